/** `npm run user:create-admin -- EMAIL NAME`, the password on standard input: the first admin of a new clinic. */
import { BackupError, ConfigError, createAdmin } from "@physiocheck/api";

try {
  process.stdout.write(`${await createAdmin(process.env, process.argv.slice(2), process.stdin)}\n`);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof BackupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
