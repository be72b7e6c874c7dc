import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readConfig, type Config } from "../../apps/api/src/config.ts";

/** Stands in the data folder while the history is being made: what is there then is half a clinic. */
const UNFINISHED = "demo-history.unfinished";

export type FirstStart = {
  readonly env: NodeJS.ProcessEnv;
  /** The present, ms since 1970. */
  readonly now: number;
  /** Takes lines about how far it is. */
  readonly say: (line: string) => void;
};

/**
 * Gives the demo clinic its past where there is no clinic yet: a database that is there is left alone, and so is a database server. A
 * history that was interrupted is begun anew. Where it cannot be made, the clinic begins empty, and why is said.
 * @returns whether a history was made
 */
export async function haveHistory({ env, now, say }: FirstStart): Promise<boolean> {
  const config = readConfig({ ...env, DEMO: "1" });
  if (!config.databaseUrl.startsWith("file:")) return false;
  const file = fileURLToPath(config.databaseUrl);
  const mark = join(config.dataDir, UNFINISHED);
  if (existsSync(mark)) clear(config, file);
  else if (existsSync(file)) return false;
  mkdirSync(config.dataDir, { recursive: true });
  writeFileSync(mark, "");
  const began = performance.now();
  say("The demo clinic gets its past, once: the digital patient does six weeks of sessions …");
  try {
    // The server and the engine, which a start without this does not need.
    const { makeHistory } = await import("./make-history.ts");
    await makeHistory({ config, now, onProgress: inQuarters(say) });
    say(`The demo clinic has its past, after ${((performance.now() - began) / 1000).toFixed(0)} s.`);
    return true;
  } catch (error) {
    clear(config, file);
    say(
      `The demo clinic's past could not be made; it begins empty. ${error instanceof Error ? error.stack : String(error)}`,
    );
    return false;
  } finally {
    rmSync(mark, { force: true });
  }
}

function inQuarters(say: (line: string) => void): (part: number) => void {
  let told = 0;
  return (part) => {
    const quarters = Math.floor(part * 4);
    if (quarters <= told || quarters > 3) return;
    told = quarters;
    say(`The demo clinic's past: ${quarters * 25} %`);
  };
}

/** Removes what there is of the database, and the note of how long its audit log was. */
function clear({ dataDir }: Config, file: string): void {
  for (const ending of ["", "-wal", "-shm", "-journal"]) rmSync(`${file}${ending}`, { force: true });
  for (const name of readdirSync(dataDir))
    if (name.startsWith("audit-anchor-")) rmSync(join(dataDir, name), { force: true });
}
