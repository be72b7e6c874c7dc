/**
 * The server as a process. `main.js` serves; `work` only analyses films of workouts; the other commands do one thing to the installation that the environment describes and end:
 * `migrate`, `create-admin EMAIL NAME` (the password on standard input), `audit-verify`, `backup [FOLDER]`, `restore FOLDER [ERASED]`.
 */
import { auditReport } from "./admin/audit-report.ts";
import { ConfigError, readConfig, type Config } from "./config.ts";
import { backupInstallation, restoreInstallation } from "./operation/backup/installation.ts";
import { BackupError } from "./operation/backup/format.ts";
import { createAdmin, migrateInstallation } from "./operation/commands.ts";
import { lanAddresses, qrCode } from "./operation/lan.ts";
import { DEMO_ACCOUNTS } from "./seed.ts";
import { startServer } from "./server.ts";
import { backgroundAnalysis } from "./workouts/analyse-film.ts";
import { startWorker } from "./workouts/start-worker.ts";

/** Why no film is analysed here, for whoever started the server. */
const NO_ANALYSIS = {
  off: "WORKOUT_ANALYSIS=off",
  not_built: "apps/worker is not built",
  no_browser: "no Chromium was found; install it, or give its path in CHROMIUM_PATH",
} as const;

const [command = "serve", ...rest] = process.argv.slice(2);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  switch (command) {
    case "serve":
      await serve(readConfig(process.env));
      break;
    case "work":
      await work(readConfig(process.env));
      break;
    case "migrate":
      for (const line of await migrateInstallation(process.env)) say(line);
      break;
    case "audit-verify": {
      const { whole, text: report } = await auditReport(process.env);
      say(report);
      process.exitCode = whole ? 0 : 1;
      break;
    }
    case "create-admin":
      say(await createAdmin(process.env, rest, process.stdin));
      break;
    case "backup":
      say((await backupInstallation(process.env, rest[0])).text);
      break;
    case "restore": {
      const [folder, erased] = rest;
      if (folder === undefined) throw new ConfigError("restore from which FOLDER?");
      say(await restoreInstallation(process.env, folder, erased));
      break;
    }
    default:
      throw new ConfigError(
        `there is no command ${command}; serve, work, migrate, create-admin, audit-verify, backup and restore are known`,
      );
  }
} catch (error) {
  const isExpected = error instanceof ConfigError || error instanceof BackupError;
  const message = isExpected ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(
    `PhysioCheck did not ${command === "serve" ? "start" : command}: ${String(message)}\n`,
  );
  process.exit(1);
}

async function serve(config: Config): Promise<void> {
  const server = await startServer({ config });
  const stop = (): void => {
    // A second signal does not wait for anybody.
    process.once("SIGINT", () => process.exit(1));
    const left = config.proxies > 0 ? server.leave() : Promise.resolve();
    left
      .then(() => server.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);

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
      say(qrCode(`https://${first}:${server.port}`));
      say("The phone warns that nobody vouches for this certificate: it was made on this computer just now.");
    } else say("This computer is in no network that a phone could join.");
  }
  const { reason } = await backgroundAnalysis(config.workouts);
  if (reason !== null)
    say(`Films of workouts are analysed in people's own browsers only: ${NO_ANALYSIS[reason]}.`);
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
  say("PhysioCheck analyses films of workouts.");
}
