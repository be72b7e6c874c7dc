import { randomBytes } from "node:crypto";

/** What a server in production is given, with everything switched on. A key of its own, shared by the servers of a run. */
export function serverEnvironment(where: {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  /** Where people reach it, if a proxy stands in front. */
  readonly publicUrl?: string;
}): Record<string, string> {
  return {
    NODE_ENV: "production",
    PUBLIC_URL: where.publicUrl ?? "https://localhost",
    SECRET_KEY: randomBytes(32).toString("base64"),
    DATABASE_URL: where.databaseUrl,
    REDIS_URL: where.redisUrl,
    REDIS_PREFIX: where.redisPrefix,
    METRICS_PORT: "0",
    LOG_LEVEL: "info",
    ...(where.publicUrl !== undefined && { TRUSTED_PROXIES: "1" }),
  };
}
