import { eq } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import { notify } from "../notices/notify.ts";

/** Tells a patient that a plan of theirs is new, changed or over. */
export async function tellPatient(deps: Deps, patientId: string, planId: string): Promise<void> {
  const { plans, users } = deps.database.schema;
  const [row] = await deps.database.read
    .select({ name: users.name })
    .from(plans)
    .innerJoin(users, eq(users.id, plans.physicianId))
    .where(eq(plans.id, planId));
  await notify(deps, {
    to: patientId,
    kind: "plan_changed",
    about: row ? { person: row.name } : {},
    link: "/today",
  });
}

/** Tells a physician that sessions propose to change a plan of theirs. */
export async function tellPhysician(
  deps: Deps,
  physicianId: string,
  patientId: string,
  planId: string,
): Promise<void> {
  const { users } = deps.database.schema;
  const [row] = await deps.database.read
    .select({ name: users.name })
    .from(users)
    .where(eq(users.id, patientId));
  await notify(deps, {
    to: physicianId,
    kind: "proposal_ready",
    about: row ? { person: row.name } : {},
    link: `/plans/${planId}`,
  });
}
