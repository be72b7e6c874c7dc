import { gzipSync } from "node:zlib";
import type { NewWorkout, Workout } from "@physiocheck/contracts";
import { packTrace } from "@physiocheck/motion";
import { uuidv7 } from "uuidv7";
import type { Person } from "./test-server.ts";

export const OCTETS = { "content-type": "application/octet-stream" };

const FINGERPRINT = "a".repeat(64);
const common = { name: "monday.mp4", fingerprint: FINGERPRINT, model: "full", agreed: 1 } as const;

/** Ten squats, a rest, and five curls, as the browser sends them. @param at when it was filmed, ISO 8601 */
export function deviceWorkout(
  at = "2026-01-31T09:30:00.000Z",
  changes: Partial<Extract<NewWorkout, { where: "device" }>> = {},
): Extract<NewWorkout, { where: "device" }> {
  const bout = { confidence: 0.9, partial: 0, holdSeconds: 0 };
  return {
    where: "device",
    id: uuidv7(),
    at,
    ...common,
    film: { durationMs: 90_000, frames: 1350, fps: 15, width: 640, height: 480 },
    bouts: [
      { ...bout, exercise: "squat", start: 2000, end: 32_000, repetitions: 10 },
      { ...bout, exercise: "biceps-curl", start: 50_000, end: 65_000, repetitions: 5 },
    ],
    ...changes,
  };
}

export function serverWorkout(name: string = common.name): Extract<NewWorkout, { where: "server" }> {
  return { where: "server", id: uuidv7(), at: "2026-01-31T09:30:00.000Z", ...common, name };
}

/** What an MP4 begins with, and then anything. */
export function filmBytes(size = 2000): Buffer {
  const bytes = Buffer.alloc(size, "canary-film ");
  Buffer.from("\0\0\0\x18ftypisom", "latin1").copy(bytes);
  return bytes;
}

/** A trace in which nobody was seen. */
export function packedWorkout(): Buffer {
  const frames = Array.from({ length: 10 }, (_, i) => ({ t: i * 66, landmarks: null, world: null }));
  return gzipSync(packTrace({ fps: 15, width: 640, height: 480, source: "film", frames }));
}

/** Ids of stored workouts: one that was analysed in the browser, with its movement, and one whose film waits for the server. */
export type MadeWorkouts = { readonly workoutId: string; readonly filmId: string };

export async function makeWorkouts({ browser }: Person, name?: string): Promise<MadeWorkouts> {
  const here = deviceWorkout(undefined, name === undefined ? {} : { name });
  const there = serverWorkout(name);
  const replies = [
    await browser.send<Workout>("POST", "/api/workouts", here),
    await browser.send("PUT", `/api/workouts/${here.id}/trace`, packedWorkout(), OCTETS),
    await browser.send<Workout>("POST", "/api/workouts", there),
    await browser.send("PUT", `/api/workouts/${there.id}/video`, filmBytes(), OCTETS),
    await browser.send("PUT", "/api/workout-settings", { kilograms: 70 }),
  ];
  for (const { status, text } of replies) if (status >= 300) throw new Error(`${status} ${text}`);
  return { workoutId: here.id, filmId: there.id };
}
