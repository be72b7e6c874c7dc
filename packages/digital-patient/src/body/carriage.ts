import { lerp, radians } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";

/** How the shoulder girdle and the head are held against the thorax. */
export type Carriage = {
  /** Degrees the shoulder line is tilted against the thorax; positive: the left shoulder is higher. */
  readonly shoulderTilt: number;
  /** Metres both shoulders are in front of their usual place. */
  readonly shouldersForward: number;
  /** Metres the head is in front of its usual place. */
  readonly headForward: number;
};

const UPRIGHT: Carriage = { shoulderTilt: 0, shouldersForward: 0, headForward: 0 };

/** A shoulder joint in the thorax' axes, from mid-shoulder. Metres. */
export function carry(carriage: Carriage = UPRIGHT, sign: number, halfShoulders: number): Vec3 {
  const tilt = radians(carriage.shoulderTilt);
  return [
    sign * halfShoulders * Math.cos(tilt),
    sign * halfShoulders * Math.sin(tilt),
    carriage.shouldersForward,
  ];
}

/** The root of the neck in the thorax' axes. Metres. */
export function carryHead(carriage: Carriage = UPRIGHT, [x, y, z]: Vec3): Vec3 {
  return [x, y, z + carriage.headForward];
}

export function mirrorCarriage(carriage: Carriage | undefined): Carriage | undefined {
  return carriage && { ...carriage, shoulderTilt: -carriage.shoulderTilt };
}

export function mixCarriage(
  a: Carriage | undefined,
  b: Carriage | undefined,
  s: number,
): Carriage | undefined {
  if (!a && !b) return undefined;
  const [from, to] = [a ?? UPRIGHT, b ?? UPRIGHT];
  return {
    shoulderTilt: lerp(from.shoulderTilt, to.shoulderTilt, s),
    shouldersForward: lerp(from.shouldersForward, to.shouldersForward, s),
    headForward: lerp(from.headForward, to.headForward, s),
  };
}
