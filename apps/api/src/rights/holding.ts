import type { HoldingKind, KeepReason, Role } from "@physiocheck/contracts";
import { eq, inArray, or, sql, type AnyColumn, type Reader, type Schema } from "@physiocheck/database";

/** What a person is known by in texts. */
export type Identity = { readonly id: string; readonly email: string; readonly name: string };

export type TableName = keyof Schema;
export type Row<T extends TableName> = Schema[T]["$inferSelect"];
type ColumnOf<T extends TableName> = keyof Row<T> & string;

/** The row belongs to the person of an object that it names: `sessionId`, through `sessions.id`, is its `patientId`'s. */
type Through = {
  [P in TableName]: {
    readonly table: P;
    readonly key: ColumnOf<P>;
    readonly by: ColumnOf<P>;
  };
}[TableName];

/** What becomes of the rows when the person is erased. */
type Fate<T extends TableName> =
  | "delete"
  /** The row stays without what tells of the person. */
  | { readonly set: Partial<Row<T>>; readonly keep: KeepReason }
  | { readonly keep: KeepReason };

/** One way in which a person stands in a table. */
export type Holding<T extends TableName> = {
  readonly kind: HoldingKind;
  /** Column that names the person, or the object that is theirs (`through`). */
  readonly by: ColumnOf<T>;
  readonly through?: Through;
  /** `by` is text of somebody else's that may tell of the person: found by their id, address or name in it; not exported. */
  readonly mentions?: true;
  /** Only people of these roles; everybody where absent. */
  readonly roles?: readonly Role[];
  readonly erase: Fate<T>;
  /** Not part of an export: hashes of secrets, and what stands in it already. */
  readonly leave?: readonly ColumnOf<T>[];
  /** Which of the rows an export holds; all where absent. */
  readonly exported?: (row: Row<T>) => boolean;
  /** Columns of bytes: each row a file in the export, of this ending. */
  readonly files?: { readonly column: ColumnOf<T>; readonly ending: string };
  /** Prefixes of the keys in the object store that belong to the row. */
  readonly objects?: (row: Row<T>) => readonly string[];
};

/** Every way in which people stand in a table; an empty list where nobody does, with the reason beside it. */
export type Holdings = { readonly [T in TableName]: readonly Holding<T>[] };

/** A holding without its table's types, for code that walks through all of them. */
export type AnyHolding = {
  readonly table: TableName;
  readonly kind: HoldingKind;
  readonly by: string;
  readonly through?: { readonly table: TableName; readonly key: string; readonly by: string };
  readonly mentions?: true;
  readonly roles?: readonly Role[];
  readonly erase: "delete" | { readonly set?: Record<string, unknown>; readonly keep: KeepReason };
  readonly leave?: readonly string[];
  readonly exported?: (row: Record<string, unknown>) => boolean;
  readonly files?: { readonly column: string; readonly ending: string };
  readonly objects?: (row: Record<string, unknown>) => readonly string[];
};

/** A table's column by its name in the schema. @throws Error where it has none of that name */
export function columnOf(schema: Schema, table: TableName, name: string): AnyColumn {
  const column = (schema[table] as unknown as Record<string, AnyColumn | undefined>)[name];
  if (!column) throw new Error(`${table} has no column ${name}`);
  return column;
}

/** SQL: the rows of a holding that are this person's. */
export function ofPerson(
  schema: Schema,
  reader: Reader,
  { table, by, through, mentions }: Pick<AnyHolding, "table" | "by" | "through" | "mentions">,
  person: Identity,
) {
  const column = columnOf(schema, table, by);
  // Names stand in JSON as whole strings; part of a longer name is somebody else.
  if (mentions)
    return or(...[person.id, person.email, JSON.stringify(person.name)].map((text) => holds(column, text)));
  if (!through) return eq(column, person.id);
  return inArray(
    column,
    reader
      .select({ key: sql<string>`${columnOf(schema, through.table, through.key)}` })
      .from(schema[through.table])
      .where(eq(columnOf(schema, through.table, through.by), person.id)),
  );
}

/** SQL: the column holds the text, letter for letter. */
function holds(column: AnyColumn, text: string) {
  return sql`${column} like ${`%${text.replaceAll(/[!%_]/g, "!$&")}%`} escape '!'`;
}

/** Every holding of a role, those of other tables' rows before the rows that they are found by, the account last. */
export function holdingsOf(holdings: Holdings, role: Role): AnyHolding[] {
  const all = (Object.entries(holdings) as [TableName, readonly Omit<AnyHolding, "table">[]][]).flatMap(
    ([table, list]) => list.map((holding): AnyHolding => ({ ...holding, table })),
  );
  const rank = ({ table, through }: AnyHolding): number => (table === "users" ? 2 : through ? 0 : 1);
  return all
    .filter(({ roles }) => roles === undefined || roles.includes(role))
    .toSorted((a, b) => rank(a) - rank(b));
}
