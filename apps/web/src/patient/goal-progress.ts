import type { Course, Goal } from "@physiocheck/contracts";

export type GoalProgress = {
  readonly from: number;
  readonly now: number;
  readonly target: number;
  /** The doubt of `now`, where it is measured. */
  readonly plusMinus: number | null;
  /** 0..1 of the way. */
  readonly part: number;
  /** `within`: reached, but not by more than the measurement error. */
  readonly reached: "no" | "within" | "yes";
};

const LAST = 3;
const WEEK = 7;

/** How far a goal is, from what was measured; null where it is in words or nothing was measured yet. */
export function goalProgress({ aim }: Goal, course: Course): GoalProgress | null {
  switch (aim.kind) {
    case "words":
      return null;
    case "angle": {
      const wanted = (angle: string): boolean =>
        angle.startsWith(aim.movement) &&
        (aim.side === "both" || !/_(?:left|right)$/.test(angle) || angle.endsWith(aim.side));
      const best = course.points.flatMap(({ range }) => {
        const fitting = range.filter(({ angle }) => wanted(angle)).toSorted((a, b) => b.value - a.value);
        // Both sides: the one that lags decides.
        return (aim.side === "both" ? fitting.at(-1) : fitting[0]) ?? [];
      });
      const [first] = best;
      const last = best.slice(-LAST).toSorted((a, b) => a.value - b.value);
      // Of two the smaller one: in doubt, not reached.
      const middle = last[Math.floor((last.length - 1) / 2)];
      if (!first || !middle) return null;
      const { value, plusMinus } = middle;
      const reached = value - plusMinus >= aim.degrees ? "yes" : value >= aim.degrees ? "within" : "no";
      return { ...upTo(first.value, value, aim.degrees), plusMinus, reached };
    }
    case "pain": {
      const pains = course.points.flatMap(({ painAfter }) => painAfter ?? []);
      const [first] = pains;
      const last = pains.slice(-LAST).toSorted((a, b) => a - b);
      const now = last[Math.floor(last.length / 2)];
      if (first === undefined || now === undefined) return null;
      const part = first <= aim.atMost ? 1 : Math.min(1, Math.max(0, (first - now) / (first - aim.atMost)));
      const reached = now <= aim.atMost ? "yes" : "no";
      return { from: first, now, target: aim.atMost, plusMinus: null, part, reached };
    }
    case "sessions": {
      const since = Date.now() - WEEK * 86_400_000;
      const now = course.points.filter(({ at }) => Date.parse(at) >= since).length;
      return { ...upTo(0, now, aim.aWeek), plusMinus: null, reached: now >= aim.aWeek ? "yes" : "no" };
    }
  }
}

function upTo(
  from: number,
  now: number,
  target: number,
): Pick<GoalProgress, "from" | "now" | "target" | "part"> {
  const part =
    target <= from ? Number(now >= target) : Math.min(1, Math.max(0, (now - from) / (target - from)));
  return { from, now, target, part };
}
