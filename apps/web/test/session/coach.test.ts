import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Coach, REPEAT_MS, URGENCY, type Utterance, type Urgency } from "../../src/session/coach.ts";

function say(key: string, urgency: Urgency): Utterance {
  return { key, urgency, spoken: key, written: urgency === "count" ? null : key };
}

describe("the coach", () => {
  test("a count interrupts a correction, a correction never a count", () => {
    const coach = new Coach();
    expect(coach.offer(say("go_deeper", "correction"), 0)).toMatchObject({ interrupt: false });
    expect(coach.offer(say("4", "count"), 200)).toMatchObject({ say: { key: "4" }, interrupt: true });
    expect(coach.offer(say("slow_down", "correction"), 4000).say).toBeNull();
  });

  test("what had to wait follows at once, unless it has gone stale", () => {
    const coach = new Coach();
    coach.offer(say("4", "count"), 0);
    coach.offer(say("go_deeper", "correction"), 100);
    expect(coach.ended(600).say?.key).toBe("go_deeper");
    coach.ended(900);
    coach.offer(say("5", "count"), 5000);
    coach.offer(say("knees_out", "correction"), 5100);
    expect(coach.ended(8000).say).toBeNull();
  });

  test("does not nag", () => {
    const coach = new Coach();
    coach.offer(say("step_back", "request"), 0);
    coach.ended(500);
    expect(coach.offer(say("step_back", "request"), REPEAT_MS - 1).say).toBeNull();
    expect(coach.offer(say("step_back", "request"), REPEAT_MS).say).not.toBeNull();
  });

  test("the written line goes away by itself and yields to what is more urgent", () => {
    const coach = new Coach();
    coach.offer(say("good_rep", "praise"), 0);
    expect(coach.line(100)).toBe("good_rep");
    coach.offer(say("step_back", "request"), 200);
    expect(coach.line(300)).toBe("step_back");
    coach.offer(say("halfway", "praise"), 400);
    expect(coach.line(500)).toBe("step_back");
    expect(coach.line(60_000)).toBeNull();
  });

  test("never talks over itself: it speaks only into silence or as an interruption", () => {
    const step = fc.record({
      dt: fc.nat(900),
      urgency: fc.constantFrom(...URGENCY),
      key: fc.constantFrom("a", "b", "c"),
      ends: fc.boolean(),
    });
    const talksOverItself = (
      steps: readonly { dt: number; urgency: Urgency; key: string; ends: boolean }[],
    ): boolean => {
      const coach = new Coach();
      let now = 0;
      let speakingSince: number | null = null;
      for (const { dt, urgency, key, ends } of steps) {
        now += dt;
        const isEnd = ends && speakingSince !== null;
        if (isEnd) speakingSince = null;
        const action = isEnd ? coach.ended(now) : coach.offer(say(key, urgency), now);
        // After 8 s without an end the voice is taken to be free.
        if (action.say && !action.interrupt && speakingSince !== null && now - speakingSince <= 8000)
          return true;
        if (action.say) speakingSince = now;
      }
      return false;
    };
    expect(
      fc.check(fc.property(fc.array(step, { maxLength: 80 }), (steps) => !talksOverItself(steps))).failed,
    ).toBe(false);
  });
});
