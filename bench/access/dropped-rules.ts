/**
 * The access matrix against servers in which one rule of one route was dropped: its gate (which kinds of callers may ask it at all), then its
 * ownership rule (whose things they may name). Each has to show in a cell of that route. Writes what it found to ACCESS_RESULT.
 */
import { writeFileSync } from "node:fs";
import { routeEntries, type RouteName } from "@physiocheck/contracts";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type * as access from "../../apps/api/src/access.ts";
import { cellsOf, type Cell } from "../../apps/api/test/support/matrix/expected.ts";
import { openMatrix, type Matrix } from "../../apps/api/test/support/matrix/matrix.ts";
import { startTestServer, type TestServer } from "../../apps/api/test/support/test-server.ts";

type Access = typeof access;
export type Dropped = {
  readonly route: RouteName;
  readonly rule: "gate" | "ownership";
  /** The cell that showed it; null where none did. */
  readonly shownBy: string | null;
};

/** Which rule is dropped now, in the server that the matrix asks. */
const dropped = vi.hoisted(() => ({ rule: null as "gate" | "ownership" | null }));

vi.mock("../../apps/api/src/access.ts", async (original) => {
  const real = await original<Access>();
  return {
    ...real,
    mayCall: (...asked: Parameters<Access["mayCall"]>) => dropped.rule === "gate" || real.mayCall(...asked),
    may: (...asked: Parameters<Access["may"]>) => dropped.rule === "ownership" || real.may(...asked),
  } satisfies Access;
});

let api: TestServer;
let matrix: Matrix;
/** Something that should not have been let through was: the world is not what it was. */
let isWorn = false;

const open = async (): Promise<void> => {
  dropped.rule = null;
  api = await startTestServer("libsql");
  matrix = await openMatrix(api);
  isWorn = false;
};
const openAnew = async (): Promise<void> => {
  await api.stop();
  await open();
};
beforeAll(open);
afterAll(() => api.stop());

/** The first of these cells that is not as expected while the rule is dropped. */
async function shown(name: RouteName, rule: Dropped["rule"], cells: readonly Cell[]): Promise<string | null> {
  dropped.rule = null;
  await matrix.prepare(name);
  dropped.rule = rule;
  try {
    for (const cell of cells) {
      // A handler that is asked by nobody may fail: that shows, too.
      const { got } = await matrix.ask(name, cell);
      if (got === "ok") isWorn = true;
      if (got !== cell.expected) return `${cell.caller} ${cell.target}: ${got}`;
    }
    return null;
  } finally {
    dropped.rule = null;
  }
}

test("every rule of every route, dropped in turn", async () => {
  const found: Dropped[] = [];
  for (const [name, { who }] of routeEntries()) {
    if (who === "anyone") continue;
    const cells = cellsOf(name);
    const foreign = cells.filter(({ expected, target }) => expected === 404 && target !== "missing");
    const otherRoles = cells.filter(({ expected, target }) => expected === 403 && target === "A");
    const asked = {
      // What everybody signed in may ask is shut to those alone who are not.
      gate: otherRoles.length > 0 ? otherRoles : cells.filter(({ expected }) => expected === 401),
      ownership: foreign,
    };
    for (const rule of ["gate", "ownership"] as const) {
      if (asked[rule].length === 0) continue;
      let shownBy = await shown(name, rule, asked[rule]);
      if (shownBy === null && isWorn) {
        // What it was to name may be gone.
        await openAnew();
        shownBy = await shown(name, rule, asked[rule]);
      }
      found.push({ route: name, rule, shownBy });
      writeFileSync(process.env.ACCESS_RESULT ?? "/dev/null", JSON.stringify(found, null, 1));
    }
  }
  expect(found.length).toBeGreaterThan(250);
});
