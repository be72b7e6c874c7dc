import { readFileSync, writeFileSync } from "node:fs";
import { withLibraryTable } from "./lib/library-table.ts";

/** Writes the library's table of today into docs/library.md. */
const file = new URL("../docs/library.md", import.meta.url);
writeFileSync(file, withLibraryTable(readFileSync(file, "utf8")));
