import { clamp } from "../geometry/vector.ts";

/** What can be chosen about a simulated person. */
export type BodyOptions = {
  /** Metres, crown to sole. */
  readonly height?: number;
  readonly sex?: "female" | "male";
  /** 0 slim, 0.5 average, 1 heavy: girth only, bones stay. */
  readonly build?: number;
  /** Length of the legs against the average of this height, 0.93..1.07; the trunk takes up the difference. */
  readonly legRatio?: number;
  /** Length of the arms against the average of this height, 0.93..1.07. */
  readonly armRatio?: number;
  /** Years; an older person stands a little bent (rendered: grey hair). */
  readonly age?: number;
  /** Index into the rendered figure's colours (skin, hair, clothes); any whole number. */
  readonly look?: number;
};

/** Segment lengths in metres, the same for ever for one body. */
export type Body = Required<BodyOptions> & {
  /** Mid-hip to mid-shoulder. */
  readonly trunk: number;
  /** Half the distance of the hip joint centres. */
  readonly halfHips: number;
  /** Half the distance of the glenohumeral joint centres. */
  readonly halfShoulders: number;
  readonly thigh: number;
  readonly shank: number;
  readonly upperArm: number;
  readonly forearm: number;
  readonly hand: number;
  /** Height of the ankle's centre over the sole. */
  readonly ankleHeight: number;
  /** Heel landmark to foot-index landmark, along the sole. */
  readonly foot: number;
  /** Ankle's centre to heel landmark, along the sole, backwards. */
  readonly heelBack: number;
  /** Height of heel and toe landmarks over the sole. */
  readonly soleThickness: number;
  /** Mid-shoulder to the head's centre (between the ears), upwards. */
  readonly neck: number;
};

/**
 * A body with the proportions of Drillis and Contini (1966) as given in Winter, "Biomechanics and Motor Control of
 * Human Movement": thigh 0.245, shank 0.246, ankle 0.039, upper arm 0.186, forearm 0.146, hand 0.108, foot 0.152 of
 * the height, shoulder at 0.818 and hip at 0.530. Joint-centre widths (hips 0.107 m/0.115 f, shoulders 0.210 m/0.196 f)
 * lie inside the outer breadths of that table, where BlazePose puts its landmarks.
 */
export function createBody(options: BodyOptions = {}): Body {
  const height = clamp(options.height ?? 1.72, 1.2, 2.2);
  const sex = options.sex ?? "female";
  const legRatio = clamp(options.legRatio ?? 1, 0.9, 1.1);
  const armRatio = clamp(options.armRatio ?? 1, 0.9, 1.1);
  const female = sex === "female";
  const legs = 0.491 * legRatio;
  return {
    height,
    sex,
    build: clamp(options.build ?? 0.5, 0, 1),
    legRatio,
    armRatio,
    age: options.age ?? 40,
    look: options.look ?? 0,
    trunk: (0.818 - 0.039 - legs) * height,
    halfHips: (female ? 0.0575 : 0.0535) * height,
    halfShoulders: (female ? 0.098 : 0.105) * height,
    thigh: 0.245 * legRatio * height,
    shank: 0.246 * legRatio * height,
    upperArm: 0.186 * armRatio * height,
    forearm: 0.146 * armRatio * height,
    hand: 0.108 * armRatio * height,
    ankleHeight: 0.039 * height,
    foot: 0.142 * height,
    heelBack: 0.036 * height,
    soleThickness: 0.011 * height,
    neck: 0.112 * height,
  };
}

/** Height of the hips over the floor with straight legs, feet under the hips. */
export function standingHipHeight(body: Body): number {
  return body.ankleHeight + body.shank + body.thigh;
}
