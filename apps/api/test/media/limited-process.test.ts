import { expect, test } from "vitest";
import { ProcessStopped, runLimited, type Limits } from "../../src/media/limited-process.ts";

const LIMITS: Limits = { wallMs: 20_000, cpuSeconds: 20, memoryMb: 256 };
/** A shell is a program like any other, and the smallest that is everywhere. */
const shell = (script: string, limits: Partial<Limits> = {}) =>
  runLimited("/bin/sh", ["-c", script], { ...LIMITS, ...limits });

test("what keeps to its limits is left alone", async () => {
  expect(await shell("echo out; echo err >&2; exit 3")).toEqual({
    code: 3,
    stdout: "out\n",
    stderr: "err\n",
  });
});

test("time on the clock: who only waits is ended as well", async () => {
  await expect(shell("exec sleep 30", { wallMs: 300 })).rejects.toThrow(
    new ProcessStopped("took longer than 300 ms"),
  );
});

test("processor time: who spins is ended by the system", async () => {
  await expect(shell("while :; do :; done", { cpuSeconds: 1 })).rejects.toThrow(/ended by SIG(XCPU|KILL)/);
});

test("memory: the system gives no more than allowed", async () => {
  // dd takes its whole block at once.
  const take = (megabytes: number) => shell(`dd if=/dev/zero of=/dev/null bs=${megabytes}M count=1`);
  expect((await take(64)).code).toBe(0);
  const refused = await take(512);
  expect([refused.code === 0, refused.stderr]).toEqual([false, expect.stringMatching(/memory/i)]);
});

test("a signal ends it, before and while it runs", async () => {
  const over = new AbortController();
  const running = shell("exec sleep 30", { signal: over.signal });
  over.abort();
  await expect(running).rejects.toThrow(ProcessStopped);
  await expect(shell("true", { signal: over.signal })).rejects.toThrow("stopped before it began");
});

test("it knows nothing of the server's environment, reads nothing, and cannot fill the memory with what it says", async () => {
  process.env.SECRET_OF_THE_SERVER = "hush";
  try {
    const { stdout } = await shell("env; cat; echo end");
    expect(stdout).not.toContain("hush");
    expect(stdout.endsWith("end\n")).toBe(true);
  } finally {
    delete process.env.SECRET_OF_THE_SERVER;
  }
  const { stdout } = await shell("yes | head -c 1000000; echo end");
  expect(stdout.length).toBeLessThanOrEqual(64 * 1024);
  expect(stdout.endsWith("end\n")).toBe(true);
});

test("arguments are arguments, whatever a name contains", async () => {
  const name = `$(touch broken); "quoted" 'and' \\ more`;
  expect((await runLimited("/bin/echo", [name], LIMITS)).stdout).toBe(`${name}\n`);
});

test("a program that is not there ends with an error", async () => {
  expect((await runLimited("no-such-program", [], LIMITS)).code).not.toBe(0);
});
