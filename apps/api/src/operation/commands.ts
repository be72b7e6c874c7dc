import { text } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { emailSchema, passwordSchema } from "@physiocheck/contracts";
import { openDatabase } from "@physiocheck/database";
import { insertAccount } from "../accounts/account-store.ts";
import { ConfigError, readConfig } from "../config.ts";
import { isCommonPassword } from "../identity/common-passwords.ts";
import { Passwords } from "../identity/passwords.ts";
import { loadSecrets } from "../secrets.ts";

/** Brings the database up to date. @returns a line for each step, and how it ended */
export async function migrateInstallation(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const database = await openDatabase(readConfig(env).databaseUrl);
  try {
    const applied = await database.migrate();
    return [
      ...applied.map((name) => `applied ${name}`),
      applied.length === 0 ? "The database is up to date." : "Done.",
    ];
  } finally {
    await database.close();
  }
}

/**
 * Makes an account for an admin.
 * @param input the password, in one line
 * @throws ConfigError where something is missing or the password is too weak
 */
export async function createAdmin(
  env: NodeJS.ProcessEnv,
  [emailText, ...nameParts]: readonly string[],
  input: Readable,
): Promise<string> {
  const config = readConfig(env);
  const email = emailSchema.safeParse(emailText ?? "");
  const name = nameParts.join(" ").trim();
  if (!email.success || name === "")
    throw new ConfigError("name an EMAIL and a NAME, and give the password on standard input");
  const password = passwordSchema.safeParse((await text(input)).replace(/\r?\n$/, ""));
  if (!password.success || isCommonPassword(password.data))
    throw new ConfigError("the password has 8 to 128 characters and is none of the common ones");
  const secrets = loadSecrets(config.mode, config.dataDir, env.SECRET_KEY);
  const passwords = new Passwords(secrets.pepper, config.passwordCost);
  const database = await openDatabase(config.databaseUrl);
  try {
    await database.migrate();
    const passwordHash = await passwords.hash(password.data);
    await database.write((writer) =>
      insertAccount(database, writer, {
        role: "admin",
        email: email.data,
        name,
        passwordHash,
        createdAt: Date.now(),
      }),
    );
    return `${email.data} can sign in as an admin.`;
  } finally {
    await passwords.close();
    await database.close();
  }
}
