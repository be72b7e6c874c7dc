import { exerciseById, LANDMARK, LANDMARK_STRIDE, replayTrace, type Trace } from "@physiocheck/motion";
import { openPoseBrowser } from "../scripts/analyze/pose-browser.ts";
import { cachedClip } from "../scripts/lib/clip-cache.ts";
import { table } from "../scripts/lib/table.ts";
import { type ClipTruth, openRenderer } from "../scripts/render-patient/render.ts";
import { findChromium } from "../scripts/analyze/find-chromium.ts";
import type { Benchmark } from "./section.ts";

const YAWS = [0, 15, 30, 45, 60, 75, 90];
/** Metres over the floor: a laptop on a low table, and a shelf at eye level. */
const HEIGHTS = [0.6, 1.5];
const FPS = 15;

/** One look at one knee. Degrees. */
type Sample = {
  readonly truth: number;
  /** Null where the engine refused to say. */
  readonly ours: readonly [number, number] | null;
  readonly world: number;
  readonly flat: number;
};

/** Knee angles of a rendered person with known angles, seen by the real pose model through the app's own pipeline. */
export const goniometer: Benchmark = {
  name: "goniometer",
  run: async () => {
    if (!findChromium()) return { name: "goniometer", skipped: "no Chromium was found" };
    const rows: (string | number)[][] = [];
    const all: Sample[] = [];
    const renderer = await openRenderer();
    const browser = await openPoseBrowser();
    try {
      for (const height of HEIGHTS) {
        for (const yaw of YAWS) {
          const scene = {
            exercise: "squat",
            motion: { repetitions: 2, repSeconds: 3 },
            camera: { yaw, height },
            fps: FPS,
          };
          const { video, content } = await cachedClip(scene, (options) => renderer.render(options));
          const samples = compare(await browser.traceOf(video, "full"), content);
          process.stderr.write(`yaw ${yaw}°, camera at ${height} m: ${summary(samples).join(" · ")}\n`);
          rows.push([`${yaw}°`, height.toFixed(1), ...summary(samples)]);
          all.push(...samples);
        }
      }
    } finally {
      await browser.close();
      await renderer.close();
    }
    const body = [
      "Squats of the digital patient, rendered, looked at by the pose model (full) in the app's own pipeline, both knees, every frame. Mean absolute error in degrees of the engine's angle, of the interior angle between MediaPipe's world landmarks, and of the angle in the flat image; on the same frames.",
      "`in ±` is the part of frames in which the true angle lies within the engine's stated ±; `±` is its mean; `refused` the part in which it would not say.",
      "The bars: at most 6° overall, the truth inside ± in at least 85 % of frames.",
      "",
      table(
        ["camera yaw", "height m", "ours", "world", "flat", "in ±", "±", "refused", "frames"],
        [...rows, ["all", "", ...summary(all)]],
      ),
    ].join("\n");
    return { name: "goniometer", title: "Goniometer: knee angles against the truth", body };
  },
};

function compare(trace: Trace, truth: ClipTruth): Sample[] {
  const squat = exerciseById("squat");
  if (!squat) throw new Error("the library has no squat");
  const { angles } = replayTrace(trace, squat, { angles: true });
  return trace.frames.flatMap(({ t, landmarks, world }, index) => {
    // The truth was written for every picture of the film.
    const now = truth.angles[Math.round((t * truth.fps) / 1000)];
    if (!landmarks || !world || !now) return [];
    return (["left", "right"] as const).flatMap((side) => {
      const real = now[`knee_flexion_${side}`];
      if (typeof real !== "number") return [];
      return {
        truth: real,
        ours: angles?.[index]?.[`knee_flexion_${side}`] ?? null,
        world: kneeFlexion(world, side, [1, 1, 1]),
        flat: kneeFlexion(landmarks, side, [trace.width, trace.height, 0]),
      };
    });
  });
}

/** 180° minus the angle at the knee, of points scaled axis by axis. */
function kneeFlexion(
  points: Float32Array,
  side: "left" | "right",
  scale: readonly [number, number, number],
): number {
  const at = (name: "hip" | "knee" | "ankle"): number[] =>
    scale.map(
      (factor, axis) => factor * (points[LANDMARK[`${side}_${name}`] * LANDMARK_STRIDE + axis] ?? Number.NaN),
    );
  const knee = at("knee");
  const thigh = at("hip").map((x, axis) => x - (knee[axis] ?? 0));
  const shank = at("ankle").map((x, axis) => x - (knee[axis] ?? 0));
  const dot = thigh.reduce((sum, x, axis) => sum + x * (shank[axis] ?? 0), 0);
  const cosine = dot / (Math.hypot(...thigh) * Math.hypot(...shank));
  return 180 - (Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI;
}

/** The table's cells: our, world's and flat error, coverage, mean ±, part refused, number of frames. */
function summary(samples: readonly Sample[]): (string | number)[] {
  const said = samples.flatMap(({ truth, ours, world, flat }) =>
    ours ? [{ truth, ours, world, flat }] : [],
  );
  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  const error = (of: (sample: (typeof said)[number]) => number): string =>
    mean(said.map((sample) => Math.abs(of(sample) - sample.truth))).toFixed(1);
  const inside = said.filter(({ truth, ours: [value, doubt] }) => Math.abs(value - truth) <= doubt).length;
  return [
    error(({ ours }) => ours[0]),
    error(({ world }) => world),
    error(({ flat }) => flat),
    `${((100 * inside) / said.length).toFixed(0)} %`,
    mean(said.map(({ ours }) => ours[1])).toFixed(1),
    `${(100 * (1 - said.length / samples.length)).toFixed(0)} %`,
    samples.length,
  ];
}
