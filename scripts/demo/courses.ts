/** How the people of the demo clinic come along: what they do on which day, how well, and how it feels. Data and nothing else. */
import type { Dose, PlanRun } from "@physiocheck/contracts";
import type { BodyOptions } from "@physiocheck/digital-patient";
import { daysOn, momentBefore } from "./days.ts";
import type { SetScript } from "./film-set.ts";
import type { SessionOrder } from "./perform-session.ts";

/** One go through a plan: the sessions in order, each of the plan's exercise of that name. */
export type GoThrough = {
  readonly daysAgo: number;
  readonly sessions: readonly SessionOrder[];
  readonly feeling: PlanRun["feeling"];
};

export type Course = {
  readonly weekdays: readonly number[];
  readonly doses: Readonly<Record<string, Dose>>;
  readonly visits: readonly GoThrough[];
};

const reps = (count: number, sets: number, side: Dose["side"] = "both"): Dose => ({
  sets,
  reps: count,
  holdSeconds: null,
  restSeconds: 45,
  side,
});
const hold = (seconds: number, sets: number, side: Dose["side"]): Dose => ({
  sets,
  reps: null,
  holdSeconds: seconds,
  restSeconds: 30,
  side,
});

/** What one session of a visit is ordered with besides what the visit says. */
type Wish = {
  readonly exercise: string;
  readonly script: SetScript;
  /** Attempts beyond the dose, so that it can be reached with some that do not count. */
  readonly spare?: number;
  readonly stop?: SessionOrder["stop"];
};

type Feelings = Pick<SessionOrder, "painBefore" | "painAfter" | "effort">;

/** Minutes from the beginning of one exercise to the next. */
const BETWEEN_MS = 4 * 60_000;

function visit(
  now: number,
  daysAgo: number,
  time: string,
  who: {
    readonly body: BodyOptions;
    readonly seed: number;
    readonly doses: Readonly<Record<string, Dose>>;
  },
  feelings: Feelings,
  wishes: readonly Wish[],
  feeling: PlanRun["feeling"],
): GoThrough {
  return {
    daysAgo,
    feeling,
    sessions: wishes.map(({ exercise, script, spare = 2, stop }, place): SessionOrder => {
      const dose = who.doses[exercise];
      if (!dose) throw new RangeError(`${exercise} is not on the plan`);
      const set: SetScript =
        dose.reps === null
          ? { holdSeconds: (dose.holdSeconds ?? 0) + 4, repetitions: 1, ...sideOf(dose), ...script }
          : { repetitions: dose.reps + spare, ...sideOf(dose), ...script };
      return {
        body: who.body,
        seed: who.seed * 10_000 + daysAgo * 10 + place,
        exerciseId: exercise,
        dose,
        sets: Array.from({ length: dose.sets }, () => set),
        ...(stop && { stop }),
        ...feelings,
        startedAt: momentBefore(now, daysAgo, time) + place * BETWEEN_MS,
      };
    }),
  };
}

function sideOf({ side }: Dose): Pick<SetScript, "side"> {
  return side === "both" ? {} : { side };
}

/** From the first visit (0) to the last (1). */
const way = (index: number, count: number): number => (count < 2 ? 1 : index / (count - 1));
const between = (from: number, to: number, part: number): number => from + (to - from) * part;

/**
 * Jonas, six weeks after a knee operation: deeper, quicker and with less pain from week to week. In the second week he does too much and
 * has to stop; in the fourth he does nothing at all.
 */
export function jonas(now: number): Course {
  const weekdays = [1, 3, 6];
  const doses = {
    squat: reps(6, 2),
    "sit-to-stand": reps(6, 2),
    "standing-knee-flexion": reps(6, 2, "left"),
    "single-leg-stance": hold(15, 2, "left"),
  };
  const who = { body: { height: 1.82, sex: "male", age: 46, build: 0.5 } as const, seed: 3, doses };
  const days = daysOn(now, weekdays, 41, 1).filter((daysAgo) => daysAgo < 15 || daysAgo > 20);
  const flare = days.find((daysAgo) => daysAgo <= 33);
  const visits = days.map((daysAgo, index) => {
    const part = way(index, days.length);
    const early = part < 0.35;
    const squat: Wish = {
      exercise: "squat",
      spare: early ? 4 : 3,
      script: {
        depth: between(0.68, 1.05, part),
        repSeconds: between(4.4, 3.2, part),
        faults: early
          ? [
              { kind: "shallow", amount: 0.7, repetitions: [2, 5] },
              { kind: "knee_inward", repetitions: [0, 1, 3] },
            ]
          : part < 0.75
            ? [{ kind: "shallow", amount: 0.8, repetitions: [index % 4] }]
            : [],
      },
    };
    if (daysAgo === flare) {
      const stop = { set: 1, attempts: 3, why: "pain" } as const;
      return visit(
        now,
        daysAgo,
        "18:20",
        who,
        { painBefore: 4, painAfter: 7, effort: 8 },
        [{ ...squat, stop }],
        "too_hard",
      );
    }
    const painAfter = Math.max(1, Math.round(between(5, 0.8, part)));
    return visit(
      now,
      daysAgo,
      index % 3 === 1 ? "07:40" : "18:20",
      who,
      {
        painBefore: painAfter + (index % 3 === 0 ? 1 : 0),
        painAfter,
        effort: Math.round(between(6, 3, part)),
      },
      [
        squat,
        { exercise: "sit-to-stand", script: { repSeconds: between(3.8, 2.8, part) } },
        {
          exercise: "standing-knee-flexion",
          script: { depth: between(0.62, 0.98, part), repSeconds: between(4, 3.2, part) },
        },
        ...(daysAgo < 15 ? [{ exercise: "single-leg-stance", script: {} }] : []),
      ],
      index % 4 === 3 ? "right" : null,
    );
  });
  return { weekdays, doses, visits };
}

/** Rosa, three weeks into a stiff right shoulder: the arm goes higher and higher, until the last days, when it hurts more again. */
export function rosa(now: number): Course {
  const weekdays = [1, 2, 4, 6];
  const doses = { "shoulder-abduction": reps(6, 2, "right"), "biceps-curl": reps(8, 1) };
  const who = { body: { height: 1.63, sex: "female", age: 58, build: 0.55 } as const, seed: 5, doses };
  const days = daysOn(now, weekdays, 20, 1);
  const visits = days.map((daysAgo, index) => {
    const part = way(index, days.length);
    const fromEnd = days.length - 1 - index;
    const painAfter = fromEnd === 0 ? 5 : fromEnd === 1 ? 3 : Math.round(between(4, 2, part));
    return visit(
      now,
      daysAgo,
      "09:10",
      who,
      { painBefore: fromEnd < 2 ? painAfter - 1 : painAfter, painAfter, effort: fromEnd < 2 ? 6 : 4 },
      [
        {
          exercise: "shoulder-abduction",
          script: {
            depth: between(0.72, 1.3, Math.min(1, part * 1.15)),
            repSeconds: between(4.2, 3.4, part),
            faults: index % 3 === 0 ? [{ kind: "trunk_lean", repetitions: [1, 4] }] : [],
          },
        },
        { exercise: "biceps-curl", script: {} },
      ],
      fromEnd === 0 ? "too_hard" : null,
    );
  });
  return { weekdays, doses, visits };
}

/** Yusuf has just begun, and does not get all the way up yet. */
export function yusuf(now: number): Course {
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const doses = { "sit-to-stand": reps(6, 1), "heel-raise": reps(8, 1) };
  const who = { body: { height: 1.7, sex: "male", age: 71, build: 0.6 } as const, seed: 7, doses };
  const visits = [4, 2, 1].map((daysAgo) =>
    visit(
      now,
      daysAgo,
      "11:00",
      who,
      { painBefore: 3, painAfter: 3, effort: 5 },
      [
        {
          exercise: "sit-to-stand",
          spare: 4,
          script: { repSeconds: 4.4, faults: [{ kind: "shallow", amount: 0.8, repetitions: [1, 3] }] },
        },
        { exercise: "heel-raise", script: {} },
      ],
      null,
    ),
  );
  return { weekdays, doses, visits };
}
