/** `npm run backup [-- FOLDER]`: everything this installation keeps, in a folder (docs/operation.md), while it runs. */
import { BackupError, ConfigError, backupInstallation } from "@physiocheck/api";

try {
  const { text } = await backupInstallation(process.env, process.argv[2]);
  process.stdout.write(`${text}\n`);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof BackupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
