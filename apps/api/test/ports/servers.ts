/** Real servers for the conformance suites: Redis as the machine has it, S3 and SMTP started here. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { Redis } from "ioredis";
import { pino } from "pino";
import PostalMime, { type Email } from "postal-mime";
import S3rver from "s3rver";
import { SMTPServer } from "smtp-server";
import type { S3Config } from "../../src/ports/objects/s3-store.ts";

export const silent = pino({ level: "silent" });

export const REDIS_URL = process.env.TEST_REDIS_URL ?? "redis://127.0.0.1:6379";

/** Why there is no Redis to test with; null where there is one. */
export const redisMissing: string | null = await reasonRedisIsMissing();

if (redisMissing !== null && process.env.CI === "true")
  throw new Error(`CI tests every adapter, and ${redisMissing}`);

/** Keys of its own in the shared Redis. */
export function redisPrefix(): string {
  return `test-${randomBytes(8).toString("hex")}:`;
}

/** Removes everything under a prefix. */
export async function dropRedis(prefix: string): Promise<void> {
  const redis = new Redis(REDIS_URL);
  for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 500 }) as AsyncIterable<string[]>)
    if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
}

async function reasonRedisIsMissing(): Promise<string | null> {
  const redis = new Redis(REDIS_URL, { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => {});
  try {
    await redis.connect();
    return null;
  } catch (error) {
    return `no Redis answers at ${new URL(REDIS_URL).host} (${error instanceof Error ? error.message : String(error)})`;
  } finally {
    redis.disconnect();
  }
}

/** An S3-compatible server with one empty bucket. */
export async function startS3(): Promise<{ readonly config: S3Config; readonly stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "physiocheck-s3-"));
  const server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory: folder,
    configureBuckets: [{ name: "objects", configs: [] }],
  });
  const { port } = await server.run();
  return {
    config: {
      bucket: "objects",
      endpoint: `http://127.0.0.1:${port}`,
      region: "us-east-1",
      credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
      pathStyle: true,
    },
    async stop() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A mail server that keeps what it is sent, and can refuse. */
export type TestSmtp = {
  readonly url: string;
  readonly received: Email[];
  /** Addresses that each letter was to be delivered to. */
  readonly envelopes: string[][];
  /** How many of the next letters are refused. */
  refuse: number;
  stop(): Promise<void>;
};

export async function startSmtp(): Promise<TestSmtp> {
  const smtp: TestSmtp = { url: "", received: [], envelopes: [], refuse: 0, stop: async () => {} };
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    closeTimeout: 200,
    // Its certificate is made for nobody.
    disabledCommands: ["STARTTLS"],
    onAuth: ({ username, password }, _session, done) =>
      username === "physio" && password === "s3cret/word"
        ? done(null, { user: username })
        : done(new Error("wrong user or password")),
    onData(stream, session, done) {
      smtp.envelopes.push(session.envelope.rcptTo.map(({ address }) => address));
      void buffer(stream)
        .then((bytes) => PostalMime.parse(bytes))
        .then(
          (letter) => {
            if (smtp.refuse > 0) {
              smtp.refuse -= 1;
              return done(new Error("try again later"));
            }
            smtp.received.push(letter);
            return done();
          },
          (error: Error) => done(error),
        );
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(smtp, {
    url: `smtp://physio:${encodeURIComponent("s3cret/word")}@127.0.0.1:${port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
