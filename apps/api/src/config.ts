import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { readPorts, type PortsConfig } from "./ports/ports-config.ts";
import { readWorkouts, type WorkoutsConfig } from "./workouts/workouts-config.ts";

export type Mode = "demo" | "development" | "production";

export type Config = {
  readonly mode: Mode;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Where figures for Prometheus are served, 0 for any free port; null for nowhere. */
  readonly metricsPort: number | null;
  /** Where people reach us, without a path. Cookies are Secure where it is https. */
  readonly publicUrl: string | null;
  readonly databaseUrl: string;
  /** Secrets, certificates and the embedded database are kept here. */
  readonly dataDir: string;
  /** The built web app. */
  readonly webRoot: string;
  /** Serve the local network over HTTPS with a certificate made on the spot. */
  readonly lan: boolean;
  /** How many proxies in front of us may be believed about the caller's address. */
  readonly proxies: number;
  /** bcrypt's cost: 2 to this power. */
  readonly passwordCost: number;
  readonly logLevel: string;
  /** FFmpeg's name or path; null where none is to be used. */
  readonly ffmpeg: string | null;
  /** Bytes that all recordings of sessions together may take. */
  readonly recordingQuotaBytes: number;
  /** With less room than this on the disk of the data folder the server is not ready. */
  readonly diskReserveBytes: number;
  readonly ports: PortsConfig;
  readonly workouts: WorkoutsConfig;
};

/** Something in the environment that the server refuses to run with. The message says what to do. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** The folder that holds apps/, whether run from src/ or from dist/. */
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * Reads the environment.
 * @throws ConfigError for what production must not run with, and for numbers that are none
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const mode: Mode = env.NODE_ENV === "production" ? "production" : env.DEMO === "1" ? "demo" : "development";
  const dataDir = resolve(env.DATA_DIR ?? join(ROOT, ".data"));
  const lan = env.LAN === "1";
  const config: Config = {
    mode,
    host: env.HOST ?? (lan ? "0.0.0.0" : "127.0.0.1"),
    port: whole(env.PORT, "PORT", 4700, 65_535),
    metricsPort: env.METRICS_PORT ? whole(env.METRICS_PORT, "METRICS_PORT", 0, 65_535) : null,
    publicUrl: env.PUBLIC_URL ?? null,
    databaseUrl: env.DATABASE_URL ?? pathToFileURL(join(dataDir, "physiocheck.db")).href,
    dataDir,
    webRoot: resolve(env.WEB_ROOT ?? join(ROOT, "apps/web/dist")),
    lan,
    proxies: whole(env.TRUSTED_PROXIES, "TRUSTED_PROXIES", 0, 10),
    passwordCost: whole(env.PASSWORD_COST, "PASSWORD_COST", 10, 15),
    logLevel: env.LOG_LEVEL ?? (mode === "production" ? "info" : "warn"),
    ffmpeg: env.FFMPEG === "off" ? null : env.FFMPEG || "ffmpeg",
    recordingQuotaBytes: whole(env.RECORDING_QUOTA_MB, "RECORDING_QUOTA_MB", 20_000, 100_000_000) * 1_000_000,
    diskReserveBytes: whole(env.DISK_RESERVE_MB, "DISK_RESERVE_MB", 100, 100_000_000) * 1_000_000,
    ports: readPorts(env, (problem) => {
      throw new ConfigError(problem);
    }),
    workouts: readWorkouts(env, join(ROOT, "apps/worker/dist/main.js"), (name, fallback, most) =>
      whole(env[name], name, fallback, most),
    ),
  };
  if (config.publicUrl !== null && !URL.canParse(config.publicUrl))
    throw new ConfigError("PUBLIC_URL is not an address");
  if (mode === "production") {
    if (env.DEMO === "1")
      throw new ConfigError("DEMO=1 has no place in production: its passwords are public");
    if (!config.publicUrl?.startsWith("https://"))
      throw new ConfigError(
        "production needs PUBLIC_URL=https://…: sign-in cookies never travel over plain http",
      );
    if (config.passwordCost < 10) throw new ConfigError("production needs PASSWORD_COST of 10 or more");
  }
  return config;
}

/** Whether the browser's line to us is encrypted. */
export function isSecure(config: Config): boolean {
  return config.lan || (config.publicUrl?.startsWith("https://") ?? false);
}

function whole(text: string | undefined, name: string, fallback: number, max: number): number {
  if (text === undefined || text === "") return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > max)
    throw new ConfigError(`${name} is a whole number from 0 to ${max}, and not ${JSON.stringify(text)}`);
  return value;
}
