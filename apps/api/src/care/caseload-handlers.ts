import { CASELOAD_DAYS, type Caseload } from "@physiocheck/contracts";
import { and, asc, desc, eq, inArray, isNotNull, lte, sql } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { adherenceOf } from "../plans/adherence.ts";
import { mayPlan, selectPlans } from "../plans/plan-store.ts";
import { decisionsOf, proposalsOf } from "../plans/proposals.ts";
import { holding } from "../review/holding.ts";
import { instant } from "../time.ts";
import { subscribedTo } from "./subscribed.ts";

/** The newest sessions of each patient: two weeks of several a day, and enough for who exercises rarely. */
const MOST_SESSIONS = 60;

/** All of a physician's patients at one glance. */
export function caseloadHandlers({ database }: Deps): Pick<Handlers, "getCaseload"> {
  const { read, schema } = database;
  const { planDecisions, plans, sessions, subscriptions, users } = schema;

  const sessionsOf = async (ids: readonly string[]) => {
    const ranked = read
      .select({
        patientId: sessions.patientId,
        startedAt: sessions.startedAt,
        painAfter: sessions.painAfter,
        quality: sessions.quality,
        repetitions: sessions.repetitions,
        partial: sessions.partial,
        reviewedRepetitions: sessions.reviewedRepetitions,
        reviewedPartial: sessions.reviewedPartial,
        endReason: sessions.endReason,
        place:
          sql<number>`row_number() over (partition by ${sessions.patientId} order by ${sessions.startedAt} desc)`
            .mapWith(Number)
            .as("place"),
      })
      .from(sessions)
      .where(and(inArray(sessions.patientId, [...ids]), isNotNull(sessions.completedAt)))
      .as("ranked");
    return read.select().from(ranked).where(lte(ranked.place, MOST_SESSIONS)).orderBy(asc(ranked.startedAt));
  };

  /** Only plans of which something was told and not decided are asked what they propose: the sessions of all would be many. */
  const waiting = async (viewer: SignedIn, day: string): Promise<Caseload["proposals"]> => {
    const told = await read
      .select({ planId: plans.id })
      .from(planDecisions)
      .innerJoin(plans, eq(plans.id, planDecisions.planId))
      .where(
        and(
          eq(plans.physicianId, viewer.id),
          eq(plans.state, "active"),
          eq(planDecisions.outcome, "told"),
          subscribedTo(schema, viewer.id, plans.patientId),
        ),
      )
      .groupBy(plans.id);
    if (told.length === 0) return [];
    const rows = await selectPlans(database, viewer)
      .where(
        inArray(
          plans.id,
          told.map(({ planId }) => planId),
        ),
      )
      .orderBy(desc(plans.updatedAt));
    const names = new Map(
      (
        await read
          .select({ id: users.id, name: users.name })
          .from(users)
          .where(
            inArray(
              users.id,
              rows.flatMap(({ patientId }) => patientId ?? []),
            ),
          )
      ).map(({ id, name }) => [id, name]),
    );
    const found: Caseload["proposals"] = [];
    for (const plan of rows) {
      if (plan.patientId === null || !mayPlan(viewer, "read", plan)) continue;
      const decisions = await decisionsOf(database, plan.id);
      const undecided = new Set(
        decisions
          .filter(
            ({ itemId, outcome }, place) =>
              outcome === "told" && decisions.findLastIndex((each) => each.itemId === itemId) === place,
          )
          .map(({ itemId }) => itemId),
      );
      if (undecided.size === 0) continue;
      const patient = { id: plan.patientId, name: names.get(plan.patientId) ?? "" };
      for (const { itemId, exercise, proposal } of await proposalsOf(database, plan, day))
        if (proposal.verdict !== "hold" && undecided.has(itemId))
          found.push({
            planId: plan.id,
            patient,
            exerciseId: exercise.id,
            exerciseTitle: exercise.title ?? null,
            proposal,
          });
    }
    return found;
  };

  return {
    async getCaseload({ viewer, query: { day } }) {
      const people = await read
        .select({ id: subscriptions.patientId })
        .from(subscriptions)
        .where(and(eq(subscriptions.physicianId, viewer.id), eq(subscriptions.state, "approved")));
      const ids = people.map(({ id }) => id);
      const rows = ids.length === 0 ? [] : await sessionsOf(ids);
      return {
        patients: await Promise.all(
          ids.map(async (id) => ({
            id,
            sessions: rows
              .filter(({ patientId }) => patientId === id)
              .map((row) => ({
                at: instant(row.startedAt),
                painAfter: row.painAfter,
                quality: row.quality,
                ...holding(row),
                endReason: row.endReason,
              })),
            days: (await adherenceOf(database, id, null, day)).slice(-CASELOAD_DAYS),
          })),
        ),
        proposals: await waiting(viewer, day),
      };
    },
  };
}
