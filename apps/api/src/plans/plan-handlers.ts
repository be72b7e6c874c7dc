import type { PlanContent } from "@physiocheck/contracts";
import { and, desc, eq, isNull, ne, or } from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import { may } from "../access.ts";
import { visibleExercise } from "../care/exercise-store.ts";
import { isSubscribed, subscribedTo } from "../care/subscribed.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import {
  assertNewest,
  lockPlan,
  findPlan,
  mayPlan,
  selectPlans,
  toPlans,
  writeItems,
  writeVersion,
  type PlanChange,
  type PlanRow,
} from "./plan-store.ts";
import { tellPatient } from "./tell.ts";

type PlanHandlers = Pick<Handlers, "listPlans" | "createPlan" | "getPlan" | "changePlan" | "endPlan">;

const MOST_PLANS = 200;

/** Plans and templates: written by physicians, read by their patients. */
export function planHandlers(deps: Deps): PlanHandlers {
  const { database, now } = deps;
  const { plans, planVersions } = database.schema;

  const select = async (viewer: SignedIn, where: ReturnType<typeof and>): Promise<PlanRow[]> => {
    const rows = await selectPlans(database, viewer)
      .where(where)
      .orderBy(desc(plans.updatedAt), desc(plans.id))
      .limit(MOST_PLANS);
    return rows.filter((row) => mayPlan(viewer, "read", row));
  };

  const answer = async (viewer: SignedIn, id: string) => {
    const [plan] = await toPlans(database, [await findPlan(database, viewer, "read", id)]);
    if (!plan) throw notFound();
    return plan;
  };

  /** Every exercise is one the physician may use, every dose fits, and what is shared is everybody's. */
  const assertItems = async (
    viewer: SignedIn,
    { state, shared, content }: Pick<PlanChange, "shared" | "content"> & { readonly state: string },
    before: PlanContent | null,
  ): Promise<void> => {
    if (state === "active" && content.items.length === 0)
      throw wrong("items", "A plan that is given to somebody needs an exercise.");
    for (const [index, item] of content.items.entries()) {
      const path = `items.${index}`;
      const exercise = await visibleExercise(database, viewer, item.exerciseId, "use");
      if (!exercise) throw wrong(`${path}.exerciseId`, "There is no such exercise for you.");
      const kept = before?.items.some(({ exerciseId }) => exerciseId === item.exerciseId);
      if (exercise.archivedAt !== null && !kept)
        throw wrong(`${path}.exerciseId`, "This exercise is archived; take it out of the archive first.");
      if ((exercise.definition.counting === "hold") !== (item.dose.holdSeconds !== null))
        throw wrong(`${path}.dose`, "Holds need holdSeconds, others reps.");
      if (shared && exercise.origin === "own")
        throw wrong(`${path}.exerciseId`, "Only exercises of the library can be shared.");
    }
  };

  return {
    async listPlans({ viewer, query: { patientId, templates } }) {
      if (viewer.role === "patient") {
        if (templates !== undefined || (patientId !== undefined && patientId !== viewer.id)) throw notFound();
        return {
          plans: await toPlans(
            database,
            await select(viewer, and(eq(plans.patientId, viewer.id), ne(plans.state, "draft"))),
          ),
        };
      }
      if (templates !== undefined) {
        const usable = or(eq(plans.physicianId, viewer.id), eq(plans.shared, 1));
        const where = and(isNull(plans.patientId), ne(plans.state, "ended"), usable);
        return { plans: await toPlans(database, await select(viewer, where)) };
      }
      if (patientId !== undefined) {
        const subscribed = await isSubscribed(database, viewer.id, patientId);
        if (!may(viewer, "read", { kind: "patient", patientId, subscribed })) throw notFound();
      }
      const where = and(
        subscribedTo(database.schema, viewer.id, plans.patientId),
        patientId === undefined ? undefined : eq(plans.patientId, patientId),
      );
      return { plans: await toPlans(database, await select(viewer, where)) };
    },

    async createPlan({ viewer, body: { patientId, ...change } }) {
      if (patientId !== null) {
        const subscribed = await isSubscribed(database, viewer.id, patientId);
        if (!may(viewer, "write", { kind: "patient", patientId, subscribed })) throw notFound();
      }
      assertKind(patientId, change);
      await assertItems(viewer, change, null);
      const id = uuidv7();
      const content = JSON.stringify(change.content);
      await database.write(async (writer) => {
        const row = {
          id,
          patientId,
          physicianId: viewer.id,
          state: change.state,
          shared: change.shared ? 1 : 0,
          version: 1,
          content,
          createdAt: now(),
          updatedAt: now(),
          endedAt: null,
        };
        await writer.insert(plans).values(row);
        await writer.insert(planVersions).values({
          planId: id,
          version: 1,
          state: change.state,
          content,
          authorId: viewer.id,
          createdAt: now(),
        });
        if (change.state === "active") await writeItems(database, writer, row, change.content.items, now());
      });
      if (change.state === "active" && patientId !== null) await tellPatient(deps, patientId, id);
      return answer(viewer, id);
    },

    getPlan: ({ viewer, params: { planId } }) => answer(viewer, planId),

    async changePlan({ viewer, params: { planId }, body: { basedOn, ...change } }) {
      const seen = await findPlan(database, viewer, "write", planId);
      assertKind(seen.patientId, change);
      const before = await answer(viewer, planId);
      await assertItems(viewer, change, before.content);
      await database.write(async (writer) => {
        const row = await lockPlan(database, writer, planId, viewer.id);
        if (!row) throw notFound();
        if (row.state === "ended") throw new Refusal("wrong_state", "This plan has ended; copy it instead.");
        assertNewest(row, basedOn);
        if (row.state === "active" && change.state === "draft")
          throw new Refusal("wrong_state", "The patient has this plan already; end it instead.");
        await writeVersion(database, writer, row, change, viewer.id, now());
      });
      if (change.state === "active" && seen.patientId !== null)
        await tellPatient(deps, seen.patientId, planId);
      return answer(viewer, planId);
    },

    async endPlan({ viewer, params: { planId } }) {
      const seen = await findPlan(database, viewer, "write", planId);
      const before = await answer(viewer, planId);
      await database.write(async (writer) => {
        const row = await lockPlan(database, writer, planId, viewer.id);
        // Ended twice is ended.
        if (!row || row.state === "ended") return;
        const { shared, content } = before;
        await writeVersion(database, writer, row, { state: "ended", shared, content }, viewer.id, now());
      });
      if (seen.state === "active" && seen.patientId !== null) await tellPatient(deps, seen.patientId, planId);
      return answer(viewer, planId);
    },
  };
}

/** A template is never given to anybody, and nobody's plan is everybody's. */
function assertKind(patientId: string | null, { state, shared }: { state: string; shared: boolean }): void {
  if (patientId === null && state !== "draft")
    throw wrong("state", "A template has no patient to be active for.");
  if (patientId !== null && shared) throw wrong("shared", "Only templates can be shared.");
}

function wrong(path: string, message: string): Refusal {
  const whole = path === "state" || path === "shared" ? `body.${path}` : `body.content.${path}`;
  return new Refusal("invalid", message, { fields: [{ path: whole, code: "custom", message }] });
}
