import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import { useMemo, useState, type ReactNode } from "react";
import { cx } from "./cx.ts";

export type Column<Row> = {
  readonly id: string;
  readonly head: ReactNode;
  readonly render: (row: Row) => ReactNode;
  /** What the column sorts by; without it the column does not sort. Nothing (null) always comes last. */
  readonly sort?: (row: Row) => string | number | null;
  readonly align?: "start" | "end";
  /** Not on a phone: the row's own page shows it. */
  readonly wide?: boolean;
};

type Order = { readonly column: string; readonly direction: "ascending" | "descending" };

/** Rows in the order of a column, stable, rows without a value last in both directions. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: Order | null,
): readonly Row[] {
  const by = columns.find((column) => column.id === order?.column)?.sort;
  if (!order || !by) return rows;
  const sign = order.direction === "ascending" ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [x, y] = [by(a), by(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    if (typeof x === "number" && typeof y === "number") return sign * (x - y);
    return sign * String(x).localeCompare(String(y));
  });
}

/** A dense table with a head that stays in view; heads are buttons that sort. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  initialOrder = null,
}: {
  /** Read out, not shown: the heading above says it to the eye. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly initialOrder?: Order | null;
}) {
  const [order, setOrder] = useState<Order | null>(initialOrder);
  const sorted = useMemo(() => sortRows(rows, columns, order), [rows, columns, order]);
  const toggle = (column: string) =>
    setOrder((now) => ({
      column,
      direction: now?.column === column && now.direction === "ascending" ? "descending" : "ascending",
    }));

  return (
    <div
      // What is too wide for a phone is scrolled to; elsewhere the head has to stick to the page.
      className="rounded-lg border border-line bg-surface max-sm:overflow-x-auto sm:overflow-clip"
    >
      <table className="w-full border-separate border-spacing-0 text-start">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const sorting = order?.column === column.id ? order.direction : undefined;
              const Arrow =
                sorting === "ascending" ? ArrowUp : sorting === "descending" ? ArrowDown : ArrowUpDown;
              return (
                <th
                  key={column.id}
                  scope="col"
                  aria-sort={column.sort ? (sorting ?? "none") : undefined}
                  className={cx(
                    "sticky top-(--frame-top,0px) z-10 border-b border-line bg-surface px-3 py-1 text-sm font-medium text-ink-soft first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5",
                    column.align === "end" ? "text-end" : "text-start",
                    column.wide && "max-md:hidden",
                  )}
                >
                  {column.sort ? (
                    <button
                      type="button"
                      onClick={() => toggle(column.id)}
                      className={cx(
                        "inline-flex min-h-11 items-center gap-1.5 rounded-sm hover:text-ink",
                        sorting && "text-ink",
                      )}
                    >
                      {column.head}
                      <Arrow aria-hidden className={cx("size-3.5", !sorting && "opacity-60")} />
                    </button>
                  ) : (
                    <span className="inline-flex min-h-11 items-center">{column.head}</span>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={rowKey(row)} className="group">
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={cx(
                    "border-b border-line px-3 py-3 align-middle transition-colors group-last:border-b-0 group-hover:bg-raised first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5",
                    column.align === "end" ? "text-end tabular-nums" : "text-start",
                    column.wide && "max-md:hidden",
                  )}
                >
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
