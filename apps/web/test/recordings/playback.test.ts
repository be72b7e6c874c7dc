import type { AngleRow, PoseFrame } from "@physiocheck/motion";
import { LANDMARK, LANDMARK_COUNT, LANDMARK_STRIDE } from "@physiocheck/motion";
import { describe, expect, test } from "vitest";
import { sampleAt, samplesOf } from "../../src/recordings/measures.ts";
import { sessionTimeOf } from "../../src/recordings/playback.ts";

describe("the session's time of a moment of the video", () => {
  const part = {
    takes: [
      { take: 0, fromMs: 2000, videoMs: 0, durationMs: 5000 },
      { take: 2, fromMs: 30_000, videoMs: 5000, durationMs: 4000 },
    ],
  };

  test("runs within a take, jumps between two, and stands at the end", () => {
    expect(sessionTimeOf(part, 0)).toBe(2000);
    expect(sessionTimeOf(part, 4999)).toBe(6999);
    expect(sessionTimeOf(part, 5000)).toBe(30_000);
    expect(sessionTimeOf(part, 9100)).toBe(34_000);
  });

  test("a file without takes shows no moment of the session", () => {
    expect(sessionTimeOf({ takes: [] }, 0)).toBeNull();
  });
});

/** The right hand moves sideways at a speed, m/s. */
function hand(t: number, speed: number): PoseFrame {
  const world = new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE).map((_, i) => (i % 4 === 3 ? 0.9 : 0));
  world[LANDMARK.right_wrist * LANDMARK_STRIDE] = (speed * t) / 1000;
  return { t, landmarks: world, world };
}

describe("what a session was like, ten times a second", () => {
  const frames = Array.from({ length: 60 }, (_, i) => hand(i * 33, 1.5));
  const rows: AngleRow[] = frames.map(({ t }, i) => ({
    t,
    trunk_lean: [5, 3],
    knee_flexion_left: i < 30 ? [10 + i, 4] : null,
    knee_flexion_right: [20, 4],
  }));
  const samples = samplesOf(frames, rows, "knee_flexion");

  test("one sample a tenth of a second, on whole tenths", () => {
    expect(samples.map(({ t }) => t)).toEqual(Array.from({ length: 20 }, (_, i) => i * 100));
  });

  test("speed of the fastest limb in metres a second", () => {
    const { speed } = sampleAt(samples, 1000) ?? {};
    expect(speed?.limb).toBe("right_wrist");
    expect(speed?.value).toBeCloseTo(1.5, 3);
    expect(samples[0]?.speed).toBeNull();
  });

  test("the range grows with what was reached and does not shrink; an angle that was refused is not guessed", () => {
    expect(samples[0]?.range).toBe(0);
    expect(sampleAt(samples, 1500)?.range).toBe(29);
    expect(sampleAt(samples, 1500)?.angle).toEqual([20, 4]);
    expect(sampleAt(samples, 500)?.trunkLean).toEqual([5, 3]);
  });

  test("nothing is said of a time at which nobody was looked at", () => {
    expect(sampleAt(samples, 9000)).toBeNull();
    expect(sampleAt([], 0)).toBeNull();
  });
});
