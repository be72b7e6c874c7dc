/** A lean, degrees, and a part of the way by which a waiting person may wander. */
const LEAN = 4;
const WAY = 0.06;
/** How long is remembered, ms. */
const MEMORY = 3000;

type Sample = { readonly t: number; readonly lean: number; readonly way: number };

/**
 * When a movement began that is noticed only later: whoever gets up leans forward first. Looks back from there to the last
 * moment in which the person still was as they had waited.
 */
export class Onset {
  private readonly samples: Sample[] = [];

  /** One sample of the waiting person. @param t ms @param lean degrees of the trunk, NaN where refused @param way progress */
  push(t: number, lean: number, way: number): void {
    this.samples.push({ t, lean, way });
    while ((this.samples[0]?.t ?? t) < t - MEMORY) this.samples.shift();
  }

  /** When the movement that was noticed at `noticed` began, ms. */
  before(noticed: number): number {
    const waited = this.samples.filter(({ t }) => t < noticed - MEMORY / 3);
    const [lean, way] = [middle(waited.map((one) => one.lean)), middle(waited.map((one) => one.way))];
    const still = this.samples.findLast(
      (one) => !(Math.abs(one.lean - lean) > LEAN) && !(Math.abs(one.way - way) > WAY) && one.t <= noticed,
    );
    return still?.t ?? noticed;
  }
}

function middle(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
