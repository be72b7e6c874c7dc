import type { Patient, Session } from "@physiocheck/contracts";
import { attentionFor, byAttention, type Attention, type Course } from "./attention.ts";

export type Person = {
  readonly patient: Patient;
  readonly course: Course;
  readonly attention: Attention;
};

/** The course of one patient from their sessions (any order). */
export function courseOf(patient: Patient, sessions: readonly Session[]): Course {
  return {
    live: patient.liveSessionId !== null,
    assignments: patient.activeAssignments,
    sessions: sessions
      .filter((session) => session.patient.id === patient.id && session.state === "complete")
      .map((session) => {
        // As the physicians see it, where they overruled something.
        const { repetitions, partial } = session.reviewed ?? session;
        return {
          at: Date.parse(session.startedAt),
          painAfter: session.painAfter,
          quality: session.quality,
          counted: repetitions,
          attempts: repetitions + partial,
          stoppedByPain: session.endReason === "pain",
        };
      })
      .toSorted((a, b) => a.at - b.at),
  };
}

/** A physician's people, those who need them first. `now` is Unix ms. */
export function sortPeople(
  patients: readonly Patient[],
  sessions: readonly Session[],
  now: number,
): readonly Person[] {
  return patients
    .map((patient) => {
      const course = courseOf(patient, sessions);
      return { patient, course, attention: attentionFor(course, now) };
    })
    .toSorted(byAttention);
}
