import { createHash } from "node:crypto";
import { ddlFor, STEPS, type Step } from "./migrations.ts";

/** A published step is not what the database remembers. Nothing was changed. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

export type Applied = { readonly name: string; readonly checksum: string };

/** What migrating needs of an engine. */
export type Migrator = {
  readonly engine: "mysql" | "libsql";
  /** Runs `work` while nobody else migrates this database. */
  locked<T>(work: () => Promise<T>): Promise<T>;
  /** Makes the table of applied steps if it is not there, and reads it in order. */
  applied(): Promise<readonly Applied[]>;
  /** Runs a statement and remembers it. `again`: it may have run already, when an earlier migration was cut off. */
  apply(ddl: string, record: Applied, again: boolean): Promise<void>;
};

/**
 * Brings the database up to date, step by step. Safe to call from any number of servers at once.
 * @returns names of the steps that were applied now
 * @throws MigrationError where history was changed: a step re-dated, edited or slipped in before an applied one
 */
export async function migrate(migrator: Migrator, steps: readonly Step[] = STEPS): Promise<string[]> {
  return migrator.locked(async () => {
    const pending = pendingSteps(await migrator.applied(), steps, migrator.engine);
    for (const [index, step] of pending.entries()) {
      const ddl = ddlFor(migrator.engine, step);
      await migrator.apply(ddl, { name: step.name, checksum: checksumOf(ddl) }, index === 0);
    }
    return pending.map(({ name }) => name);
  });
}

/**
 * The steps still to be done. Steps that the database has beyond this list are a newer release's and no harm.
 * @throws MigrationError as `migrate`
 */
export function pendingSteps(
  applied: readonly Applied[],
  steps: readonly Step[],
  engine: "mysql" | "libsql",
): readonly Step[] {
  steps.forEach((step, index) => {
    const before = steps[index - 1];
    if (before && before.name >= step.name)
      throw new MigrationError(`"${step.name}" is listed after "${before.name}" but dated before it`);
  });
  const known = Math.min(applied.length, steps.length);
  for (let i = 0; i < known; i += 1) {
    const [was, is] = [applied[i], steps[i]];
    if (was.name !== is.name)
      throw new MigrationError(`the database has "${was.name}" where the list has "${is.name}"`);
    if (was.checksum !== checksumOf(ddlFor(engine, is)))
      throw new MigrationError(`"${is.name}" was changed after it was applied`);
  }
  return steps.slice(known);
}

/** SHA-256 of the statement, layout apart. */
function checksumOf(ddl: string): string {
  return createHash("sha256").update(ddl.replaceAll(/\s+/g, " ")).digest("hex");
}
