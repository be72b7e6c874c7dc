import type { Database } from "@physiocheck/database";
import type { Logger } from "pino";
import type { Audit } from "./audit.ts";
import type { Config } from "./config.ts";
import type { EngineRoom } from "./engine/engine-room.ts";
import type { TokenCookies } from "./http/cookies.ts";
import type { Passwords } from "./identity/passwords.ts";
import type { SecondFactors } from "./identity/second-factors.ts";
import type { SignIns } from "./identity/sign-ins.ts";
import type { SlowDown } from "./identity/slow-down.ts";
import type { LiveBus } from "./ports/bus/live-bus.ts";
import type { LiveBoard } from "./ports/board/live-board.ts";
import type { Jobs } from "./ports/jobs/jobs.ts";
import type { Metrics } from "./operation/metrics.ts";
import type { Mail } from "./ports/mail/mail.ts";
import type { ObjectStore } from "./ports/objects/object-store.ts";

/** Everything a handler may need, made once by the server. */
export type Deps = {
  readonly config: Config;
  readonly database: Database;
  readonly passwords: Passwords;
  readonly signIns: SignIns;
  readonly secondFactors: SecondFactors;
  readonly slowDown: SlowDown;
  readonly cookies: TokenCookies;
  readonly audit: Audit;
  readonly objects: ObjectStore;
  readonly mail: Mail;
  readonly jobs: Jobs;
  readonly bus: LiveBus;
  readonly board: LiveBoard;
  /** The motion engine, off the event loop. */
  readonly engine: EngineRoom;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Where people reach us, without a path: for links in e-mails. */
  readonly origin: () => string;
  /** Aborted when the server begins to shut down: open streams end. */
  readonly closing: AbortSignal;
};
