/** `npm run migrate`: brings the database up to date, under a lock. Servers do it when they start, unless this was done before. */
import { BackupError, ConfigError, migrateInstallation } from "@physiocheck/api";

try {
  for (const line of await migrateInstallation(process.env)) process.stdout.write(`${line}\n`);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof BackupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
