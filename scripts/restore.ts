/**
 * `npm run restore -- FOLDER [ERASED]`: puts a backup into an empty installation, checks the audit log that came with it, and has those
 * erased again who are on the list.
 */
import { BackupError, ConfigError, restoreInstallation } from "@physiocheck/api";

try {
  const [folder, erased] = process.argv.slice(2);
  if (folder === undefined) throw new ConfigError("restore from which FOLDER?");
  process.stdout.write(`${await restoreInstallation(process.env, folder, erased)}\n`);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof BackupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
