import {
  postureCorrectionsSchema,
  type PostureHead,
  postureRollSchema,
  postureStillSchema,
  postureViewNameSchema,
  postureViewResultSchema,
  POSTURE_FAILURES,
  type Posture,
  type PostureView,
} from "@physiocheck/contracts";
import { and, asc, type Database, desc, eq, inArray, type Reader, type Schema } from "@physiocheck/database";
import { summarisePosture } from "@physiocheck/motion";
import * as z from "zod";
import { may } from "../access.ts";
import { isSubscribed } from "../care/subscribed.ts";
import type { SignedIn } from "../http/handlers.ts";
import { notFound } from "../http/refusal.ts";
import { instant } from "../time.ts";

export type AnalysisRow = Schema["postureAnalyses"]["$inferSelect"];
export type ViewRow = Schema["postureViews"]["$inferSelect"];

const viewsSchema = z.array(postureViewNameSchema);
const inputSchema = z.object({
  still: postureStillSchema,
  corrections: postureCorrectionsSchema,
  roll: postureRollSchema,
});
/** The newest analyses that a list holds. */
const MOST = 200;

/** Where the picture of a view lies in the object store. */
export function pictureKey(analysisId: string, viewId: string): string {
  return `posture/${analysisId}/${viewId}.jpg`;
}

/**
 * An analysis that the viewer may read or write.
 * @throws Refusal not_found, for one that is missing and for one that is foreign
 */
export async function findAnalysis(
  database: Database,
  viewer: SignedIn,
  id: string,
  action: "read" | "write",
): Promise<AnalysisRow> {
  const { postureAnalyses } = database.schema;
  const [row] = await database.read.select().from(postureAnalyses).where(eq(postureAnalyses.id, id));
  if (!row) throw notFound();
  const subscribed = viewer.role === "physician" && (await isSubscribed(database, viewer.id, row.patientId));
  if (!may(viewer, action, { kind: "posture", patientId: row.patientId, subscribed })) throw notFound();
  return row;
}

/** Views of analyses, in the order in which they were made. */
export async function viewsOf(reader: Reader, schema: Schema, ids: readonly string[]): Promise<ViewRow[]> {
  const { postureViews } = schema;
  if (ids.length === 0) return [];
  return reader
    .select()
    .from(postureViews)
    .where(inArray(postureViews.analysisId, [...ids]))
    .orderBy(asc(postureViews.id));
}

/** A patient's analyses, newest first. The caller has seen to it that they may be read. */
export async function listAnalyses(
  { read, schema }: Database,
  patientId: string,
  only?: ReturnType<typeof and>,
): Promise<PostureHead[]> {
  const { postureAnalyses } = schema;
  const rows = await read
    .select()
    .from(postureAnalyses)
    .where(and(eq(postureAnalyses.patientId, patientId), only))
    .orderBy(desc(postureAnalyses.createdAt), desc(postureAnalyses.id))
    .limit(MOST);
  const views = await viewsOf(
    read,
    schema,
    rows.map(({ id }) => id),
  );
  return rows.map((row) =>
    toHead(
      row,
      views.filter(({ analysisId }) => analysisId === row.id),
    ),
  );
}

/** An analysis with its views as it is answered. */
export async function readPosture(reader: Reader, schema: Schema, row: AnalysisRow): Promise<Posture> {
  const views = await viewsOf(reader, schema, [row.id]);
  return { ...toHead(row, views), taken: views.map(toView) };
}

export function toHead(row: AnalysisRow, views: readonly ViewRow[]): PostureHead {
  return {
    id: row.id,
    patientId: row.patientId,
    at: instant(row.createdAt),
    source: row.source,
    model: row.model,
    views: viewsSchema.parse(JSON.parse(row.views)),
    state: stateOf(viewsSchema.parse(JSON.parse(row.views)), views),
    keepsPictures: row.picturesAgreedAt !== null,
    summary: summarisePosture(views.flatMap(({ result }) => (result === null ? [] : [toResult(result)]))),
  };
}

/** How far an analysis is follows from its views, so that views that come at once cannot disagree about it. */
function stateOf(wanted: readonly string[], views: readonly ViewRow[]): Posture["state"] {
  if (views.length === 0) return "pending";
  if (views.some(({ state }) => state === "in_progress")) return "in_progress";
  if (views.some(({ state }) => state === "failed")) return "failed";
  return wanted.every((name) => views.some(({ view }) => view === name)) ? "completed" : "in_progress";
}

function toView(row: ViewRow): PostureView {
  const input = row.input === null ? null : inputSchema.parse(JSON.parse(row.input));
  return {
    id: row.id,
    view: row.view,
    state: row.state,
    reason: row.reason === null ? null : z.enum(POSTURE_FAILURES).parse(row.reason),
    attempts: row.attempts,
    still: input?.still ?? null,
    corrections: input?.corrections ?? {},
    roll: input?.roll ?? null,
    result: row.result === null ? null : toResult(row.result),
    hasPicture: row.pictureSha !== null,
    changedAt: instant(row.changedAt),
  };
}

function toResult(text: string) {
  return postureViewResultSchema.parse(JSON.parse(text));
}
