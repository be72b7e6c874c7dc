import { BONES } from "./bones.ts";
import type { Calibration } from "../results.ts";

/** What the anthropometric prior weighs, in well-seen frames. */
const PRIOR_FRAMES = 30;
/** A stored calibration weighs as much as this many well-seen frames. */
const STORED_FRAMES = 60;
/** Memory: after this many well-seen frames the oldest begin to fade. */
const LONGEST_MEMORY = 400;
/** A bone whose depth is more than this part of its length says little about its length. */
const STEEPEST = 0.4;
/** Foreshortening only ever makes a bone look shorter: a longer look is believed this many times more. */
const LONGER_IS_TRUER = 3;

const TWINS = BONES.map(({ twin }, i) => Math.min(i, twin < 0 ? i : twin));
const MEASURED = BONES.map(({ kind }) => kind !== "flank" && kind !== "diagonal");
const SHOULDERS = BONES.findIndex(({ kind }) => kind === "shoulders");
const HIPS = BONES.findIndex(({ kind }) => kind === "hips");

/**
 * What is known of a person's bone lengths, in torso lengths. Learned from moments in which a bone lies flat in the
 * picture, as in the start pose, where its length can be read off; both sides of the body share one length.
 */
export class BodyMemory {
  /** Lengths of BONES. */
  readonly lengths: Float64Array;
  private readonly weights = new Float64Array(BONES.length).fill(PRIOR_FRAMES);

  constructor(lengths: Float64Array, stored?: Calibration) {
    this.lengths = lengths;
    if (stored?.bones.length === BONES.length) {
      for (let i = 0; i < BONES.length; i += 1) {
        this.lengths[i] = stored.bones[i];
        this.weights[i] = PRIOR_FRAMES + stored.confidence[i] * STORED_FRAMES;
      }
    }
  }

  /**
   * One frame.
   * @param rays lines of sight @param depths of the lifted joints @param hints the network's own depths, torso lengths @param bias of them, by BONES
   * @param visibility of the lifted joints
   */
  observe(
    rays: Float64Array,
    depths: Float64Array,
    hints: Float64Array,
    bias: Float64Array,
    visibility: Float64Array,
  ): void {
    for (let i = 0; i < BONES.length; i += 1) {
      if (!MEASURED[i]) continue;
      const { a, b } = BONES[i];
      const seen = Math.min(visibility[a], visibility[b]);
      if (seen < 0.6) continue;
      const dx = rays[a * 3] - rays[b * 3];
      const dy = rays[a * 3 + 1] - rays[b * 3 + 1];
      const flat = ((depths[a] + depths[b]) / 2) * Math.sqrt(dx * dx + dy * dy);
      const depth = hints[b] - hints[a] - bias[i];
      const observed = Math.sqrt(flat * flat + depth * depth);
      const store = TWINS[i];
      const known = this.lengths[store];
      const steepness = Math.abs(depth) / (STEEPEST * observed);
      if (!(steepness < 1) || observed > 1.6 * known || observed < 0.6 * known) continue;
      const weight = seen * (1 - steepness * steepness) ** 2 * (observed > known ? LONGER_IS_TRUER : 1);
      this.weights[store] = Math.min(this.weights[store] + weight, LONGEST_MEMORY);
      this.lengths[store] += ((observed - known) * weight) / this.weights[store];
    }
    for (let i = 0; i < BONES.length; i += 1) this.lengths[i] = this.lengths[TWINS[i]];
    this.trunk();
  }

  calibration(cameraPitch: number | null): Calibration {
    return {
      version: 1,
      bones: Array.from(this.lengths),
      confidence: Array.from(
        this.weights,
        (weight) => (weight - PRIOR_FRAMES) / (LONGEST_MEMORY - PRIOR_FRAMES),
      ),
      cameraPitch,
    };
  }

  /** The trunk's sides and diagonals follow from its widths; its length is the unit. */
  private trunk(): void {
    const shoulders = this.lengths[SHOULDERS];
    const hips = this.lengths[HIPS];
    const beside = (shoulders - hips) / 2;
    const across = (shoulders + hips) / 2;
    const flank = Math.sqrt(1 + beside * beside);
    const diagonal = Math.sqrt(1 + across * across);
    for (let i = 0; i < BONES.length; i += 1) {
      if (BONES[i].kind === "flank") this.lengths[i] = flank;
      else if (BONES[i].kind === "diagonal") this.lengths[i] = diagonal;
    }
  }
}
