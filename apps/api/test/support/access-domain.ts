/** Every question that can be asked of access.ts: finite, because of ids only matters whose they are. */
import { CALLERS } from "@physiocheck/contracts";
import type { Action, Facts, Viewer } from "../../src/access.ts";
import type { Access } from "./access-mutants.ts";

const ME = "me";
const ACTIONS = ["read", "write", "use", "decide", "end", "review"] as const satisfies readonly Action[];
const WHO = [ME, "somebody"] as const;
const YES_NO = [true, false] as const;

/** All viewers that differ. */
const VIEWERS: readonly Viewer[] = (["patient", "physician", "admin"] as const).flatMap((role) =>
  (role === "physician" ? (["approved", "pending", "rejected"] as const) : [null]).flatMap((verification) =>
    YES_NO.flatMap((disabled) =>
      YES_NO.map((secondFactorDue) => ({ id: ME, role, verification, disabled, secondFactorDue })),
    ),
  ),
);

const ofPatient = (kind: "patient" | "session" | "posture" | "workout"): Facts[] =>
  WHO.flatMap((patientId) => YES_NO.map((subscribed) => ({ kind, patientId, subscribed })));

const FACTS: readonly Facts[] = [
  ...(["patient", "session", "posture", "workout"] as const).flatMap(ofPatient),
  ...(["yoga", "workout_film"] as const).flatMap((kind) => WHO.map((patientId) => ({ kind, patientId }))),
  ...WHO.flatMap((patientId) =>
    WHO.flatMap((other) =>
      YES_NO.flatMap((subscribed): Facts[] => [
        { kind: "assignment", patientId, physicianId: other, subscribed },
        { kind: "goal", patientId, authorId: other, subscribed },
        { kind: "subscription", patientId, physicianId: other },
        ...YES_NO.map((shared): Facts => ({ kind: "note", patientId, authorId: other, shared, subscribed })),
      ]),
    ),
  ),
  ...[...WHO, null].flatMap((patientId) =>
    WHO.flatMap((physicianId) =>
      (["draft", "active", "ended"] as const).flatMap((state) =>
        YES_NO.flatMap((shared) =>
          YES_NO.map((subscribed): Facts => ({
            kind: "plan",
            patientId,
            physicianId,
            state,
            shared,
            subscribed,
          })),
        ),
      ),
    ),
  ),
  ...[...WHO, null].flatMap((ownerId) =>
    YES_NO.flatMap((assigned) =>
      YES_NO.map((subscribed): Facts => ({ kind: "exercise", ownerId, assigned, subscribed })),
    ),
  ),
  ...WHO.flatMap((userId): Facts[] => [
    { kind: "user", userId },
    { kind: "credential", ownerId: userId },
    ...YES_NO.flatMap((practising) =>
      YES_NO.map((subscribed): Facts => ({ kind: "picture", userId, practising, subscribed })),
    ),
  ]),
];

/** Every question to `may`. */
export const QUESTIONS: readonly (readonly [Viewer, Action, Facts])[] = VIEWERS.flatMap((viewer) =>
  FACTS.flatMap((facts) => ACTIONS.map((action) => [viewer, action, facts] as const)),
);

/** Answers to every question that can be asked, as one text that can be compared. An error is an answer, too. */
export function allAnswers({ callerOf, may, mayCall }: Access): string {
  const answer = (ask: () => unknown): string => {
    try {
      return String(ask());
    } catch {
      return "error";
    }
  };
  return [
    ...[...VIEWERS, null].flatMap((viewer) => [
      viewer ? answer(() => callerOf(viewer)) : "",
      answer(() => mayCall({ who: "anyone" }, viewer)),
      ...CALLERS.map((caller) => answer(() => mayCall({ who: [caller] }, viewer))),
    ]),
    ...QUESTIONS.map((asked) => answer(() => may(...asked))),
  ].join(" ");
}

/** The same answers by hand: who is what kind of caller, and the grants. */
export function expectedAnswers(granted: (...asked: (typeof QUESTIONS)[number]) => boolean): string {
  const kindOf = ({ role, verification, disabled, secondFactorDue }: Viewer) => {
    if (disabled) return null;
    if (secondFactorDue) return "without_second_factor";
    return role === "physician" && verification !== "approved" ? "unapproved_physician" : role;
  };
  return [
    ...[...VIEWERS, null].flatMap((viewer) => {
      const kind = viewer && kindOf(viewer);
      return [viewer ? String(kind) : "", "true", ...CALLERS.map((caller) => String(caller === kind))];
    }),
    ...QUESTIONS.map((asked) => String(granted(...asked))),
  ].join(" ");
}
