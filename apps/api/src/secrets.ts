import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError, type Mode } from "./config.ts";

/** One key a purpose, derived from one master secret. */
export type Secrets = {
  /** Signs access tokens. */
  readonly access: KeyObject;
  /** Derives a refresh token's successor. */
  readonly refresh: KeyObject;
  /** Pepper of the passwords. */
  readonly pepper: KeyObject;
  /** Hides the addresses and accounts in the table of failed sign-ins. */
  readonly subjects: KeyObject;
  /** Encrypts the secrets of second factors; 32 bytes. */
  readonly secondFactors: KeyObject;
  /** Chains the audit log. */
  readonly audit: KeyObject;
};

const MASTER_BYTES = 32;

/**
 * The secrets of this installation. SECRET_KEY (base64, at least 32 bytes) in production; elsewhere made once and kept
 * under the data folder, readable by its owner only.
 * @throws ConfigError where production has none, or one that is too short or plainly not random
 */
export function loadSecrets(mode: Mode, dataDir: string, secretKey: string | undefined): Secrets {
  if (secretKey !== undefined && secretKey !== "") return derive(decode(secretKey));
  if (mode === "production")
    throw new ConfigError("production needs SECRET_KEY: the output of `openssl rand -base64 32`");
  const file = join(dataDir, "secret.key");
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    try {
      writeFileSync(file, randomBytes(MASTER_BYTES).toString("base64"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      // Another server made it in this moment: use that one.
      if (!existsSync(file)) throw error;
    }
  }
  return derive(decode(readFileSync(file, "utf8")));
}

function decode(text: string): Buffer {
  const master = Buffer.from(text.trim(), "base64");
  if (master.length < MASTER_BYTES)
    throw new ConfigError(`SECRET_KEY holds ${master.length} bytes, and ${MASTER_BYTES} are needed (base64)`);
  // 32 random bytes hold fewer than 16 different ones about never; placeholders and repeated words do.
  if (new Set(master).size < 16) throw new ConfigError("SECRET_KEY is not random");
  return master;
}

function derive(master: Buffer): Secrets {
  const key = (purpose: string, bytes = 48): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync("sha256", master, "physiocheck", purpose, bytes)));
  return {
    access: key("access"),
    refresh: key("refresh"),
    pepper: key("pepper"),
    subjects: key("subjects"),
    secondFactors: key("second factors", 32),
    audit: key("audit"),
  };
}
