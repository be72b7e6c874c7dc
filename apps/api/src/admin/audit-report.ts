import { openDatabase } from "@physiocheck/database";
import { readConfig } from "../config.ts";
import { loadSecrets } from "../secrets.ts";
import { AuditAnchor } from "./audit-anchor.ts";
import { checkAudit } from "./check-audit.ts";

const SENTENCES = {
  changed: "is not what was written there",
  removed: "is missing",
  added: "was written by no server (line 0: it has no place in the log)",
  cut: "and everything after it is missing",
  head: "is where the log's head stands, and no server wrote that head",
} as const;

/**
 * Checks the audit log of an installation, in words for a terminal.
 * @param env as the server reads it
 * @throws ConfigError, or what the database says
 */
export async function auditReport(
  env: NodeJS.ProcessEnv,
): Promise<{ readonly whole: boolean; readonly text: string }> {
  const config = readConfig(env);
  const { audit } = loadSecrets(config.mode, config.dataDir, env.SECRET_KEY);
  const database = await openDatabase(config.databaseUrl);
  try {
    if (!(await database.migrated()))
      return {
        whole: false,
        text: "There is no audit log to check: the database was never migrated to this release.",
      };
    const anchor = new AuditAnchor(config.dataDir, config.databaseUrl);
    const { whole, checked, broken } = await checkAudit(database, audit, anchor);
    const text = broken
      ? `The audit log was tampered with: line ${broken.seq} ${SENTENCES[broken.problem]}.`
      : `The audit log is whole: ${checked} lines, each as it was written.`;
    return { whole, text };
  } finally {
    await database.close();
  }
}
