import type { Caseload, Patient, Session } from "@physiocheck/contracts";
import { attentionFor, byAttention, type Attention, type Course, type PlannedDay } from "./attention.ts";

export type Person = {
  readonly patient: Patient;
  readonly course: Course;
  readonly attention: Attention;
  /** Empty without a plan. */
  readonly days: readonly PlannedDay[];
};

/** The course of one patient from their sessions (any order). */
export function courseOf(patient: Patient, sessions: readonly Session[]): Course {
  return {
    ...standing(patient),
    proposal: null,
    sessions: sessions
      .filter((session) => session.patient.id === patient.id && session.state === "complete")
      .map((session) => pointOf({ ...session, at: session.startedAt, ...session.reviewed }))
      .toSorted((a, b) => a.at - b.at),
  };
}

/** A physician's people, those who need them first. `now` is Unix ms. */
export function sortPeople(
  patients: readonly Patient[],
  caseload: Caseload | undefined,
  now: number,
): readonly Person[] {
  return patients
    .map((patient): Person => {
      const entry = caseload?.patients.find(({ id }) => id === patient.id);
      const proposed = (caseload?.proposals ?? [])
        .filter((each) => each.patient.id === patient.id)
        .map(({ proposal }) => proposal.verdict);
      const course: Course = {
        ...standing(patient),
        sessions: (entry?.sessions ?? []).map(pointOf),
        proposal: proposed.includes("regress")
          ? "regress"
          : proposed.includes("progress")
            ? "progress"
            : null,
      };
      return { patient, course, attention: attentionFor(course, now), days: entry?.days ?? [] };
    })
    .toSorted(byAttention);
}

function standing({ liveSessionId, activeAssignments }: Patient): Pick<Course, "live" | "assignments"> {
  return { live: liveSessionId !== null, assignments: activeAssignments };
}

/** Counts as the physicians see them. */
function pointOf(session: Caseload["patients"][number]["sessions"][number]): Course["sessions"][number] {
  return {
    at: Date.parse(session.at),
    painAfter: session.painAfter,
    quality: session.quality,
    counted: session.repetitions,
    attempts: session.repetitions + session.partial,
    stoppedByPain: session.endReason === "pain",
  };
}
