import { POSTURE_CONSENT_VERSION, type NewPosture } from "@physiocheck/contracts";
import { and, eq, inArray, isDuplicate } from "@physiocheck/database";
import { comparePosture } from "@physiocheck/motion";
import { may } from "../access.ts";
import { sendObject } from "../admin/send-object.ts";
import { isSubscribed, subscribedTo } from "../care/subscribed.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { cleanPicture } from "./clean-picture.ts";
import {
  type AnalysisRow,
  findAnalysis,
  listAnalyses,
  pictureKey,
  readPosture,
  toHead,
  type ViewRow,
  viewsOf,
} from "./posture-store.ts";
import { putView } from "./put-view.ts";

type PostureHandlers = Pick<
  Handlers,
  | "createPosture"
  | "listPostures"
  | "listPatientPostures"
  | "getPosture"
  | "putPostureView"
  | "putPosturePicture"
  | "getPosturePicture"
  | "removePostureView"
  | "removePostureViews"
  | "removePosture"
  | "comparePostures"
>;

/** Posture analyses: the browser looks, the server measures what it saw and keeps it; pictures only where that was agreed to. */
export function postureHandlers(deps: Deps): PostureHandlers {
  const { database, objects, now } = deps;
  const { schema } = database;
  const { postureAnalyses, postureViews } = schema;

  /** What was made under this id, if it was this. */
  const stored = async (viewer: SignedIn, body: NewPosture): Promise<AnalysisRow | null> => {
    const [row] = await database.read.select().from(postureAnalyses).where(eq(postureAnalyses.id, body.id));
    if (!row) return null;
    if (row.patientId !== viewer.id) throw notFound();
    const same =
      row.views === JSON.stringify(body.views) &&
      row.model === body.model &&
      row.source === body.source &&
      (row.picturesAgreedAt !== null) === body.keepPictures;
    if (!same) throw new Refusal("conflict", "Another analysis was begun under this id.");
    return row;
  };

  const findView = async (analysis: AnalysisRow, viewId: string): Promise<ViewRow> => {
    const [row] = await database.read
      .select()
      .from(postureViews)
      .where(and(eq(postureViews.id, viewId), eq(postureViews.analysisId, analysis.id)));
    if (!row) throw notFound();
    return row;
  };

  /** Rows first: a file that nobody finds is better than a view without its file. */
  const remove = async (analysis: AnalysisRow, ids: readonly string[]): Promise<void> => {
    await database.write(async (writer) => {
      await database.forUpdate(
        writer.select().from(postureAnalyses).where(eq(postureAnalyses.id, analysis.id)),
      );
      const there = await writer
        .select({ id: postureViews.id })
        .from(postureViews)
        .where(and(eq(postureViews.analysisId, analysis.id), inArray(postureViews.id, [...ids])));
      if (there.length < new Set(ids).size) throw notFound();
      await writer.delete(postureViews).where(inArray(postureViews.id, [...ids]));
    });
    for (const id of ids) await objects.delete(pictureKey(analysis.id, id));
  };

  return {
    async createPosture({ viewer, body }) {
      const before = await stored(viewer, body);
      if (before) return readPosture(database.read, schema, before);
      const row: AnalysisRow = {
        id: body.id,
        patientId: viewer.id,
        source: body.source,
        model: body.model,
        views: JSON.stringify(body.views),
        picturesAgreedAt: body.keepPictures ? now() : null,
        picturesAgreedVersion: body.keepPictures ? POSTURE_CONSENT_VERSION : null,
        createdAt: now(),
      };
      try {
        await database.write(async (writer) => {
          await writer.insert(postureAnalyses).values(row);
        });
      } catch (error) {
        // The same call came twice at once, and the other was first.
        const other = isDuplicate(error) ? await stored(viewer, body) : null;
        if (!other) throw error;
        return readPosture(database.read, schema, other);
      }
      return { ...toHead(row, []), taken: [] };
    },

    listPostures: async ({ viewer }) => ({ analyses: await listAnalyses(database, viewer.id) }),

    async listPatientPostures({ viewer, params: { patientId } }) {
      const subscribed = await isSubscribed(database, viewer.id, patientId);
      if (!may(viewer, "read", { kind: "patient", patientId, subscribed })) throw notFound();
      const only = subscribedTo(schema, viewer.id, postureAnalyses.patientId);
      return { analyses: await listAnalyses(database, patientId, only) };
    },

    async getPosture({ viewer, params: { analysisId } }) {
      return readPosture(database.read, schema, await findAnalysis(database, viewer, analysisId, "read"));
    },

    async putPostureView({ viewer, params: { analysisId, viewId }, body }) {
      const analysis = await findAnalysis(database, viewer, analysisId, "write");
      await putView(deps, analysis, viewId, body);
      return readPosture(database.read, schema, analysis);
    },

    async putPosturePicture({ viewer, params: { analysisId, viewId }, body }) {
      const analysis = await findAnalysis(database, viewer, analysisId, "write");
      await findView(analysis, viewId);
      if (analysis.picturesAgreedAt === null)
        throw new Refusal("wrong_state", "It was not agreed that pictures of this analysis are kept.");
      const picture = await cleanPicture(body);
      const key = pictureKey(analysisId, viewId);
      const { size, sha256 } = await objects.put(key, picture, { contentType: "image/jpeg" });
      const kept = await database.write(async (writer) => {
        await database.forUpdate(
          writer.select().from(postureAnalyses).where(eq(postureAnalyses.id, analysisId)),
        );
        const [row] = await writer.select().from(postureViews).where(eq(postureViews.id, viewId));
        if (!row) return false;
        await writer
          .update(postureViews)
          .set({ pictureSha: sha256, pictureSize: size })
          .where(eq(postureViews.id, viewId));
        return true;
      });
      if (kept) return;
      // The view was deleted while its picture was on the way.
      await objects.delete(key);
      throw notFound();
    },

    async getPosturePicture({ viewer, params: { analysisId, viewId }, response, noted }) {
      const analysis = await findAnalysis(database, viewer, analysisId, "read");
      const row = await findView(analysis, viewId);
      const object = row.pictureSha === null ? null : await objects.get(pictureKey(analysisId, viewId));
      if (!object) throw notFound();
      await noted();
      await sendObject(response, object, { type: "image/jpeg", name: `${row.view}.jpg` });
    },

    async removePostureView({ viewer, params: { analysisId, viewId } }) {
      await remove(await findAnalysis(database, viewer, analysisId, "write"), [viewId]);
    },

    async removePostureViews({ viewer, params: { analysisId }, body: { viewIds } }) {
      await remove(await findAnalysis(database, viewer, analysisId, "write"), viewIds);
    },

    async removePosture({ viewer, params: { analysisId } }) {
      const analysis = await findAnalysis(database, viewer, analysisId, "write");
      const views = await viewsOf(database.read, schema, [analysisId]);
      await database.write(async (writer) => {
        await database.forUpdate(
          writer.select().from(postureAnalyses).where(eq(postureAnalyses.id, analysis.id)),
        );
        await writer.delete(postureViews).where(eq(postureViews.analysisId, analysisId));
        await writer.delete(postureAnalyses).where(eq(postureAnalyses.id, analysisId));
      });
      for (const { id } of views) await objects.delete(pictureKey(analysisId, id));
    },

    async comparePostures({ viewer, params: { analysisId, otherId } }) {
      const one = await findAnalysis(database, viewer, analysisId, "read");
      const other = await findAnalysis(database, viewer, otherId, "read");
      if (one.patientId !== other.patientId) throw notFound();
      const views = await viewsOf(database.read, schema, [one.id, other.id]);
      const [before, after] = [one, other]
        .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
        .map((row) =>
          toHead(
            row,
            views.filter(({ analysisId: of }) => of === row.id),
          ),
        );
      if (!before || !after) throw notFound();
      return { before, after, changes: comparePosture(before.summary, after.summary) };
    },
  };
}
