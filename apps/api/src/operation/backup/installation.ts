import { existsSync } from "node:fs";
import { join } from "node:path";
import { openDatabase, type Database } from "@physiocheck/database";
import { AuditAnchor } from "../../admin/audit-anchor.ts";
import { type AuditHead, sealOf } from "../../admin/audit-chain.ts";
import { checkAudit } from "../../admin/check-audit.ts";
import { Audit } from "../../audit.ts";
import { type Config, ConfigError, readConfig } from "../../config.ts";
import { openObjects } from "../../ports/open-ports.ts";
import type { ObjectStore } from "../../ports/objects/object-store.ts";
import { erasedFile, readErased } from "../../rights/erased-list.ts";
import { loadSecrets, type Secrets } from "../../secrets.ts";
import { eraseAgain } from "./erase-again.ts";
import { BackupError, type Manifest } from "./format.ts";
import { readManifest, rowsIn } from "./read-backup.ts";
import { restoreBackup } from "./restore-backup.ts";
import { takeBackup } from "./take-backup.ts";

/** What the audit log calls it; the age of the last one is a figure of the server's. */
export const BACKUP_TAKEN = "backup_taken";
const BACKUP_RESTORED = "backup_restored";

type Installation = {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly database: Database;
  readonly objects: ObjectStore;
  readonly anchor: AuditAnchor;
};

/**
 * Takes a backup of the installation that the environment describes, while its servers go on.
 * @param folder where to; absent: in the data folder, named for the moment
 * @returns where it is, and a sentence
 * @throws ConfigError, BackupError
 */
export async function backupInstallation(
  env: NodeJS.ProcessEnv,
  folder?: string,
): Promise<{ readonly folder: string; readonly text: string }> {
  return withInstallation(env, async ({ config, secrets, database, objects, anchor }) => {
    if (!(await database.migrated()))
      throw new ConfigError("the database is not of this release: run `npm run migrate` first");
    const now = Date.now();
    const into =
      folder ??
      join(config.dataDir, "backups", new Date(now).toISOString().replaceAll(":", "-").slice(0, 19));
    const manifest = await takeBackup(database, objects, into, now);
    const audit = new Audit(database, secrets.audit, anchor, Date.now);
    await audit.begin();
    await audit.record(entry(BACKUP_TAKEN));
    audit.noteEnd();
    return { folder: into, text: `${into}: ${inWords(manifest)}.` };
  });
}

/**
 * Puts a backup into the empty installation that the environment describes, and checks the audit log that came with it. Who was erased
 * after it was taken is shut out and erased again.
 * @param erased list of them; absent: the one in the data folder, where there is one
 * @throws ConfigError, BackupError
 */
export async function restoreInstallation(
  env: NodeJS.ProcessEnv,
  folder: string,
  erased?: string,
): Promise<string> {
  return withInstallation(env, async ({ config, secrets, database, objects, anchor }) => {
    if (erased !== undefined && !existsSync(erased)) throw new ConfigError(`there is no list ${erased}`);
    const list = readErased(erased ?? erasedFile(config.dataDir));
    await assertOwnKey(folder, secrets);
    const manifest = await restoreBackup(database, objects, folder);
    // What was noted outside may be of later days, which this backup does not have: said in the log, and noted anew.
    anchor.forget();
    const { whole, checked, broken } = await checkAudit(database, secrets.audit, anchor);
    if (!whole)
      throw new BackupError(
        `everything is restored, but its audit log was tampered with before the backup was taken: line ${broken?.seq}, ${broken?.problem}`,
      );
    const takenAt = Date.parse(manifest.takenAt);
    const back = await eraseAgain(
      database,
      list.filter(({ at }) => at >= takenAt),
      Date.now(),
    );
    const audit = new Audit(database, secrets.audit, anchor, Date.now);
    await audit.begin();
    await audit.record({ ...entry(BACKUP_RESTORED), detail: manifest.takenAt });
    audit.noteEnd();
    const again =
      back === 0
        ? ""
        : ` ${back} of those who came back had been erased: they are shut out, and a server erases them again.`;
    return `Restored as of ${manifest.takenAt}: ${inWords(manifest)}; the audit log is whole, ${checked} lines.${again}`;
  });
}

async function withInstallation<T>(
  env: NodeJS.ProcessEnv,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const config = readConfig(env);
  const secrets = loadSecrets(config.mode, config.dataDir, env.SECRET_KEY);
  const database = await openDatabase(config.databaseUrl);
  try {
    const objects = await openObjects(config);
    try {
      const anchor = new AuditAnchor(config.dataDir, config.databaseUrl);
      return await work({ config, secrets, database, objects, anchor });
    } finally {
      await objects.close();
    }
  } finally {
    await database.close();
  }
}

/** With another key nobody could sign in and the log could not be checked: found before anything is written. */
async function assertOwnKey(folder: string, secrets: Secrets): Promise<void> {
  const { files } = await readManifest(folder);
  const heads = files.find(({ path }) => path === "tables/auditHead.jsonl.gz");
  if (!heads) return;
  for await (const row of rowsIn(folder, heads)) {
    const head = row as unknown as AuditHead;
    if (head.seal !== sealOf(secrets.audit, head))
      throw new BackupError(
        "the backup was taken with another SECRET_KEY: give the one of its installation, or nobody could sign in",
      );
  }
}

function entry(action: string) {
  return { actorId: null, action, objectId: null, outcome: "ok", requestId: null } as const;
}

function inWords({ files }: Manifest): string {
  const rows = files.reduce((sum, file) => sum + (file.rows ?? 0), 0);
  const objects = files.filter(({ path }) => path.startsWith("objects/")).length;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return `${rows} rows, ${objects} files, ${(bytes / 1_048_576).toFixed(1)} MB`;
}
