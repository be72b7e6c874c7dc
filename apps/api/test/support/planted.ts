/** Rows with a canary in every text, for tables that a test's own requests have not filled. */
import { randomUUID } from "node:crypto";
import type { AnyColumn } from "@physiocheck/database";
import { holdingsOf, ofPerson, type AnyHolding, type Identity } from "../../src/rights/holding.ts";
import { HOLDINGS } from "../../src/rights/holdings.ts";
import { countOf } from "../../src/rights/rows.ts";
import type { TestServer } from "./test-server.ts";

type Column = AnyColumn & { readonly length?: number };

/** The columns of a table by their names in the schema. */
export function columnsOf(table: object): [string, Column][] {
  return (Object.entries(table) as [string, Column][]).filter(
    ([, column]) => typeof column === "object" && column !== null && "columnType" in column,
  );
}

/**
 * Fills every table in which this person can stand and does not yet.
 * @returns names of the tables that were filled
 */
export async function plant(
  { server }: TestServer,
  person: Identity & { readonly role: "patient" | "physician" | "admin" },
  canary: string,
): Promise<string[]> {
  const { database } = server.deps;
  const planted: string[] = [];
  // Parents first: rows of others are found by them.
  for (const holding of holdingsOf(HOLDINGS, person.role).toReversed()) {
    // What is only kept needs no filling, and the audit log's chain takes no row from elsewhere.
    if (holding.erase !== "delete" && !holding.erase.set) continue;
    if ((await countOf(database, holding, person)) > 0) continue;
    const row = await rowFor(database, holding, person, canary);
    await database.write(async (writer) => {
      await writer.insert(database.schema[holding.table]).values(row as never);
    });
    planted.push(holding.table);
  }
  return planted;
}

async function rowFor(
  { read, schema }: TestServer["server"]["deps"]["database"],
  holding: AnyHolding,
  person: Identity,
  canary: string,
): Promise<Record<string, unknown>> {
  const { table, by, through, mentions } = holding;
  const row: Record<string, unknown> = {};
  for (const [name, column] of columnsOf(schema[table])) {
    if (column.dataType === "number") row[name] = 1;
    else if (column.dataType === "string")
      row[name] = `${canary}${column.notNull ? randomUUID().slice(0, 8) : ""}`.slice(0, column.length ?? 64);
    else row[name] = Buffer.from(canary);
  }
  if (through) {
    const parent = { table: through.table, by: through.by };
    const [of] = (await read
      .select()
      .from(schema[through.table])
      .where(ofPerson(schema, read, parent, person))
      .limit(1)) as Record<string, unknown>[];
    row[by] = of?.[through.key];
  } else row[by] = mentions ? JSON.stringify({ person: person.name, path: person.id }) : person.id;
  return row;
}
