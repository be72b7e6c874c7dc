import { adaptationProposalSchema, type PlanProposal } from "@physiocheck/contracts";
import { asc, eq, type Database } from "@physiocheck/database";
import { adapt, type AdaptationProposal } from "@physiocheck/motion";
import { uuidv7 } from "uuidv7";
import { definitionsOf } from "../care/exercise-store.ts";
import type { Deps } from "../deps.ts";
import { adherenceOf, adherenceRate } from "./adherence.ts";
import { evidenceOf } from "./evidence.ts";
import { contentOf, type PlanRow } from "./plan-store.ts";
import { tellPhysician } from "./tell.ts";

/** Days over which adherence is looked at. */
const ADHERENCE_DAYS = 14;

export type Decision = {
  readonly itemId: string;
  readonly proposal: AdaptationProposal;
  readonly outcome: "told" | "accepted" | "dismissed";
  readonly reason: string;
  /** ms since 1970. */
  readonly at: number;
};

/**
 * What the sessions say about each item of an active plan. Sessions before the last decision about an item were decided on; they
 * are not proposed from again.
 * @param day today where the reader is
 */
export async function proposalsOf(database: Database, plan: PlanRow, day: string): Promise<PlanProposal[]> {
  if (plan.state !== "active" || plan.patientId === null) return [];
  const { items } = contentOf(plan);
  const [evidence, decisions, definitions, days] = await Promise.all([
    evidenceOf(database, plan.id, items),
    decisionsOf(database, plan.id),
    definitionsOf(
      database,
      items.map(({ exerciseId }) => exerciseId),
    ),
    adherenceOf(database, plan.patientId, plan.id, day),
  ]);
  const adherence = adherenceRate(days, ADHERENCE_DAYS);
  return items.flatMap((item) => {
    const exercise = definitions.get(item.exerciseId);
    if (!exercise) return [];
    const decided = decisions.findLast(({ itemId, outcome }) => itemId === item.id && outcome !== "told");
    const sessions = (evidence.get(item.id) ?? []).filter(({ at }) => at > (decided?.at ?? 0));
    const { sets, reps, holdSeconds } = item.dose;
    const proposal = adapt({ dose: { sets, reps, holdSeconds }, sessions, adherence });
    return { itemId: item.id, exercise, before: item.dose, proposal };
  });
}

/** What became of proposals of a plan, oldest first. */
export async function decisionsOf(
  { read, schema: { planDecisions } }: Database,
  planId: string,
): Promise<Decision[]> {
  const rows = await read
    .select()
    .from(planDecisions)
    .where(eq(planDecisions.planId, planId))
    .orderBy(asc(planDecisions.createdAt), asc(planDecisions.id));
  return rows.map(({ itemId, proposal, outcome, reason, createdAt }) => ({
    itemId,
    proposal: adaptationProposalSchema.parse(JSON.parse(proposal)),
    outcome,
    reason,
    at: createdAt,
  }));
}

/** Whether two proposals would do the same. The figures behind them may differ by a session. */
export function sameProposal(a: AdaptationProposal, b: AdaptationProposal): boolean {
  return a.verdict === b.verdict && JSON.stringify(sorted(a.dose)) === JSON.stringify(sorted(b.dose));
}

function sorted({ sets, reps, holdSeconds }: AdaptationProposal["dose"]): readonly (number | null)[] {
  return [sets, reps, holdSeconds];
}

/** After a run: the physician is told once of each new proposal to change something. */
export async function proposeAfterRun(deps: Deps, plan: PlanRow, day: string): Promise<void> {
  const { database, now } = deps;
  if (plan.patientId === null) return;
  const proposals = await proposalsOf(database, plan, day);
  const decisions = await decisionsOf(database, plan.id);
  const fresh = proposals.filter(
    ({ itemId, proposal }) =>
      proposal.verdict !== "hold" &&
      !sameAsLast(
        decisions.findLast((each) => each.itemId === itemId),
        proposal,
      ),
  );
  if (fresh.length === 0) return;
  await database.write(async (writer) => {
    for (const { itemId, proposal } of fresh)
      await writer.insert(database.schema.planDecisions).values({
        id: uuidv7(),
        planId: plan.id,
        itemId,
        proposal: JSON.stringify(proposal),
        outcome: "told",
        reason: "",
        createdAt: now(),
      });
  });
  await tellPhysician(deps, plan.physicianId, plan.patientId, plan.id);
}

function sameAsLast(last: Decision | undefined, proposal: AdaptationProposal): boolean {
  return last !== undefined && sameProposal(last.proposal, proposal);
}
