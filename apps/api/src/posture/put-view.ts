import type { PostureViewUpdate } from "@physiocheck/contracts";
import { and, eq, isDuplicate, ne } from "@physiocheck/database";
import { measureView } from "@physiocheck/motion";
import type { Deps } from "../deps.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import type { AnalysisRow, ViewRow } from "./posture-store.ts";

/**
 * Stores how far a view is. Landmarks are measured here, by the same engine that the browser shows them with, so that nobody can
 * store a result that does not follow from them. Sent again under the same id it replaces what was there; views that come at once
 * wait for each other at the analysis' row.
 * @throws Refusal conflict where the view is there under another id, or the id belongs to another view; invalid; not_found
 */
export async function putView(
  { database, now }: Deps,
  analysis: AnalysisRow,
  viewId: string,
  body: PostureViewUpdate,
): Promise<void> {
  const { postureAnalyses, postureViews } = database.schema;
  if (!(JSON.parse(analysis.views) as string[]).includes(body.view))
    throw new Refusal("wrong_state", `This analysis was begun without the view "${body.view}".`);
  if (body.state === "completed" && body.still.view !== body.view)
    throw new Refusal("invalid", "The landmarks say that they are of another view.");
  const measured = measure(body);
  try {
    await database.write(async (writer) => {
      const [there] = await database.forUpdate(
        writer.select().from(postureAnalyses).where(eq(postureAnalyses.id, analysis.id)),
      );
      if (!there) throw notFound();
      const [before] = await writer.select().from(postureViews).where(eq(postureViews.id, viewId));
      if (before && before.analysisId !== analysis.id) throw notFound();
      if (before && before.view !== body.view)
        throw new Refusal("conflict", "Another view was sent under this id.");
      const [twin] = await writer
        .select({ id: postureViews.id })
        .from(postureViews)
        .where(
          and(
            eq(postureViews.analysisId, analysis.id),
            eq(postureViews.view, body.view),
            ne(postureViews.id, viewId),
          ),
        );
      if (twin)
        throw new Refusal("conflict", `The view "${body.view}" is there already. Delete it, or replace it.`);
      const changed = {
        ...measured,
        // A failed view that is begun or finished anew is another attempt.
        attempts: (before?.attempts ?? 1) + (before?.state === "failed" && body.state !== "failed" ? 1 : 0),
        changedAt: now(),
      };
      if (before) await writer.update(postureViews).set(changed).where(eq(postureViews.id, viewId));
      else
        await writer.insert(postureViews).values({
          id: viewId,
          analysisId: analysis.id,
          patientId: analysis.patientId,
          view: body.view,
          pictureSha: null,
          pictureSize: null,
          ...changed,
        });
    });
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal("conflict", "This view was sent twice at once.");
    throw error;
  }
}

function measure(body: PostureViewUpdate): Pick<ViewRow, "state" | "reason" | "input" | "result"> {
  switch (body.state) {
    case "in_progress":
      return { state: "in_progress", reason: null, input: null, result: null };
    case "failed":
      return { state: "failed", reason: body.reason, input: null, result: null };
    case "completed": {
      const { still, corrections, roll } = body;
      const result = measureView(still, still.view, corrections, roll);
      return {
        state: result.fault ? "failed" : "completed",
        reason: result.fault?.reason ?? null,
        input: JSON.stringify({ still, corrections, roll }),
        result: JSON.stringify(result),
      };
    }
  }
}
