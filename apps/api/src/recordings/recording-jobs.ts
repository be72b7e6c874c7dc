import type { RecordingManifest } from "@physiocheck/contracts";
import { and, eq, inArray, lt } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import { openFfmpeg } from "../media/ffmpeg.ts";
import { assemble } from "./assemble.ts";
import { assembleLater, ASSEMBLY, putManifest, type AssemblyJob } from "./put-manifest.ts";
import { chunksOf, manifestOf } from "./recording-store.ts";

const ATTEMPTS = 3;
const LONGEST_MS = 4 * 3600_000;
/** How often recordings are looked for that nobody finishes, ms. */
const SWEEP_MS = 10 * 60_000;
/** A device that has sent nothing for so long does not come back for this session, ms. */
const ABANDONED_MS = 24 * 3600_000;
/** A recording that waits so long for its job has lost it, ms. */
const FORGOTTEN_MS = 15 * 60_000;

/** Makes recordings into videos, one at a time: FFmpeg uses two cores by itself. */
export function workOnRecordings(deps: Deps): void {
  const ffmpeg = openFfmpeg(deps.config.ffmpeg);
  const warn = async (): Promise<void> => {
    if (!(await ffmpeg)) deps.log.warn("no FFmpeg: recordings of sessions are kept as they come");
  };
  void warn();
  deps.jobs.work<AssemblyJob>(
    ASSEMBLY,
    async ({ sessionId }, { attempt, signal }) =>
      assemble(deps, await ffmpeg, sessionId, { signal, last: attempt >= ATTEMPTS }),
    { attempts: ATTEMPTS, backoffMs: 15_000, timeoutMs: LONGEST_MS },
  );
  deps.jobs.every("recordings", SWEEP_MS, async () => {
    await sweepRecordings(deps);
  });
}

/**
 * Ends recordings whose device never came back, with what it had sent, and gives those a job again that lost theirs.
 * @returns how many were ended
 */
export async function sweepRecordings(deps: Deps): Promise<number> {
  const { database, now } = deps;
  const { schema } = database;
  const { recordings } = schema;
  const idle = await database.read
    .select()
    .from(recordings)
    .where(
      and(
        inArray(recordings.state, ["recording", "ready", "kept"]),
        lt(recordings.changedAt, now() - ABANDONED_MS),
      ),
    );
  let ended = 0;
  for (const row of idle) {
    const from = manifestOf(row)?.chunks ?? 0;
    const late = await chunksOf(database.read, schema, row.sessionId, from);
    const last = late.at(-1);
    if (row.state !== "recording" && !last) continue;
    await putManifest(deps, row.sessionId, await asFarAsCame(deps, row.sessionId));
    ended += 1;
  }
  const forgotten = await database.read
    .select()
    .from(recordings)
    .where(and(eq(recordings.state, "assembling"), lt(recordings.changedAt, now() - FORGOTTEN_MS)));
  for (const row of forgotten) await assembleLater(deps, row);
  return ended;
}

/** What the device would have said, had it come back without what it has not sent. */
async function asFarAsCame({ database }: Deps, sessionId: string): Promise<RecordingManifest> {
  const rows = await chunksOf(database.read, database.schema, sessionId);
  const stored = new Set(rows.map(({ seq }) => seq));
  const chunks = (rows.at(-1)?.seq ?? -1) + 1;
  const lost = Array.from({ length: chunks }, (_, seq) => seq).filter((seq) => !stored.has(seq));
  return { chunks, lost, ended: [] };
}
