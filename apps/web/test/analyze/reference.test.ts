import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findChromium } from "../../../worker/src/find-chromium.ts";
import { openPoseBrowser, type PoseBrowser } from "../../../../scripts/analyze/pose-browser.ts";
import type { Trace } from "@physiocheck/motion";

// Recordings that are no part of the project (see DEVELOPERS.md); the landmarks were published with the film.
const data = path.resolve(import.meta.dirname, "../../../../../shared/data");
const film = path.join(data, "videos/pose_squats.mp4");
const missing = !existsSync(film)
  ? "no recordings here"
  : findChromium() === null
    ? "no Chromium here"
    : null;
const note = missing === null ? "" : ` (skipped: ${missing})`;

type Points = readonly (readonly (readonly number[])[])[];
const published = (name: string) =>
  JSON.parse(readFileSync(path.join(data, "reference", name), "utf8")) as Points;

let browser: PoseBrowser | undefined;
let trace: Trace | undefined;
beforeAll(async () => {
  if (missing !== null) return;
  browser = await openPoseBrowser();
  trace = await browser.traceOf(film, "full");
}, 300_000);
afterAll(() => browser?.close());

test.skipIf(missing !== null)(`every frame of the film, at the film's times${note}`, () => {
  expect(trace).toMatchObject({ width: 720, height: 1280, fps: 5 });
  expect(trace?.frames.map((frame) => frame.t)).toEqual(Array.from({ length: 65 }, (_, i) => i * 200));
});

test.skipIf(missing !== null)(
  `our full model agrees with the published landmarks: median 6 px and 6 cm${note}`,
  () => {
    const distances = (
      points: Points,
      scale: readonly [number, number, number],
      which: "landmarks" | "world",
    ) =>
      (trace?.frames ?? [])
        .flatMap((frame, i) =>
          (points[i] ?? []).map((point, j) => {
            const seen = frame[which]?.subarray(4 * j, 4 * j + 3) ?? [];
            return Math.hypot(
              ...scale.map((unit, k) => (unit === 0 ? 0 : (seen[k] ?? 0) * unit - (point[k] ?? 0))),
            );
          }),
        )
        .toSorted((a, b) => a - b);
    const pixels = distances(published("pose_squats.full.json"), [720, 1280, 0], "landmarks");
    expect(pixels).toHaveLength(65 * 33);
    expect(pixels[pixels.length >> 1]).toBeLessThan(6);
    const metres = distances(published("pose_squats_3d.full.json"), [1, 1, 1], "world");
    expect(metres[metres.length >> 1]).toBeLessThan(0.06);
  },
);

test.skipIf(missing !== null)(
  `the same film gives the same landmarks, to the last bit${note}`,
  async () => {
    expect(await browser?.traceOf(film, "full")).toEqual(trace);
  },
  300_000,
);
