/**
 * What is allowed, written by hand from the product's rules and in another form than access.ts: a list of who may do what to
 * which thing. What is not in it is refused.
 */
import type { Action, Facts, Viewer } from "../../src/access.ts";

type Kind = Facts["kind"];
type Of<K extends Kind> = Extract<Facts, { readonly kind: K }>;
type Grant<K extends Kind> = readonly [
  who: "patient" | "physician" | "unapproved" | "admin",
  actions: readonly Action[],
  /** @param me the viewer's id */
  where: (thing: Of<K>, me: string) => boolean,
];

const own = ({ patientId }: { readonly patientId: string | null }, me: string): boolean => patientId === me;
const followed = ({ subscribed }: { readonly subscribed: boolean }): boolean => subscribed;
const always = (): boolean => true;
const readWrite = ["read", "write"] as const;

const ofPatientAndReaders = [
  ["patient", readWrite, own],
  ["physician", ["read"], followed],
] as const;

export const GRANTS: { readonly [K in Kind]: readonly Grant<K>[] } = {
  patient: [["physician", readWrite, followed]],
  session: [
    ["patient", readWrite, own],
    ["physician", ["read", "review"], followed],
  ],
  posture: ofPatientAndReaders,
  workout: ofPatientAndReaders,
  yoga: [["patient", readWrite, own]],
  workout_film: [["patient", readWrite, own]],
  note: [
    ["patient", ["read"], (note, me) => own(note, me) && note.shared],
    ["physician", readWrite, (note, me) => note.subscribed && note.authorId === me],
    ["physician", ["read"], (note) => note.subscribed && note.shared],
  ],
  assignment: [
    ["patient", ["read", "use"], own],
    ["physician", ["read"], followed],
    ["physician", ["write"], (one, me) => one.subscribed && one.physicianId === me],
  ],
  plan: [
    // Templates: one's own, and those that a colleague shares.
    ["physician", readWrite, (plan, me) => plan.patientId === null && plan.physicianId === me],
    ["physician", ["read"], (plan) => plan.patientId === null && plan.shared && plan.state !== "ended"],
    ["patient", ["read", "use"], (plan, me) => own(plan, me) && plan.state !== "draft"],
    ["physician", ["read"], (plan) => plan.patientId !== null && plan.subscribed],
    [
      "physician",
      ["write"],
      (plan, me) => plan.patientId !== null && plan.subscribed && plan.physicianId === me,
    ],
  ],
  goal: [
    ["patient", ["read"], own],
    ["patient", ["write"], (goal, me) => own(goal, me) && goal.authorId === me],
    ["physician", ["read"], followed],
    ["physician", ["write"], (goal, me) => goal.subscribed && goal.authorId === me],
  ],
  subscription: [
    ["patient", ["read", "end"], own],
    ["physician", ["read", "decide", "end"], (one, me) => one.physicianId === me],
    ["admin", ["read", "end"], always],
  ],
  exercise: [
    ["physician", ["read", "use", "write"], (one, me) => one.ownerId === me],
    ["patient", ["read", "use"], (one) => one.ownerId === null || one.assigned || one.subscribed],
    ["physician", ["read", "use"], (one) => one.ownerId === null],
    ["admin", ["read"], always],
  ],
  user: [["admin", readWrite, always]],
  picture: [
    ["patient", ["read"], (one, me) => one.userId === me || one.practising],
    ["physician", ["read"], (one, me) => one.userId === me || one.subscribed],
    ["unapproved", ["read"], (one, me) => one.userId === me],
    ["admin", ["read"], always],
  ],
  credential: [
    ["unapproved", readWrite, (one, me) => one.ownerId === me],
    ["physician", ["read"], (one, me) => one.ownerId === me],
    ["admin", ["read"], always],
  ],
};

/** Who somebody is for a grant; null for one who has none but what is their own account. */
function whoIs({ role, verification, disabled, secondFactorDue }: Viewer): Grant<Kind>[0] | null {
  if (disabled || secondFactorDue) return null;
  return role === "physician" && verification !== "approved" ? "unapproved" : role;
}

/** Whether the list allows it. */
export function granted(viewer: Viewer, action: Action, facts: Facts): boolean {
  const who = whoIs(viewer);
  const grants = GRANTS[facts.kind] as readonly Grant<Kind>[];
  return grants.some(
    ([whose, actions, where]) => whose === who && actions.includes(action) && where(facts, viewer.id),
  );
}
