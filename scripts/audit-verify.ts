/**
 * `npm run audit:verify`: follows the audit log of this installation from its first line to its last and says whether it is as
 * it was written. Reads the same surroundings as the server (DATA_DIR, DATABASE_URL, SECRET_KEY). Ends with 1 where it is not.
 */
import { auditReport } from "@physiocheck/api";

const { whole, text } = await auditReport(process.env);
process.stdout.write(`${text}\n`);
process.exitCode = whole ? 0 : 1;
