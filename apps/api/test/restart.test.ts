/** The API as a real process, killed without warning in the middle of a session. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Acknowledgement, SessionDetail, SessionEvent } from "@physiocheck/contracts";
import { createTestDatabase, ENGINES, type TestDatabase } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Browser } from "./support/browser.ts";
import { chainOf, DOSE, finishOf, sessionEvents } from "./support/samples.ts";

const MAIN = join(import.meta.dirname, "../src/main.ts");

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("a killed server", () => {
    let place: TestDatabase;
    let folder: string;
    let port: number;
    let child: ChildProcess | null = null;

    beforeEach(async () => {
      place = await createTestDatabase(engine);
      folder = mkdtempSync(join(tmpdir(), "physiocheck-restart-"));
      port = await freePort();
    });
    afterEach(async () => {
      await kill("SIGKILL");
      await place.drop();
      rmSync(folder, { recursive: true, force: true });
    });

    const launch = async (): Promise<void> => {
      const started = spawn(process.execPath, ["--import", "tsx", MAIN], {
        env: {
          ...process.env,
          NODE_ENV: "test",
          NODE_OPTIONS: "",
          PORT: String(port),
          DATA_DIR: folder,
          DATABASE_URL: place.url,
          PASSWORD_COST: "4",
        },
        stdio: ["ignore", "pipe", "inherit"],
      });
      child = started;
      await new Promise<void>((resolve, reject) => {
        started.stdout?.on("data", (data: Buffer) => {
          if (data.toString().includes("PhysioCheck is at")) resolve();
        });
        started.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
      });
    };
    const kill = (signal: NodeJS.Signals): Promise<number | null> =>
      new Promise((resolve) => {
        const dying = child;
        child = null;
        if (!dying || dying.exitCode !== null || dying.signalCode !== null) {
          resolve(dying?.exitCode ?? null);
          return;
        }
        dying.once("exit", (code) => resolve(code));
        dying.kill(signal);
      });

    test("loses nothing that it acknowledged, and the session completes with every repetition once", async () => {
      await launch();
      const browser = new Browser(`http://127.0.0.1:${port}`);
      await browser.send("POST", "/api/auth/register/patient", {
        name: "Ana",
        email: "ana@x.test",
        password: "correct horse battery",
      });
      const id = uuidv7();
      await browser.send("POST", "/api/sessions", { id, exerciseId: "squat", dose: DOSE });

      // An outbox: sends what is not acknowledged yet, in order, and forgets only what is.
      const events = sessionEvents(60);
      let acknowledged = -1;
      let kills = 0;
      const afterKills: { status: number; lost: number }[] = [];
      while (acknowledged < events.length - 1) {
        const batch: readonly SessionEvent[] = events.slice(acknowledged + 1, acknowledged + 6);
        const sending = browser.send<Acknowledgement>("POST", `/api/sessions/${id}/events`, {
          events: batch,
        });
        // Three times the process dies while a batch is under way: before, while or after it is committed.
        if (kills < 3 && acknowledged >= 15 * (kills + 1)) {
          kills += 1;
          const [reply] = await Promise.all([sending.catch(() => null), kill("SIGKILL")]);
          if (reply?.status === 200) acknowledged = reply.body.highestContiguous;
          await launch();
          const stored = await browser.send<{ events: SessionEvent[] }>("GET", `/api/sessions/${id}/events`);
          afterKills.push({
            status: stored.status,
            lost: Math.max(0, acknowledged + 1 - stored.body.events.length),
          });
          continue;
        }
        const reply = await sending;
        expect(reply.status).toBe(200);
        acknowledged = reply.body.highestContiguous;
        expect(reply.body.chain).toBe(await chainOf(events.slice(0, acknowledged + 1)));
      }
      // Signed in still, and everything that was acknowledged is there.
      expect(afterKills).toEqual(Array.from({ length: 3 }, () => ({ status: 200, lost: 0 })));
      const { body } = await browser.send<SessionDetail>(
        "POST",
        `/api/sessions/${id}/finish`,
        await finishOf(events),
      );
      expect(body.session).toMatchObject({ state: "complete", repetitions: 45, partial: 15 });
      expect(body.ledger.map(({ index }) => index)).toEqual(Array.from({ length: 60 }, (_, i) => i));
      // Four starts of a process that compiles itself, on a machine that does other things too.
    }, 180_000);

    test("asked to end, it ends its streams and then itself, with success", async () => {
      await launch();
      const browser = new Browser(`http://127.0.0.1:${port}`);
      await browser.send("POST", "/api/auth/register/patient", {
        name: "Ana",
        email: "ana@x.test",
        password: "correct horse battery",
      });
      const id = uuidv7();
      await browser.send("POST", "/api/sessions", { id, exerciseId: "squat", dose: DOSE });
      const stream = await browser.stream(`/api/sessions/${id}/stream`);
      const ending = stream.until("ended");
      await stream.next();
      const code = await kill("SIGTERM");
      expect(await ending).toEqual({ type: "ended", reason: "shutting_down" });
      expect(code).toBe(0);
    });
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
