import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role, Verification } from "@physiocheck/contracts";
import { createTestDatabase, type Engine } from "@physiocheck/database/testing";
import { pino } from "pino";
import { uuidv7 } from "uuidv7";
import { insertAccount } from "../../src/accounts/account-store.ts";
import { readConfig, startServer, type RunningServer } from "../../src/index.ts";
import { loadSecrets } from "../../src/secrets.ts";
import { Browser } from "./browser.ts";

/** A clock that tests move. */
export type Clock = { ms: number };

export type Person = { readonly id: string; readonly email: string; readonly browser: Browser };

/** A real server on a fresh database of one engine, on a free port. */
export type TestServer = {
  readonly server: RunningServer;
  readonly origin: string;
  readonly clock: Clock;
  /** Lines that the server logged. */
  readonly logged: string[];
  /** An account that is signed in. Without a password unless one is given: hashing takes its time. */
  person(role: Role, options?: PersonOptions): Promise<Person>;
  /** A consent in any state. @returns its id */
  subscribe(
    patient: Person,
    physician: Person,
    state?: "requested" | "approved" | "revoked",
  ): Promise<string>;
  stop(): Promise<void>;
};

export type PersonOptions = {
  readonly name?: string;
  readonly email?: string;
  readonly password?: string;
  readonly verification?: Verification;
};

/** Starts one. @param env what it is set up with besides the database. The clock runs from the time of the machine and stands still until it is moved. */
export async function startTestServer(
  engine: Engine,
  env: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const place = await createTestDatabase(engine);
  const folder = mkdtempSync(join(tmpdir(), "physiocheck-api-"));
  const clock: Clock = { ms: Date.now() };
  const logged: string[] = [];
  const server = await startServer({
    config: {
      ...readConfig({
        DATA_DIR: folder,
        DATABASE_URL: place.url,
        PASSWORD_COST: "4",
        WEB_ROOT: folder,
        // Films are taken and wait: analysing one needs a browser, and has its own tests.
        WORKOUT_ANALYSIS: "elsewhere",
        ...env,
      }),
      port: 0,
    },
    log: pino({ level: "info" }, { write: (line: string) => void logged.push(line) }),
    now: () => clock.ms,
    // The keys of servers beside this one, where it is given them.
    ...(env.SECRET_KEY !== undefined && { secrets: loadSecrets("development", folder, env.SECRET_KEY) }),
  });
  const { database, signIns, passwords } = server.deps;

  return {
    server,
    origin: server.origin,
    clock,
    logged,
    async person(role, { name = "Somebody", email = `${uuidv7()}@x.test`, password, verification } = {}) {
      const passwordHash = password === undefined ? "none" : await passwords.hash(password);
      const { id, tokens } = await database.write(async (writer) => {
        const id = await insertAccount(database, writer, {
          role,
          name,
          email,
          passwordHash,
          createdAt: clock.ms,
          ...(role === "physician" && {
            physician: {
              licenceNumber: "L-1",
              specialisation: "Knee",
              verification: verification ?? "approved",
            },
          }),
        });
        return { id, tokens: await signIns.begin(writer, id) };
      });
      const browser = new Browser(server.origin, [
        ["physiocheck-access", tokens.access],
        ["physiocheck-refresh", tokens.refresh],
      ]);
      return { id, email, browser };
    },
    async subscribe(patient, physician, state = "approved") {
      const { subscriptions } = database.schema;
      const id = uuidv7();
      await database.write(async (writer) => {
        await writer.insert(subscriptions).values({
          id,
          patientId: patient.id,
          physicianId: physician.id,
          state,
          openKey: null,
          requestedAt: clock.ms,
          decidedAt: state === "requested" ? null : clock.ms,
        });
      });
      return id;
    },
    async stop() {
      await server.close();
      await place.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
