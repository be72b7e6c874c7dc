/**
 * The server as a process. `main.js` serves; `main.js work` only analyses films of workouts that others were sent; `main.js migrate` only brings the database up to date; `main.js audit-verify` checks
 * the audit log; `main.js create-admin
 * EMAIL NAME` makes an account for an admin, with the password on standard input.
 */
import { text } from "node:stream/consumers";
import { emailSchema, passwordSchema } from "@physiocheck/contracts";
import { openDatabase } from "@physiocheck/database";
import { auditReport } from "./admin/audit-report.ts";
import { insertAccount } from "./accounts/account-store.ts";
import { ConfigError, readConfig, type Config } from "./config.ts";
import { isCommonPassword } from "./identity/common-passwords.ts";
import { Passwords } from "./identity/passwords.ts";
import { lanAddresses, qrCode } from "./operation/lan.ts";
import { DEMO_ACCOUNTS } from "./seed.ts";
import { loadSecrets } from "./secrets.ts";
import { startServer } from "./server.ts";
import { startWorker } from "./workouts/start-worker.ts";

const [command = "serve", ...rest] = process.argv.slice(2);

try {
  const config = readConfig(process.env);
  switch (command) {
    case "serve":
      await serve(config);
      break;
    case "work":
      await work(config);
      break;
    case "migrate":
      await migrate(config);
      break;
    case "audit-verify": {
      const { whole, text: report } = await auditReport(process.env);
      process.stdout.write(`${report}\n`);
      process.exitCode = whole ? 0 : 1;
      break;
    }
    case "create-admin":
      await createAdmin(config, rest);
      break;
    default:
      throw new ConfigError(
        `there is no command ${command}; serve, work, migrate, audit-verify and create-admin are known`,
      );
  }
} catch (error) {
  const message = error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`PhysioCheck did not start: ${String(message)}\n`);
  process.exit(1);
}

async function serve(config: Config): Promise<void> {
  const server = await startServer({ config });
  const stop = (): void => {
    // A second signal does not wait for anybody.
    process.once("SIGINT", () => process.exit(1));
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);

  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(`PhysioCheck is at ${config.publicUrl ?? server.origin.replace("127.0.0.1", "localhost")}`);
  if (config.mode === "demo") {
    for (const { email, role, password } of DEMO_ACCOUNTS.slice(0, 3))
      say(`  sign in as ${role.padEnd(9)} ${email}  ${password}`);
  }
  if (config.lan) {
    const addresses = lanAddresses();
    for (const address of addresses) say(`In your network: https://${address}:${server.port}`);
    const [first] = addresses;
    if (first !== undefined) {
      say(await qrCode(`https://${first}:${server.port}`));
      say("The phone warns that nobody vouches for this certificate: it was made on this computer just now.");
    } else say("This computer is in no network that a phone could join.");
  }
}

async function work(config: Config): Promise<void> {
  const worker = await startWorker(config);
  const stop = (): void => {
    worker.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  process.stdout.write("PhysioCheck analyses films of workouts.\n");
}

async function migrate(config: Config): Promise<void> {
  const database = await openDatabase(config.databaseUrl);
  try {
    const applied = await database.migrate();
    for (const name of applied) process.stdout.write(`applied ${name}\n`);
    process.stdout.write(applied.length === 0 ? "The database is up to date.\n" : "Done.\n");
  } finally {
    await database.close();
  }
}

async function createAdmin(config: Config, [emailText, ...nameParts]: readonly string[]): Promise<void> {
  const email = emailSchema.safeParse(emailText ?? "");
  const name = nameParts.join(" ").trim();
  if (!email.success || name === "")
    throw new ConfigError("use: create-admin EMAIL NAME, with the password on standard input");
  const password = passwordSchema.safeParse((await text(process.stdin)).replace(/\r?\n$/, ""));
  if (!password.success || isCommonPassword(password.data))
    throw new ConfigError("the password has 8 to 128 characters and is none of the common ones");
  const secrets = loadSecrets(config.mode, config.dataDir, process.env.SECRET_KEY);
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
    process.stdout.write(`${email.data} can sign in as an admin.\n`);
  } finally {
    await passwords.close();
    await database.close();
  }
}
