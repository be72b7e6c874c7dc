import { getTableColumns, type Table } from "drizzle-orm";

type Keyed = { readonly primaryKeys: readonly { readonly columns: readonly { readonly name: string }[] }[] };

/**
 * The columns of a table's primary key, by their names in rows.
 * @param config what the engine's `getTableConfig` says of the table
 */
export function primaryKeyOf(table: Table, { primaryKeys }: Keyed): readonly string[] {
  const columns = Object.entries(getTableColumns(table));
  const [compound] = primaryKeys;
  if (!compound) return columns.filter(([, { primary }]) => primary).map(([name]) => name);
  return compound.columns.map((column) => {
    const found = columns.find(([, { name }]) => name === column.name);
    if (!found) throw new Error(`a primary key of no column: ${column.name}`);
    return found[0];
  });
}
