/** `npm run restore -- FOLDER`: puts a backup into an empty installation, and checks the audit log that came with it. */
import { BackupError, ConfigError, restoreInstallation } from "@physiocheck/api";

try {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new ConfigError("restore from which FOLDER?");
  process.stdout.write(`${await restoreInstallation(process.env, folder)}\n`);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof BackupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
