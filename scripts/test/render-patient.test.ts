import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createPatient, project } from "@physiocheck/digital-patient";
import { LANDMARK } from "@physiocheck/motion";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "../../apps/worker/src/find-chromium.ts";
import { onPath } from "../lib/browser-tools.ts";
import { openRenderer, patientOf } from "../render-patient/render.ts";
import type { ClipTruth, PatientRenderer } from "../render-patient/render.ts";

const PICTURE = { width: 320, height: 240 };
const OPTIONS = {
  exercise: "squat",
  motion: { repetitions: 1, leadSeconds: 0.3 },
  body: { look: 0 },
  camera: { yaw: 30, picture: PICTURE },
  antialias: false,
} as const;

describe.runIf(findChromium() !== null && onPath("ffmpeg"))("the filmed patient", () => {
  let renderer: PatientRenderer;
  let out: string;
  beforeAll(async () => {
    out = await mkdtemp(path.join(tmpdir(), "physiocheck-film-"));
    renderer = await openRenderer();
  });
  afterAll(async () => {
    await renderer.close();
    await rm(out, { recursive: true, force: true });
  });

  test("has a picture for every moment of its truth, and every limb where the truth says", async () => {
    const clip = await renderer.render({ ...OPTIONS, out, name: "film", fps: 8, mjpeg: true });
    const truth = JSON.parse(await readFile(clip.truth, "utf8")) as ClipTruth;
    const patient = createPatient(patientOf(OPTIONS));
    const raw = execFileSync(
      "ffmpeg",
      ["-v", "error", "-i", clip.video, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
      { maxBuffer: 1e9 },
    );
    const size = PICTURE.width * PICTURE.height * 3;
    expect(raw.length / size).toBe(truth.angles.length);
    expect(truth.repetitions).toEqual(patient.repetitions);
    const strays: string[] = [];
    truth.angles.forEach(({ t }, index) => {
      const { points } = patient.poseAt(t ?? Number.NaN);
      const colorAt = (a: keyof typeof LANDMARK, b: keyof typeof LANDMARK, s: number): string => {
        const at = (k: number): number =>
          points[LANDMARK[a] * 3 + k] * (1 - s) + points[LANDMARK[b] * 3 + k] * s;
        const [u, v] = project(truth.camera, [at(0), at(1), at(2)]);
        const i = index * size + (Math.round(v) * PICTURE.width + Math.round(u)) * 3;
        return named(raw[i], raw[i + 1], raw[i + 2]);
      };
      const seen = {
        "left forearm": colorAt("left_elbow", "left_wrist", 0.5),
        "left knee": colorAt("left_knee", "left_knee", 0),
        "left shank": colorAt("left_knee", "left_ankle", 0.5),
        nose: colorAt("nose", "nose", 0),
      };
      const wanted = {
        "left forearm": "skin",
        "left knee": "trousers",
        "left shank": "trousers",
        nose: "skin",
      };
      if (JSON.stringify(seen) !== JSON.stringify(wanted)) strays.push(`${t} ms: ${JSON.stringify(seen)}`);
    });
    expect(strays).toEqual([]);
    expect((await readFile(clip.mjpeg ?? "")).length).toBeGreaterThan(10_000);
  });

  test("is drawn the same twice", async () => {
    const [once, again] = [await renderer.stills(OPTIONS, [900]), await renderer.stills(OPTIONS, [900])];
    expect(once[0].equals(again[0])).toBe(true);
    const [other] = await renderer.stills(OPTIONS, [1200]);
    expect(once[0].equals(other)).toBe(false);
  });
});

/** Which of the first look's colours a pixel is, whatever the light on it. */
function named(r: number, g: number, b: number): string {
  if (r > b + 25 && r > g + 12 && r < 250) return "skin";
  if (g > r + 25) return "shirt";
  if (r + g + b < 330 && b > r) return "trousers";
  return `rgb(${r}, ${g}, ${b})`;
}
