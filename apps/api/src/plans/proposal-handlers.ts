import type { AdaptationProposal } from "@physiocheck/motion";
import type { Writer } from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { instant } from "../time.ts";
import {
  assertNewest,
  contentOf,
  findPlan,
  lockPlan,
  toPlans,
  writeVersion,
  type PlanRow,
} from "./plan-store.ts";
import { decisionsOf, proposalsOf, sameProposal } from "./proposals.ts";
import { tellPatient } from "./tell.ts";

type ProposalHandlers = Pick<Handlers, "listPlanProposals" | "acceptPlanProposal" | "dismissPlanProposal">;

/** What the engine proposes for a plan, and what its physician makes of it. */
export function proposalHandlers(deps: Deps): ProposalHandlers {
  const { database, now } = deps;
  const { planDecisions } = database.schema;

  const assertActive = ({ state }: PlanRow): void => {
    if (state !== "active") throw new Refusal("wrong_state", "Only a plan that is being done can change so.");
  };
  const decide = async (
    writer: Writer,
    planId: string,
    decision: {
      readonly itemId: string;
      readonly proposal: AdaptationProposal;
      readonly outcome: "accepted" | "dismissed";
      readonly reason: string;
    },
  ): Promise<void> => {
    await writer.insert(planDecisions).values({
      ...decision,
      id: uuidv7(),
      planId,
      proposal: JSON.stringify(decision.proposal),
      createdAt: now(),
    });
  };
  const answer = async (viewer: SignedIn, planId: string) => {
    const [plan] = await toPlans(database, [await findPlan(database, viewer, "read", planId)]);
    return plan;
  };

  return {
    async listPlanProposals({ viewer, params: { planId }, query: { day } }) {
      const plan = await findPlan(database, viewer, "read", planId);
      const [proposals, decisions] = await Promise.all([
        proposalsOf(database, plan, day),
        decisionsOf(database, planId),
      ]);
      return {
        version: plan.version,
        proposals,
        decisions: decisions
          .flatMap(({ outcome, at, ...decision }) =>
            outcome === "told" ? [] : { ...decision, outcome, at: instant(at) },
          )
          .toReversed(),
      };
    },

    async acceptPlanProposal({ viewer, params: { planId }, query: { day }, body }) {
      const plan = await findPlan(database, viewer, "write", planId);
      assertActive(plan);
      const { basedOn, itemId, proposal } = body;
      if (proposal.verdict === "hold") throw new Refusal("wrong_state", "There is nothing to change.");
      const standing = (await proposalsOf(database, plan, day)).find((each) => each.itemId === itemId);
      if (!standing || !sameProposal(standing.proposal, proposal))
        throw new Refusal("conflict", "The sessions propose something else by now; look at it again.");
      await database.write(async (writer) => {
        const row = await lockPlan(database, writer, planId, viewer.id);
        if (!row) throw notFound();
        assertNewest(row, basedOn);
        const content = contentOf(row);
        const items = content.items.map((item) =>
          item.id === itemId ? { ...item, dose: { ...item.dose, ...standing.proposal.dose } } : item,
        );
        const change = { state: row.state, shared: row.shared === 1, content: { ...content, items } };
        await writeVersion(database, writer, row, change, viewer.id, now());
        await decide(writer, planId, {
          itemId,
          proposal: standing.proposal,
          outcome: "accepted",
          reason: "",
        });
      });
      if (plan.patientId !== null) await tellPatient(deps, plan.patientId, planId);
      return answer(viewer, planId);
    },

    async dismissPlanProposal({ viewer, params: { planId }, body: { itemId, proposal, reason } }) {
      const plan = await findPlan(database, viewer, "write", planId);
      assertActive(plan);
      if (!contentOf(plan).items.some(({ id }) => id === itemId))
        throw new Refusal("conflict", "The exercise is not on this plan any more.");
      await database.write((writer) =>
        decide(writer, planId, { itemId, proposal, outcome: "dismissed", reason }),
      );
    },
  };
}
