import { EXERCISES } from "@physiocheck/motion";
import type { ExerciseDefinition } from "@physiocheck/motion";

/** Between these lines of docs/library.md the table stands. */
const BEGIN = "<!-- table: npx tsx scripts/library-table.ts -->";
const END = "<!-- end of table -->";

const HEAD = ["id", "region", "position", "view", "counted by", "watched"];

/** The library as a table, as wide as its widest cells: one exercise a row, in the library's order. */
export function libraryTable(): string {
  const rows = EXERCISES.map((exercise) => [
    `\`${exercise.id}\``,
    exercise.region.replace("_", " "),
    exercise.position,
    exercise.view,
    counted(exercise),
    watched(exercise),
  ]);
  const widths = HEAD.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i].length)));
  const line = (cells: readonly string[], fill = " "): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i], fill)).join(" | ")} |`;
  return [
    line(HEAD),
    line(
      HEAD.map(() => ""),
      "-",
    ),
    ...rows.map((row) => line(row)),
  ].join("\n");
}

/**
 * A document with the table of today between its two marks.
 * @throws Error for a document without the marks
 */
export function withLibraryTable(document: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`the document has no "${BEGIN}" and "${END}"`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${libraryTable()}\n\n${document.slice(end)}`;
}

function counted({ counting, sides, primary, templates }: ExerciseDefinition): string {
  const ways = primary.map(({ movement }) => {
    const [start, peak] = [templates.start[movement] ?? 0, templates.peak[movement] ?? 0];
    return counting === "hold" ? `${words(movement)} ${peak}°` : `${words(movement)} ${start}° → ${peak}°`;
  });
  const side = counting === "alternating" ? " (each side)" : sides === "either" ? " (either side)" : "";
  return `${counting === "hold" ? "held: " : ""}${ways.join(", ")}${side}`;
}

function watched({ alignment }: ExerciseDefinition): string {
  const rules = alignment.map(
    ({ movement, range, breaks }) =>
      `${words(movement)} ${range[0]}° to ${range[1]}°${breaks ? ", else not counted" : ""}`,
  );
  return rules.join("; ") || "–";
}

function words(movement: string): string {
  return movement.replace("_", " ");
}
