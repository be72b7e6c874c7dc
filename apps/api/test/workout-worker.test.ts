import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { FilmJob, Workout, WorkoutSettings } from "@physiocheck/contracts";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { analyseFilm, AnalysisError, backgroundAnalysis } from "../src/workouts/analyse-film.ts";
import { startWorker } from "../src/workouts/start-worker.ts";
import { readWorkouts, type WorkoutsConfig } from "../src/workouts/workouts-config.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";
import { deviceWorkout, filmBytes, makeWorkouts, OCTETS, serverWorkout } from "./support/workouts.ts";

/**
 * The process that analyses films is real here, and does badly on purpose: what it does well with a browser and a model is the
 * browser tests' (e2e/workouts.spec.ts).
 */
const folder = mkdtempSync(join(tmpdir(), "physiocheck-analysers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { film, bouts } = deviceWorkout();
const DONE = JSON.stringify({ type: "done", film, bouts });
const ANSWER = `
  const { writeFileSync } = await import("node:fs");
  const { gzipSync } = await import("node:zlib");
  writeFileSync(job.trace, gzipSync("PCTR"));
  process.send(${DONE}, () => process.exit(0));`;

/** An analyser that can be asked, and that does this with a job. */
function analyser(name: string, body: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `if (process.argv[2] === "check") process.exit(0);\nprocess.on("message", async (job) => {${body}});\n`,
  );
  return file;
}

function config(file: string, changes: Partial<WorkoutsConfig> = {}): WorkoutsConfig {
  return { ...readWorkouts({}, file, (_, fallback) => fallback), ...changes };
}

const job: FilmJob = { film: "film", trace: join(folder, "trace.gz"), model: "full", webRoot: folder };
const run = (file: string, changes: Partial<WorkoutsConfig> = {}, signal = new AbortController().signal) =>
  analyseFilm(config(file, changes), job, signal, () => undefined);
const reasonOf = (running: Promise<unknown>): Promise<unknown> =>
  running.then(
    () => "none",
    (error: unknown) => (error instanceof AnalysisError ? error.reason : error),
  );

/** Whether a process lives. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("one analysis", () => {
  test("what the process finds comes back, and how far it was meanwhile", async () => {
    const seen: number[] = [];
    const file = analyser("good", `process.send({ type: "progress", done: 5, of: 10 });${ANSWER}`);
    const result = await analyseFilm(config(file), job, new AbortController().signal, (part) =>
      seen.push(part),
    );
    expect(result).toEqual({ film, bouts });
    expect(seen).toEqual([0.5]);
    expect(existsSync(job.trace)).toBe(true);
  });

  test("a process that dies, talks nonsense and dies, or finds fault with the film is told apart", async () => {
    expect(await reasonOf(run(analyser("dies", "process.exit(1)")))).toBe("crashed");
    expect(
      await reasonOf(run(analyser("nonsense", "process.send({ type: 'won' }, () => process.exit(0))"))),
    ).toBe("crashed");
    const refuses =
      "process.send({ type: 'refused', reason: 'codec', message: 'no' }, () => process.exit(0))";
    expect(await reasonOf(run(analyser("refuses", refuses)))).toBe("codec");
  });

  test("one that takes too long is ended with all that it started", async () => {
    const pids = join(folder, "pids");
    // The grandchild leaves the group, as a browser does.
    const start = `
      const { spawn } = await import("node:child_process");
      const { writeFileSync } = await import("node:fs");
      const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "ignore" });
      writeFileSync(${JSON.stringify(pids)}, process.pid + " " + child.pid);`;
    const hangs = analyser("hangs", `${start} setInterval(() => {}, 1000);`);
    expect(await reasonOf(run(hangs, { limitMs: 1500 }))).toBe("timeout");
    const both = readFileSync(pids, "utf8").split(" ").map(Number);
    expect(both).toHaveLength(2);
    await vi.waitFor(() => expect(both.filter(lives)).toEqual([]), { timeout: 5000 });
  });

  test.skipIf(process.platform !== "linux")(
    "one that takes too much memory is ended (skipped where there is no /proc to see it in)",
    async () => {
      const eats = analyser(
        "eats",
        "globalThis.eaten = Buffer.alloc(400e6, 1); setInterval(() => {}, 1000);",
      );
      expect(await reasonOf(run(eats, { limitBytes: 250e6 }))).toBe("memory");
    },
  );

  test("when the signal says so it ends", async () => {
    const abort = new AbortController();
    const running = run(analyser("waits", "setInterval(() => {}, 1000)"), {}, abort.signal);
    const reason = new Error("enough");
    setTimeout(() => abort.abort(reason), 300);
    expect(await reasonOf(running)).toBe(reason);
  });

  test("it sees no secret of the server's surroundings", async () => {
    process.env.SECRET_KEY = "canary-secret";
    const file = analyser(
      "nosy",
      `process.send({ type: "refused", reason: "codec", message: JSON.stringify(process.env) }, () => process.exit(0));`,
    );
    const said = await run(file).catch(String);
    delete process.env.SECRET_KEY;
    expect(said).toContain("PATH");
    expect(said).not.toContain("canary-secret");
  });
});

test("whether films are analysed is asked, and the reason told", async () => {
  const ask = (changes: Partial<WorkoutsConfig>) =>
    backgroundAnalysis(config(analyser("asked", ""), changes));
  expect(await ask({})).toEqual({ offered: true, reason: null });
  expect(await ask({ analysis: "off" })).toEqual({ offered: false, reason: "off" });
  expect(await ask({ analysis: "elsewhere", analyser: "/nowhere" })).toEqual({ offered: true, reason: null });
  expect(await ask({ analyser: "/nowhere" })).toEqual({ offered: false, reason: "not_built" });
  const blind = join(folder, "blind.mjs");
  writeFileSync(blind, "process.exit(3)");
  expect(await ask({ analyser: blind })).toEqual({ offered: false, reason: "no_browser" });
});

describe("films that wait", () => {
  let api: TestServer;
  let patient: Person;
  const counter = join(folder, "count");

  beforeAll(async () => {
    // The first two tries of a film named twice.mp4 die; broken films are refused; others are done.
    const file = analyser(
      "server",
      `const { appendFileSync, readFileSync } = await import("node:fs");
       const text = readFileSync(job.film, "latin1");
       appendFileSync(${JSON.stringify(counter)}, text.includes("broken") ? "b" : text.includes("twice") ? "t" : "g");
       const count = readFileSync(${JSON.stringify(counter)}, "utf8").split("t").length - 1;
       if (text.includes("broken")) process.send({ type: "refused", reason: "damaged", message: "no" }, () => process.exit(0));
       else if (text.includes("twice") && count < 3) process.exit(1);
       else {${ANSWER}}`,
    );
    api = await startTestServer("libsql", { WORKOUT_ANALYSIS: "here", WORKOUT_ANALYSER: file });
    patient = await api.person("patient");
  });
  afterAll(() => api.stop());

  const upload = async (word: string): Promise<string> => {
    const body = serverWorkout(`${word}.mp4`);
    const bytes = filmBytes();
    bytes.write(word, 100);
    expect((await patient.browser.send("POST", "/api/workouts", body)).status).toBe(201);
    expect((await patient.browser.send("PUT", `/api/workouts/${body.id}/video`, bytes, OCTETS)).status).toBe(
      200,
    );
    return body.id;
  };
  const read = async (id: string) => (await patient.browser.send<Workout>("GET", `/api/workouts/${id}`)).body;
  const becomes = (id: string, state: Workout["state"], reason: string | null) =>
    vi.waitFor(async () => expect(await read(id)).toMatchObject({ state, reason }), {
      timeout: 30_000,
      interval: 100,
    });
  const tries = (letter: string): number => readFileSync(counter, "utf8").split(letter).length - 1;

  test("the page is told that films are taken", async () => {
    const { body } = await patient.browser.send<WorkoutSettings>("GET", "/api/workout-settings");
    expect(body.background).toMatchObject({ offered: true, reason: null, keptDays: 7 });
  });

  test("a good one is analysed, and its movement is there", async () => {
    const id = await upload("good");
    await becomes(id, "completed", null);
    expect(await read(id)).toMatchObject({
      dominant: "squat",
      hasTrace: true,
      attempts: 1,
      video: { bytes: 2000 },
    });
    expect((await patient.browser.send("GET", `/api/workouts/${id}/trace`)).status).toBe(200);
  });

  test("a refused one is put aside after one look, whatever the clock says", async () => {
    const id = await upload("broken");
    await becomes(id, "failed", "damaged");
    expect((await read(id)).retryable).toBe(false);
    expect((await patient.browser.send("POST", `/api/workouts/${id}/retry`)).status).toBe(409);
    api.clock.ms += 200_000;
    // Two looks of the queue.
    await sleep(2500);
    expect(tries("b")).toBe(1);
    expect(await api.server.deps.jobs.find("workouts", id)).toBeNull();
  });

  test("one whose analysis dies is tried again after a growing wait, and then counts as done", async () => {
    const id = await upload("twice");
    await becomes(id, "pending", "crashed");
    expect(tries("t")).toBe(1);
    api.clock.ms += 31_000;
    await vi.waitFor(() => expect(tries("t")).toBe(2), { timeout: 30_000 });
    await becomes(id, "pending", "crashed");
    // Twice as long this time.
    api.clock.ms += 31_000;
    await sleep(2500);
    expect(tries("t")).toBe(2);
    api.clock.ms += 31_000;
    await becomes(id, "completed", null);
    expect((await read(id)).attempts).toBe(3);
  });
});

test("servers that only take films leave them to a process of its own on the same database", async () => {
  const file = analyser("elsewhere", ANSWER);
  const api = await startTestServer("libsql", { WORKOUT_ANALYSIS: "elsewhere", WORKOUT_ANALYSER: file });
  try {
    const patient = await api.person("patient");
    const { filmId } = await makeWorkouts(patient);
    const read = async () =>
      (await patient.browser.send<Workout>("GET", `/api/workouts/${filmId}`)).body.state;
    await sleep(1500);
    expect(await read()).toBe("pending");
    const worker = await startWorker(api.server.deps.config);
    await vi.waitFor(async () => expect(await read()).toBe("completed"), { timeout: 30_000, interval: 100 });
    await worker.close();
  } finally {
    await api.stop();
  }
  await expect(startWorker({ ...api.server.deps.config, workouts: config("/nowhere") })).rejects.toThrow(
    "build it first",
  );
});
