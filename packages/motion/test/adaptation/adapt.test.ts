import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  adapt,
  changeOf,
  FEELINGS,
  stepDown,
  stepUp,
  volumeOf,
  type AdaptableDose,
  type AdaptationRecord,
} from "../../src/index.ts";

const DOSE: AdaptableDose = { sets: 3, reps: 10, holdSeconds: null };
const DAY = 86_400_000;

/** Sessions that went well and were easy, with something otherwise. */
function easy(changes: readonly Partial<AdaptationRecord>[] = [{}, {}, {}]): AdaptationRecord[] {
  return changes.map((change, index) => ({
    at: index * DAY,
    painBefore: 1,
    painAfter: 1,
    effort: 3,
    completion: 1,
    endedByPain: false,
    range: { value: 90, plusMinus: 5 },
    sparc: -1.6,
    feeling: null,
    ...change,
  }));
}

const verdict = (sessions: readonly AdaptationRecord[], adherence: number | null = 1, dose = DOSE) => {
  const proposal = adapt({ dose, sessions, adherence });
  return [proposal.verdict, proposal.reason];
};

describe("what is proposed", () => {
  test("more, where three sessions were whole, easy and painless: one repetition", () => {
    expect(adapt({ dose: DOSE, sessions: easy(), adherence: 0.9 })).toEqual({
      verdict: "progress",
      reason: "easy",
      dose: { sets: 3, reps: 11, holdSeconds: null },
      sessions: 3,
      measured: 3,
    });
  });

  test("nothing from two sessions, except about pain", () => {
    expect(verdict(easy([{}, {}]))).toEqual(["hold", "too_few_sessions"]);
    expect(verdict(easy([{ painAfter: 7 }, { painAfter: 6 }]))).toEqual(["regress", "pain_high"]);
  });

  test("less, where pain is above 5, rises to above 3, or broke off two of three", () => {
    expect(verdict(easy([{ painAfter: 6 }, { painAfter: 6 }, { painAfter: 6 }]))).toEqual([
      "regress",
      "pain_high",
    ]);
    expect(verdict(easy([{}, { painAfter: 2 }, { painAfter: 4 }]))).toEqual(["regress", "pain_rising"]);
    expect(verdict(easy([{ endedByPain: true }, {}, { endedByPain: true }]))).toEqual([
      "regress",
      "pain_stopped",
    ]);
  });

  test("pain that rises within both of the last two sessions counts as rising", () => {
    const hurting = { painBefore: 0, painAfter: 2 };
    expect(verdict(easy([{ painAfter: 2 }, hurting, hurting]))).toEqual(["hold", "pain_rising"]);
  });

  test("the same, where pain rises but is low", () => {
    expect(verdict(easy([{ painAfter: 0 }, { painAfter: 1 }, { painAfter: 2 }]))).toEqual([
      "hold",
      "pain_rising",
    ]);
    expect(verdict(easy([{ painAfter: 1 }, { painAfter: 1 }, { painAfter: 2 }]))).toEqual(["hold", "fits"]);
  });

  test("less, where it was too hard or was not done", () => {
    const hard = { feeling: "too_hard" } as const;
    expect(verdict(easy([hard, {}, hard]))).toEqual(["regress", "too_hard"]);
    expect(verdict(easy([{ effort: 9 }, { effort: 9 }, { effort: 9 }]))).toEqual(["regress", "too_hard"]);
    expect(verdict(easy([{ completion: 0.5 }, { completion: 0.6 }, {}]))).toEqual(["regress", "unfinished"]);
  });

  test("the same, where range or smoothness was lost, or hardly anything was done", () => {
    const bent = (value: number) => ({ range: { value, plusMinus: 5 } });
    expect(verdict(easy([bent(90), bent(88), bent(80), bent(79)]))).toEqual(["hold", "range_lost"]);
    // Seven degrees are within the error of 7.1.
    expect(verdict(easy([bent(90), bent(90), bent(83), bent(83)]))).toEqual(["progress", "easy"]);
    expect(verdict(easy([{ sparc: -1.5 }, { sparc: -1.9 }, { sparc: -2 }]))).toEqual(["hold", "less_smooth"]);
    expect(verdict(easy(), 0.5)).toEqual(["hold", "low_adherence"]);
  });

  test("somewhat hard becomes more only where the patient calls it too easy", () => {
    const six = { effort: 6 };
    expect(verdict(easy([six, six, six]))).toEqual(["hold", "fits"]);
    const said = { effort: 6, feeling: "too_easy" } as const;
    expect(verdict(easy([said, six, said]))).toEqual(["progress", "easy"]);
  });

  test("at the ends of the ladder nothing moves, and the reason says so", () => {
    expect(verdict(easy(), 1, { sets: 4, reps: 15, holdSeconds: null })).toEqual(["hold", "at_top"]);
    const pain = easy([{ painAfter: 8 }, { painAfter: 8 }]);
    expect(verdict(pain, 1, { sets: 1, reps: 5, holdSeconds: null })).toEqual(["hold", "at_bottom"]);
  });
});

const rating = fc.option(fc.integer({ min: 0, max: 10 }), { nil: null });
const records: fc.Arbitrary<AdaptationRecord[]> = fc
  .array(
    fc.record({
      painBefore: rating,
      painAfter: rating,
      effort: rating,
      completion: fc.double({ min: 0, max: 1, noNaN: true }),
      endedByPain: fc.boolean(),
      range: fc.option(
        fc.record({
          value: fc.double({ min: 0, max: 180, noNaN: true }),
          plusMinus: fc.double({ min: 1, max: 25, noNaN: true }),
        }),
        { nil: null },
      ),
      sparc: fc.option(fc.double({ min: -6, max: -1, noNaN: true }), { nil: null }),
      feeling: fc.option(fc.constantFrom(...FEELINGS), { nil: null }),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((record, index) => ({ ...record, at: index * DAY })));
const doses: fc.Arbitrary<AdaptableDose> = fc
  .record({
    sets: fc.integer({ min: 1, max: 20 }),
    amount: fc.integer({ min: 1, max: 600 }),
    hold: fc.boolean(),
  })
  .map(({ sets, amount, hold }) => ({
    sets,
    reps: hold ? null : Math.min(200, amount),
    holdSeconds: hold ? amount : null,
  }));
const adherences = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });

describe("of whatever sessions", () => {
  test("never more while pain rises, is above 3, or was not asked for", () => {
    fc.assert(
      fc.property(records, doses, adherences, (sessions, dose, adherence) => {
        if (adapt({ dose, sessions, adherence }).verdict !== "progress") return;
        const pains = sessions.slice(-3).map(({ painAfter }) => painAfter);
        for (const pain of pains) expect(pain ?? 99).toBeLessThanOrEqual(3);
        expect(pains.at(-1) ?? 99).toBeLessThanOrEqual(pains[0] ?? -1);
      }),
      { numRuns: 3000 },
    );
  });

  test("adding pain to a session never leads to more", () => {
    fc.assert(
      fc.property(records, doses, fc.integer({ min: 1, max: 10 }), (sessions, dose, pain) => {
        const before = adapt({ dose, sessions, adherence: 1 }).verdict;
        const last = sessions.at(-1);
        if (before === "progress" || last?.painAfter == null) return;
        const worse = [...sessions.slice(0, -1), { ...last, painAfter: Math.min(10, last.painAfter + pain) }];
        expect(adapt({ dose, sessions: worse, adherence: 1 }).verdict).not.toBe("progress");
      }),
      { numRuns: 3000 },
    );
  });

  test("a step is bounded, goes the way it says, and holding changes nothing", () => {
    fc.assert(
      fc.property(records, doses, adherences, (sessions, dose, adherence) => {
        const proposal = adapt({ dose, sessions, adherence });
        const [from, to] = [volumeOf(dose), volumeOf(proposal.dose)];
        expect(Math.abs(proposal.dose.sets - dose.sets)).toBeLessThanOrEqual(1);
        expect(proposal.dose.reps === null).toBe(dose.reps === null);
        // Up by a fifth, or a repetition or two seconds a set where a fifth is less than that.
        const most = Math.max(from / 5, dose.sets * (dose.reps === null ? 2 : 1));
        const goesAsSaid = {
          hold: to === from,
          regress: to > 0 && to < from,
          progress: to > from && to - from <= most,
        };
        expect(goesAsSaid[proposal.verdict]).toBe(true);
        const kept = proposal.verdict === "hold" ? proposal.dose : dose;
        expect(kept).toEqual(dose);
      }),
      { numRuns: 3000 },
    );
  });

  test("the order of the sessions does not matter, nor do other sessions long ago", () => {
    fc.assert(
      fc.property(records, doses, (sessions, dose) => {
        const one = adapt({ dose, sessions, adherence: 1 });
        expect(adapt({ dose, sessions: sessions.toReversed(), adherence: 1 })).toEqual(one);
        const newest = sessions.length >= 6 ? sessions.slice(-6) : sessions;
        expect(adapt({ dose, sessions: newest, adherence: 1 })).toEqual(one);
      }),
    );
  });

  test("step by step up ends, and so does step by step down", () => {
    fc.assert(
      fc.property(doses, (dose) => {
        for (const step of [stepUp, stepDown]) {
          let [at, steps]: [AdaptableDose | null, number] = [dose, 0];
          while (at && steps < 300) [at, steps] = [step(at), steps + 1];
          expect(at).toBeNull();
        }
      }),
    );
  });
});

describe("change", () => {
  const doubted = (values: readonly number[], plusMinus = 5) => values.map((value) => ({ value, plusMinus }));
  const bare = (values: readonly number[]) => values.map((value) => ({ value, plusMinus: null }));

  test("two angles of ±5° differ from 7.1° on", () => {
    expect(changeOf(doubted([80, 87]))).toMatchObject({ from: 80, to: 87, real: false });
    expect(changeOf(doubted([80, 88]))).toMatchObject({ real: true });
    expect(changeOf(doubted([80, 88]))?.detectable).toBeCloseTo(Math.hypot(5, 5), 6);
  });

  test("pain changes with two points", () => {
    expect(changeOf(bare([6, 4]), 1.99)).toMatchObject({ real: true });
    expect(changeOf(bare([6, 5]), 1.99)).toMatchObject({ real: false });
  });

  test("scatter alone is no change, a trend beyond it is", () => {
    expect(changeOf(bare([70, 80, 72, 79, 71, 80]))).toMatchObject({ real: false });
    expect(changeOf(bare([50, 52, 51, 80, 79, 81]))).toMatchObject({ from: 51, to: 80, real: true });
    expect(changeOf(bare([50, 52, 55, 60, 63, 66, 70]))).toMatchObject({ real: true });
    expect(changeOf(bare([50, 90]))).toBeNull();
  });
});
