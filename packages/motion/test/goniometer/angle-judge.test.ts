import { expect, test } from "vitest";
import {
  type Evidence,
  EVIDENCE_COUNT,
  gatherEvidence,
  JUDGED_ANGLES,
  JUDGED_MOVEMENTS,
} from "../../src/goniometer/angle-evidence.ts";
import { JUDGE_WEIGHTS } from "../../src/goniometer/angle-judge-weights.ts";
import { AngleJudge } from "../../src/goniometer/angle-judge.ts";
import { ANGLE_COUNT, ANGLE_NAMES } from "../../src/goniometer/angle-names.ts";
import { BONES, LIFTED, LIFTED_COUNT } from "../../src/goniometer/bones.ts";
import { LANDMARK_COUNT, MIRRORED_LANDMARK } from "../../src/pose/landmarks.ts";

/** Evidence about a body that is no body: every number is different. */
function someEvidence(): Evidence {
  const numbers = (count: number, scale: number, from = 0): Float64Array =>
    Float64Array.from({ length: count }, (_, i) => from + scale * Math.sin(1 + 1.7 * i));
  return {
    rays: numbers(LIFTED_COUNT * 3, 0.2),
    depths: numbers(LIFTED_COUNT, 0.4, 6),
    hints: numbers(LIFTED_COUNT, 0.4),
    lengths: Float64Array.from(BONES, (bone) => bone.prior),
    lifted: numbers(ANGLE_COUNT, 40, 60),
    own: numbers(ANGLE_COUNT, 30, 50),
    sight: numbers(LANDMARK_COUNT, 0.1, 0.9),
    pitch: 8,
    facing: 35,
  };
}

const other = (name: string): string =>
  name.includes("left") ? name.replace("left", "right") : name.replace("right", "left");

/** The same seen in a mirror: left and right exchanged, and left and right of the picture. */
function mirrored(evidence: Evidence): Evidence {
  const joints = LIFTED.map((name) => LIFTED.indexOf(other(name) as (typeof LIFTED)[number]));
  const angles = ANGLE_NAMES.map((name) => ANGLE_NAMES.indexOf(other(name) as (typeof ANGLE_NAMES)[number]));
  const { rays, depths, hints, lengths, lifted, own, sight } = evidence;
  return {
    rays: Float64Array.from(rays, (_, i) => {
      const joint = joints[Math.floor(i / 3)] ?? 0;
      return (i % 3 === 0 ? -1 : 1) * (rays[joint * 3 + (i % 3)] ?? 0);
    }),
    depths: Float64Array.from(joints, (joint) => depths[joint] ?? 0),
    hints: Float64Array.from(joints, (joint) => hints[joint] ?? 0),
    lengths,
    lifted: Float64Array.from(angles, (angle) => lifted[angle] ?? 0),
    own: Float64Array.from(angles, (angle) => own[angle] ?? 0),
    sight: Float64Array.from(MIRRORED_LANDMARK, (landmark) => sight[landmark] ?? 0),
    pitch: evidence.pitch,
    facing: -evidence.facing,
  };
}

test("a mirrored person is judged as a mirror image", () => {
  const [seen, mirror] = [new AngleJudge(), new AngleJudge()];
  seen.judge(someEvidence(), Number.NaN);
  mirror.judge(mirrored(someEvidence()), Number.NaN);
  for (const { angle } of JUDGED_ANGLES) {
    const twin = ANGLE_NAMES.indexOf(other(ANGLE_NAMES[angle] ?? "") as (typeof ANGLE_NAMES)[number]);
    expect(mirror.corrections[twin]).toBeCloseTo(seen.corrections[angle] ?? Number.NaN, 6);
    expect(mirror.errors[twin]).toBeCloseTo(seen.errors[angle] ?? Number.NaN, 6);
  }
});

test("the evidence is complete and about one in size", () => {
  const out = new Float64Array(EVIDENCE_COUNT).fill(Number.NaN);
  for (const judged of JUDGED_ANGLES) {
    out.fill(Number.NaN);
    gatherEvidence(judged, someEvidence(), out);
    for (const number of out) expect(Math.abs(number)).toBeLessThan(20);
  }
});

test("every judged movement has weights of one shape", () => {
  for (const movement of JUDGED_MOVEMENTS) {
    const { hidden, correction, doubt } = JUDGE_WEIGHTS[movement];
    expect(correction.length).toBeGreaterThan(1);
    expect(doubt).toHaveLength(correction.length);
    expect(hidden).toHaveLength((correction.length - 1) * (EVIDENCE_COUNT + 1));
    for (const weight of [...hidden, ...correction, ...doubt]) expect(Math.abs(weight)).toBeLessThan(50);
  }
});

test("strange evidence is answered with a bounded correction and a finite doubt", () => {
  const judge = new AngleJudge();
  const evidence = someEvidence();
  evidence.rays.fill(9);
  evidence.hints.forEach((_, i) => {
    evidence.hints[i] = i % 2 === 0 ? 40 : -40;
  });
  judge.judge(evidence, Number.NaN);
  for (const { angle } of JUDGED_ANGLES) {
    expect(Math.abs(judge.corrections[angle] ?? Number.NaN)).toBeLessThanOrEqual(45);
    expect(judge.errors[angle]).toBeGreaterThanOrEqual(0.5);
    expect(judge.errors[angle]).toBeLessThanOrEqual(60);
  }
});

test("an angle that the body does not define is not judged", () => {
  const judge = new AngleJudge();
  const evidence = someEvidence();
  evidence.lifted.fill(Number.NaN);
  judge.judge(evidence, Number.NaN);
  expect([...judge.errors].every((error) => Number.isNaN(error))).toBe(true);
  expect([...judge.corrections].every((degrees) => degrees === 0)).toBe(true);
});

test("frames in quick succession share the judging: after two, everything is judged; after a pause, one is enough", () => {
  const changed = { ...someEvidence(), pitch: -20, facing: 120 };
  const [fresh, quick, paused] = [new AngleJudge(), new AngleJudge(), new AngleJudge()];
  fresh.judge(changed, Number.NaN);
  for (const judge of [quick, paused]) judge.judge(someEvidence(), Number.NaN);
  paused.judge(changed, 0.2);
  expect(paused.corrections).toEqual(fresh.corrections);
  quick.judge(changed, 0.03);
  expect(quick.corrections).not.toEqual(fresh.corrections);
  quick.judge(changed, 0.03);
  expect(quick.corrections).toEqual(fresh.corrections);
});

test("an angle that comes back is judged at once, whosever turn it is", () => {
  const [judge, fresh] = [new AngleJudge(), new AngleJudge()];
  const gone = someEvidence();
  gone.lifted.fill(Number.NaN);
  fresh.judge(someEvidence(), Number.NaN);
  judge.judge(gone, Number.NaN);
  judge.judge(someEvidence(), 0.03);
  expect(judge.corrections).toEqual(fresh.corrections);
});
