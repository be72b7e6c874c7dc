import { join } from "node:path";
import type { Database } from "@physiocheck/database";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { openInProcessBoard } from "./board/in-process-board.ts";
import type { LiveBoard } from "./board/live-board.ts";
import { openRedisBoard } from "./board/redis-board.ts";
import { openInProcessBus } from "./bus/in-process-bus.ts";
import type { LiveBus } from "./bus/live-bus.ts";
import { openRedisBus } from "./bus/redis-bus.ts";
import { openInProcessJobs } from "./jobs/in-process-jobs.ts";
import type { Jobs } from "./jobs/jobs.ts";
import { openRedisJobs } from "./jobs/redis-jobs.ts";
import type { Mail } from "./mail/mail.ts";
import { noMail, openOutbox } from "./mail/outbox-mail.ts";
import { openSmtpMail } from "./mail/smtp-mail.ts";
import { openFileStore } from "./objects/file-store.ts";
import type { ObjectStore } from "./objects/object-store.ts";
import { openS3Store } from "./objects/s3-store.ts";

/** What grows past one machine, besides the database. */
export type Ports = {
  readonly objects: ObjectStore;
  readonly mail: Mail;
  readonly jobs: Jobs;
  readonly bus: LiveBus;
  readonly board: LiveBoard;
};

/** The object store alone. @throws Error where a server that is named does not answer */
export async function openObjects({
  dataDir,
  ports: { s3 },
}: Pick<Config, "dataDir" | "ports">): Promise<ObjectStore> {
  return s3 ? openS3Store(s3) : openFileStore(join(dataDir, "objects"));
}

/**
 * Opens what the environment names, and the embedded ones for the rest.
 * @throws Error where a server that is named does not answer
 */
export async function openPorts(
  config: Config,
  database: Database,
  now: () => number,
  log: Logger,
): Promise<Ports> {
  const { mode } = config;
  const { redisUrl, redisPrefix, smtpUrl, mailFrom } = config.ports;
  const opened: { close(): Promise<void> }[] = [];
  const keep = <T extends { close(): Promise<void> }>(port: T): T => {
    opened.push(port);
    return port;
  };
  try {
    if (smtpUrl === null && mode === "production") log.warn("no SMTP_URL: no e-mail leaves this server");
    return {
      objects: keep(await openObjects(config)),
      mail: keep(
        smtpUrl === null
          ? mode === "production"
            ? noMail()
            : openOutbox(now)
          : await openSmtpMail(smtpUrl, mailFrom),
      ),
      bus: keep(redisUrl === null ? openInProcessBus() : await openRedisBus(redisUrl, redisPrefix, log)),
      board: keep(
        redisUrl === null ? openInProcessBoard(now) : await openRedisBoard(redisUrl, redisPrefix, now, log),
      ),
      jobs: keep(
        redisUrl === null
          ? openInProcessJobs(database, now, log)
          : await openRedisJobs(redisUrl, redisPrefix, log),
      ),
    };
  } catch (error) {
    await Promise.allSettled(opened.map((port) => port.close()));
    throw error;
  }
}

/** Closes all of them; jobs first, for they use the others. */
export async function closePorts({ jobs, bus, board, mail, objects }: Ports): Promise<void> {
  await jobs.close();
  await Promise.all([bus.close(), board.close(), mail.close(), objects.close()]);
}
