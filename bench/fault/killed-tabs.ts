import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium } from "@playwright/test";
import { build } from "esbuild";
import { startTestServer, type TestServer } from "../../apps/api/test/support/test-server.ts";
import { CHROMIUM_FLAGS } from "../../scripts/lib/browser-tools.ts";
import { freePort } from "../../scripts/lib/free-port.ts";
import { ROOT } from "../../scripts/lib/process.ts";
import { end, listening, logOf } from "../../scripts/cluster/child.ts";
import { patients, type SimulatedPatient } from "../sessions/patients.ts";
import { type Verdict, verdictOf } from "../sessions/verdict.ts";

export type TabCounts = { readonly rounds: number; readonly tabs: number };

/** What a tab says: an event that counts as done, or the end. */
type Said =
  | { readonly sessionId: string; readonly seq: number; readonly body: string }
  | { readonly sent: boolean };

/** A browser lives so long before it is killed with all of its tabs, ms. */
const LIVES_MS = 1500;

/**
 * Tabs of a real browser with the product's journal, outbox and client over the browser's own IndexedDB. The whole browser is killed (SIGKILL) in the
 * middle of writing and sending, and begun again on the same profile, where each tab goes on with its session.
 */
export async function killedTabs(
  executable: string,
  { rounds, tabs }: TabCounts,
): Promise<Verdict & { readonly kills: number }> {
  const folder = mkdtempSync(join(tmpdir(), "physiocheck-tabs-"));
  const web = join(folder, "web");
  await buildPage(web);
  const clinic = await startTestServer("libsql", { WEB_ROOT: web });
  const kept = new Map<string, Map<number, string>>();
  const sent: boolean[] = [];
  const heard: Said[] = [];
  const hear = (said: Said): void => {
    if ("sent" in said) {
      sent.push(said.sent);
      return;
    }
    heard.push(said);
    const session = kept.get(said.sessionId) ?? new Map<number, string>();
    session.set(said.seq, said.body);
    kept.set(said.sessionId, session);
  };
  try {
    const physician = await clinic.person("physician");
    const [patient] = await patients(clinic, 1, physician.id, false);
    if (!patient) throw new Error("nobody was made");
    const assignments = await moreAssignments(clinic, patient, physician.id, tabs);
    for (let round = 0; round < rounds; round += 1) {
      const running = await open(executable, folder, clinic, patient);
      await Promise.all(assignments.map((id) => tab(running.browser, clinic, patient, id, hear)));
      // Alive is a tab that writes, not one that is still loading.
      const enough = heard.length + 2 * tabs;
      for (;;) {
        if (heard.length >= enough) break;
        await sleep(20);
      }
      await sleep(LIVES_MS * Math.random());
      await running.kill();
    }
    const last = await open(executable, folder, clinic, patient);
    await Promise.all(assignments.map((id) => tab(last.browser, clinic, patient, id, hear, "&last")));
    for (let waited = 0; waited < 60_000; waited += 100) {
      if (sent.length === tabs) break;
      await sleep(100);
    }
    await last.kill();
    const sessions = [...kept].map(([id, events]) => ({ id, kept: events }));
    const verdict = await verdictOf(clinic.server.deps.config.databaseUrl, sessions);
    return { ...verdict, kills: rounds * tabs };
  } finally {
    await clinic.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function buildPage(folder: string): Promise<void> {
  mkdirSync(folder);
  await build({
    absWorkingDir: ROOT,
    entryPoints: ["bench/fault/tab.ts"],
    outfile: join(folder, "tab.js"),
    bundle: true,
    platform: "browser",
    format: "esm",
    target: "es2022",
    logLevel: "warning",
  });
  writeFileSync(join(folder, "index.html"), '<!doctype html><script type="module" src="/tab.js"></script>');
}

async function moreAssignments(
  clinic: TestServer,
  patient: SimulatedPatient,
  physicianId: string,
  count: number,
): Promise<string[]> {
  const { database } = clinic.server.deps;
  const { assignments } = database.schema;
  const [first] = await database.read.select().from(assignments);
  if (!first) throw new Error("there is no assignment to follow");
  const ids = Array.from(
    { length: count - 1 },
    (_, i) => `${patient.assignmentId.slice(0, -2)}${String(i + 10)}`,
  );
  await database.write(async (writer) => {
    for (const id of ids) await writer.insert(assignments).values({ ...first, id, physicianId });
  });
  return [patient.assignmentId, ...ids];
}

/** A browser of its own process group, on the one profile, signed in as the patient. */
async function open(
  executable: string,
  folder: string,
  clinic: TestServer,
  { jar }: SimulatedPatient,
): Promise<{ readonly browser: Browser; readonly kill: () => Promise<void> }> {
  const port = await freePort();
  const child: ChildProcess = spawn(
    executable,
    [
      ...CHROMIUM_FLAGS,
      "--headless",
      `--user-data-dir=${join(folder, "profile")}`,
      `--remote-debugging-port=${port}`,
      "about:blank",
    ],
    { detached: true, stdio: ["ignore", "pipe", "pipe"] },
  );
  await listening(port, child, logOf(child));
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const url = clinic.origin;
  await browser.contexts()[0]?.addCookies([...jar].map(([name, value]) => ({ name, value, url })));
  return {
    browser,
    async kill() {
      const { pid } = child;
      if (pid !== undefined) process.kill(-pid, "SIGKILL");
      await end(child, "SIGKILL");
      await browser.close().catch(() => undefined);
    },
  };
}

async function tab(
  browser: Browser,
  clinic: TestServer,
  { id: user }: SimulatedPatient,
  assignment: string,
  hear: (said: Said) => void,
  more = "",
): Promise<void> {
  const page = await browser.contexts()[0]?.newPage();
  page?.on("console", (message) => {
    const text = message.text();
    if (text.startsWith("{")) hear(JSON.parse(text) as Said);
  });
  await page?.goto(`${clinic.origin}/?user=${user}&assignment=${assignment}${more}`, { waitUntil: "commit" });
}
