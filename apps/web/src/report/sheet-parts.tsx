import type { ReactNode } from "react";
import { cx } from "../ui/cx.ts";

/** A part of the report; `empty` stands in its place where there is nothing. */
export function SheetSection({
  title,
  lead,
  empty = false,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly empty?: string | false;
  readonly children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-3">
      <h3 className="border-b border-line-strong pb-1 text-lg font-semibold">{title}</h3>
      {empty === false ? (
        <>
          {lead ? <p className="measure text-sm text-ink-soft">{lead}</p> : null}
          {children}
        </>
      ) : (
        <p className="text-ink-soft">{empty}</p>
      )}
    </section>
  );
}

/** A table of more columns than this is scrolled on a phone: squeezed, every word of it would stand on a line of its own. */
const WIDE_FROM = 4;

/** A table for paper: no sorting, heads that come again on each sheet. Columns after the first may be numbers. */
export function SheetTable({
  caption,
  heads,
  rows,
}: {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}) {
  return (
    // A sheet is wider than a phone: the table scrolls, the page does not.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto print:overflow-visible">
      <table
        className={cx(
          "w-full border-collapse text-start text-sm",
          heads.length > WIDE_FROM && "min-w-xl print:min-w-0",
        )}
      >
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className="border-b border-line-strong py-1.5 pe-4 text-start align-bottom font-semibold last:pe-0"
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // Rows of a printed table never change places.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={row}>
              {cells.map((cell, column) => (
                <td
                  key={heads[column]}
                  className={cx(
                    "border-b border-line py-1.5 pe-4 align-top last:pe-0",
                    column > 0 && "tabular-nums",
                  )}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
