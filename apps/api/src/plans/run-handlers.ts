import { dueOn, planRunSchema, type PlanContent, type PlanDay } from "@physiocheck/contracts";
import { and, desc, eq, gte, inArray, isDuplicate } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { findPlan, selectPlans, toPlans } from "./plan-store.ts";
import { proposeAfterRun } from "./proposals.ts";

type RunHandlers = Pick<Handlers, "listPlanDay" | "putPlanRun">;

/** A run that was begun is offered again for as long as a session is. */
const OPEN_FOR_MS = 24 * 3_600_000;

/** A patient's day, and their goes through their plans. */
export function runHandlers(deps: Deps): RunHandlers {
  const { database, now } = deps;
  const { plans, planRuns, assignments } = database.schema;

  /** Ids that were items of this plan at some time: a run that was done offline may name one that is gone. */
  const assertItems = async (planId: string, content: PlanContent, ids: readonly string[]): Promise<void> => {
    const unknown = ids.filter((id) => !content.items.some((item) => item.id === id));
    if (unknown.length === 0) return;
    const rows = await database.read
      .select({ id: assignments.id })
      .from(assignments)
      .where(and(eq(assignments.planId, planId), inArray(assignments.id, unknown)));
    if (rows.length < new Set(unknown).size)
      throw new Refusal("invalid", "The run names an item that the plan never had.", {
        fields: [{ path: "body.items", code: "custom", message: "not an item of this plan" }],
      });
  };

  return {
    async listPlanDay({ viewer, query: { day } }) {
      const rows = await selectPlans(database, viewer)
        .where(and(eq(plans.patientId, viewer.id), eq(plans.state, "active")))
        .orderBy(desc(plans.createdAt));
      if (rows.length === 0) return { plans: [] };
      const all = await toPlans(database, rows);
      const runs = await database.read
        .select()
        .from(planRuns)
        .where(and(eq(planRuns.patientId, viewer.id), eq(planRuns.day, day)))
        .orderBy(desc(planRuns.startedAt));
      const open = await database.read
        .select()
        .from(planRuns)
        .where(and(eq(planRuns.patientId, viewer.id), gte(planRuns.startedAt, now() - OPEN_FOR_MS)))
        .orderBy(desc(planRuns.startedAt));
      return {
        plans: all
          .filter(
            ({ content: { startsOn, endsOn } }) => startsOn <= day && (endsOn === null || day <= endsOn),
          )
          .map((plan): PlanDay => {
            // Only the newest can be gone on with; older ones were left.
            const newest = open.find(({ planId }) => planId === plan.id);
            return {
              plan,
              due: dueOn(plan.content, day),
              done: runs.filter(({ planId, finishedAt }) => planId === plan.id && finishedAt !== null).length,
              openRun:
                newest && newest.finishedAt === null
                  ? { ...planRunSchema.parse(JSON.parse(newest.body)), id: newest.id }
                  : null,
            };
          }),
      };
    },

    async putPlanRun({ viewer, params: { planId, runId }, body }) {
      const plan = await findPlan(database, viewer, "use", planId);
      const [whole] = await toPlans(database, [plan]);
      await assertItems(
        planId,
        whole.content,
        body.items.map(({ itemId }) => itemId),
      );
      const wasFinished = await store(viewer, planId, runId, body);
      if (body.finishedAt !== null && !wasFinished) await proposeAfterRun(deps, plan, body.day);
    },
  };

  /** @returns whether it was finished before already */
  async function store(
    viewer: SignedIn,
    planId: string,
    runId: string,
    body: Parameters<RunHandlers["putPlanRun"]>[0]["body"],
  ): Promise<boolean> {
    const values = {
      day: body.day,
      finishedAt: body.finishedAt === null ? null : Date.parse(body.finishedAt),
      body: JSON.stringify(body),
      updatedAt: now(),
    };
    try {
      return await database.write(async (writer) => {
        const [before] = await database.forUpdate(
          writer.select().from(planRuns).where(eq(planRuns.id, runId)),
        );
        if (!before) {
          await writer.insert(planRuns).values({
            ...values,
            id: runId,
            planId,
            patientId: viewer.id,
            startedAt: Date.parse(body.startedAt),
          });
          return false;
        }
        if (before.patientId !== viewer.id || before.planId !== planId) throw notFound();
        // A late copy of an earlier state does not open it again.
        if (before.finishedAt !== null && values.finishedAt === null) return true;
        await writer.update(planRuns).set(values).where(eq(planRuns.id, runId));
        return before.finishedAt !== null;
      });
    } catch (error) {
      // The same call came twice at once, and the other was first.
      if (isDuplicate(error)) return store(viewer, planId, runId, body);
      throw error;
    }
  }
}
