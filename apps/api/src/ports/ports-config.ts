import type { S3Config } from "./objects/s3-store.ts";

/** Which existing servers stand in for the embedded parts; null for none. */
export type PortsConfig = {
  /** Jobs and the live bus. */
  readonly redisUrl: string | null;
  /** In front of every key, so that several installations share a Redis. */
  readonly redisPrefix: string;
  readonly smtpUrl: string | null;
  /** Sender of all e-mail: `PhysioCheck <physio@example.org>`. */
  readonly mailFrom: string;
  readonly s3: S3Config | null;
};

/**
 * Reads REDIS_URL, REDIS_PREFIX, SMTP_URL, MAIL_FROM and S3_….
 * @param refuse throws what is wrong
 */
export function readPorts(env: NodeJS.ProcessEnv, refuse: (problem: string) => never): PortsConfig {
  const address = (name: string, protocols: readonly string[]): string | null => {
    const text = env[name];
    if (text === undefined || text === "") return null;
    if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
      refuse(`${name} begins with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`);
    return text;
  };
  const smtpUrl = address("SMTP_URL", ["smtp:", "smtps:"]);
  const mailFrom = env.MAIL_FROM ?? "";
  if (smtpUrl !== null && !mailFrom.includes("@"))
    refuse("SMTP_URL needs MAIL_FROM, the sender of e-mails: PhysioCheck <physio@example.org>");
  return {
    redisUrl: address("REDIS_URL", ["redis:", "rediss:"]),
    redisPrefix: env.REDIS_PREFIX ?? "physiocheck:",
    smtpUrl,
    mailFrom,
    s3: readS3(env, address("S3_ENDPOINT", ["http:", "https:"]), refuse),
  };
}

function readS3(
  env: NodeJS.ProcessEnv,
  endpoint: string | null,
  refuse: (problem: string) => never,
): S3Config | null {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!bucket) {
    if (endpoint !== null) refuse("S3_ENDPOINT needs S3_BUCKET");
    return null;
  }
  if (Boolean(accessKeyId) !== Boolean(secretAccessKey))
    refuse("S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together");
  return {
    bucket,
    endpoint,
    region: env.S3_REGION ?? "us-east-1",
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : null,
    pathStyle: endpoint !== null && env.S3_PATH_STYLE !== "0",
  };
}
