import type { RecordingManifest } from "@physiocheck/contracts";
import { eq, type Writer } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { chunksOf, manifestOf, type RecordingRow } from "./recording-store.ts";

/** The queue of recordings whose chunks are all there. */
export const ASSEMBLY = "recordings";
export type AssemblyJob = { readonly sessionId: string; readonly patientId: string };

/** Missing chunks that are named at most. */
const MOST_NAMED = 1000;

/**
 * Takes what the device says that there is: every chunk has to be stored or said to be lost. FFmpeg would join what is left
 * of a recording without a word. The same again, or an older one, changes nothing.
 * @throws Refusal not_found; incomplete with what is missing
 */
export async function putManifest(
  deps: Deps,
  sessionId: string,
  manifest: RecordingManifest,
): Promise<RecordingRow> {
  const { database, now } = deps;
  const { schema } = database;
  const { recordings } = schema;
  const { row, isNew } = await database.write(async (writer) => {
    const [found] = await database.forUpdate(
      writer.select().from(recordings).where(eq(recordings.sessionId, sessionId)),
    );
    if (!found) throw notFound();
    const before = manifestOf(found);
    if (found.state === "removed" || (before && before.chunks >= manifest.chunks))
      return { row: found, isNew: false };
    const lost = await unaccounted(deps, writer, sessionId, manifest);
    const changed = {
      manifest: JSON.stringify({ ...manifest, lost } satisfies RecordingManifest),
      state: "assembling" as const,
      why: null,
      changedAt: now(),
    };
    await writer.update(recordings).set(changed).where(eq(recordings.sessionId, sessionId));
    return { row: { ...found, ...changed }, isNew: true };
  });
  if (isNew) await assembleLater(deps, row);
  return row;
}

/**
 * Has a recording made into a video. One job for each manifest: a later one has more chunks. The payload names the patient, so
 * that their erasure finds it.
 */
export async function assembleLater({ jobs }: Deps, row: RecordingRow): Promise<void> {
  const { sessionId, patientId } = row;
  const id = `${sessionId}-${manifestOf(row)?.chunks ?? 0}`;
  // One that has failed for good is still there, and would not be added again.
  if (!(await jobs.retry(ASSEMBLY, id)))
    await jobs.add(ASSEMBLY, { sessionId, patientId } satisfies AssemblyJob, { id });
}

/** The chunks that are lost indeed. @throws Refusal incomplete for those that are missing and not said to be lost */
async function unaccounted(
  { database }: Deps,
  writer: Writer,
  sessionId: string,
  { chunks, lost }: RecordingManifest,
): Promise<number[]> {
  const stored = new Set((await chunksOf(writer, database.schema, sessionId)).map(({ seq }) => seq));
  const said = new Set(lost);
  const absent = Array.from({ length: chunks }, (_, seq) => seq).filter((seq) => !stored.has(seq));
  const missingChunks = absent.filter((seq) => !said.has(seq)).slice(0, MOST_NAMED);
  if (missingChunks.length > 0)
    throw new Refusal("incomplete", "Chunks of the recording are missing.", { missingChunks });
  return absent;
}
