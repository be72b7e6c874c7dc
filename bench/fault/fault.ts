import { findChromium } from "../../apps/worker/src/find-chromium.ts";
import { mariadbMissing } from "../../scripts/cluster/own-mariadb.ts";
import { table } from "../../scripts/lib/table.ts";
import type { Benchmark, Section } from "../section.ts";
import type { Verdict } from "../sessions/verdict.ts";
import { killedTabs, type TabCounts } from "./killed-tabs.ts";
import { type KillCounts, killsUnderSessions } from "./kills.ts";
import { networkCut } from "./network-cut.ts";

export type FaultCounts = {
  readonly mariadb: KillCounts;
  readonly embedded: KillCounts;
  readonly control: KillCounts;
  readonly tabs: TabCounts;
  readonly cutSessions: number;
};

const FULL: FaultCounts = {
  mariadb: { sessions: 1000, apiKills: 150, databaseKills: 20, eventMs: 10_000, livesMs: 700 },
  embedded: { sessions: 100, apiKills: 50, databaseKills: 0, eventMs: 1000, livesMs: 1000 },
  control: { sessions: 40, apiKills: 5, databaseKills: 0, eventMs: 500, livesMs: 1500 },
  tabs: { rounds: 25, tabs: 4 },
  cutSessions: 20,
};
export const SHORT: FaultCounts = {
  mariadb: { sessions: 20, apiKills: 3, databaseKills: 1, eventMs: 400, livesMs: 1200 },
  embedded: { sessions: 20, apiKills: 3, databaseKills: 0, eventMs: 400, livesMs: 1200 },
  control: { sessions: 20, apiKills: 3, databaseKills: 0, eventMs: 300, livesMs: 1500 },
  tabs: { rounds: 2, tabs: 3 },
  cutSessions: 5,
};

type Row = { readonly what: string; readonly faults: string; readonly verdict: Verdict };

/** Servers, databases, tabs and the network are broken under sessions; nothing may be lost, doubled or changed by it. */
export const fault: Benchmark = {
  name: "fault",
  onlyByName: true,
  run: async ({ short }) => {
    const executable = findChromium();
    const missing = mariadbMissing ?? (executable ? null : "no Chromium was found");
    if (missing !== null || !executable) return { name: "fault", skipped: missing ?? "" };
    // What the sessions outside of a browser keep their outboxes in.
    await import("./indexed-db.ts");
    const counts = short ? SHORT : FULL;
    const say = (row: Row): Row => {
      console.error(`${row.what}, ${row.faults}: ${JSON.stringify(row.verdict)}`);
      return row;
    };
    const { mariadb, embedded, tabs } = counts;
    // Beside each other: most of the time something is starting again.
    const rows = await Promise.all([
      killsUnderSessions("mariadb", mariadb).then((verdict) =>
        say({
          what: `MariaDB, ${mariadb.sessions} sessions`,
          faults: `${mariadb.apiKills} kills of the server, ${mariadb.databaseKills} of the database`,
          verdict,
        }),
      ),
      killsUnderSessions("embedded", embedded).then((verdict) =>
        say({
          what: `embedded, ${embedded.sessions} sessions`,
          faults: `${embedded.apiKills} kills of the server with its database`,
          verdict,
        }),
      ),
    ]);
    // Not beside them: here the server is in this process, and would be kept waiting by a thousand outboxes.
    rows.push(
      say({
        what: `Chromium, ${tabs.tabs} sessions`,
        faults: `${tabs.rounds * tabs.tabs} killed tabs (${tabs.rounds} kills of the browser)`,
        verdict: await killedTabs(executable, tabs),
      }),
      say({
        what: `embedded, ${counts.cutSessions} sessions`,
        faults: "30 min without network, tokens run out",
        verdict: await networkCut(counts.cutSessions),
      }),
    );
    const control = say({
      what: `wrong control, ${counts.control.sessions} sessions`,
      faults: `acknowledged before the commit, ${counts.control.apiKills} kills of the server`,
      verdict: await killsUnderSessions("embedded", counts.control, true),
    });
    return sectionOf(rows, control);
  },
};

function sectionOf(rows: readonly Row[], control: Row): Section {
  const missed = [
    ...rows.filter(({ verdict }) => !isClean(verdict)).map(({ what, faults }) => `${what} under ${faults}`),
    ...(control.verdict.lost === 0 ? ["the wrong control was not noticed"] : []),
  ];
  return {
    name: "fault",
    title: "Faults: what is done on a device arrives once",
    body: [
      "The product's own journal and outbox write, seal, send and repeat, while what they depend on is killed with SIGKILL and begun again on what it left behind; afterwards the database is read and held against everything that counted as done on a device. Sessions in Chromium keep their outbox in the browser's IndexedDB on disk; the others, whose process is not killed, in one that lives in memory. A kill of a process, not of the machine: what the operating system had taken is not lost by it.",
      "The bar is 0 lost, 0 duplicated, 0 corrupted, and every session closed with the hash that its device worked out. The last row is a server that acknowledges before it has committed: losses there are what the same check has to find.",
      "",
      table(
        ["where", "faults", "events", "lost", "duplicated", "corrupted", "unfinished"],
        [...rows, control].map(({ what, faults, verdict }) => [
          what,
          faults,
          verdict.events,
          verdict.lost,
          verdict.duplicated,
          verdict.corrupted,
          verdict.unfinished,
        ]),
      ),
    ].join("\n"),
    ...(missed.length > 0 && { missed: missed.join("; ") }),
  };
}

function isClean({ events, lost, duplicated, corrupted, unfinished }: Verdict): boolean {
  return events > 0 && lost + duplicated + corrupted + unfinished === 0;
}
