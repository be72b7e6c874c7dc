import { and, asc, countAll, eq, gt, or, type AnyColumn, type Database } from "@physiocheck/database";
import { columnOf, ofPerson, type AnyHolding, type Identity } from "./holding.ts";

/** Rows read at a time. */
const PAGE = 500;

/** Columns that name a row, by which pages go on. */
const KEYS: Partial<Record<AnyHolding["table"], readonly string[]>> = {
  refreshTokens: ["tokenHash"],
  passwordResets: ["tokenHash"],
  secondFactors: ["userId"],
  recoveryCodes: ["codeHash"],
  exerciseVersions: ["exerciseId", "version"],
  planVersions: ["planId", "version"],
  sessionEvents: ["sessionId", "seq"],
  traceChunks: ["sessionId", "chunk"],
  recordings: ["sessionId"],
  recordingChunks: ["sessionId", "seq"],
  suggestionDismissals: ["physicianId", "exerciseId", "patientId", "suggestion"],
  calibrations: ["patientId"],
  bodyMasses: ["patientId"],
  noticePreferences: ["userId"],
  clinicSettings: ["section"],
  jobs: ["queue", "id"],
};

/** Columns that name a row of a table. */
export function keysOf(table: AnyHolding["table"]): readonly string[] {
  return KEYS[table] ?? ["id"];
}

/**
 * A person's rows of one holding, in the order of their keys, a page at a time.
 * @param left columns that are not read, keys apart: bytes are long
 * @param only this row alone
 */
export async function* rowsOf(
  { read, schema }: Database,
  holding: AnyHolding,
  person: Identity,
  left: readonly string[],
  only?: Record<string, unknown>,
): AsyncGenerator<Record<string, unknown>> {
  const table = schema[holding.table];
  const keys = keysOf(holding.table).map((name) => ({ name, column: columnOf(schema, holding.table, name) }));
  const columns = Object.fromEntries(
    Object.entries(table as unknown as Record<string, AnyColumn>).filter(
      ([name, column]) => isColumn(column) && (!left.includes(name) || keys.some((key) => key.name === name)),
    ),
  ) as Record<string, never>;
  for (let last: Record<string, unknown> | undefined = undefined; ;) {
    const rows = (await read
      .select(columns)
      .from(table)
      .where(
        and(
          ofPerson(schema, read, holding, person),
          only && and(...keys.map(({ name, column }) => eq(column, only[name]))),
          last && after(keys, last),
        ),
      )
      .orderBy(...keys.map(({ column }) => asc(column)))
      .limit(PAGE)) as Record<string, unknown>[];
    yield* rows;
    last = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}

type Key = { readonly name: string; readonly column: AnyColumn };

/** SQL: behind this row in the order of the keys. */
function after(keys: readonly Key[], last: Record<string, unknown>) {
  return or(
    ...keys.map(({ name, column }, index) =>
      and(
        ...keys.slice(0, index).map((before) => eq(before.column, last[before.name])),
        gt(column, last[name]),
      ),
    ),
  );
}

function isColumn(value: unknown): boolean {
  return typeof value === "object" && value !== null && "columnType" in value;
}

/** How many rows of a holding are the person's. */
export async function countOf(
  { read, schema }: Database,
  holding: AnyHolding,
  person: Identity,
): Promise<number> {
  const [row] = await read
    .select({ count: countAll })
    .from(schema[holding.table])
    .where(ofPerson(schema, read, holding, person));
  return row?.count ?? 0;
}
