import { gzipSync } from "node:zlib";
import type { NewWorkout } from "@physiocheck/contracts";
import { readClassifier } from "@physiocheck/classifier/node";
import { createCamera, createPatient, projectTrace } from "@physiocheck/digital-patient";
import { packTrace, replayUnknown, unpackTrace } from "@physiocheck/motion";
import type { APIRequestContext } from "@playwright/test";
import { get } from "./pages.ts";
import { uuidv7 } from "./uuidv7.ts";

const PICTURE = { width: 640, height: 480 };
const DAY_MS = 86_400_000;

/** Lets whoever is signed in have two workouts, one of last week and one of today, unless they have any. */
export async function haveWorkouts(api: APIRequestContext): Promise<void> {
  const { workouts } = await get<{ workouts: unknown[] }>(api, "/api/workouts");
  if (workouts.length > 0) return;
  const classifier = await readClassifier();
  for (const [days, name] of [
    [7, "Monday"],
    [0, "Garden"],
  ] as const) {
    const patient = createPatient({
      motion: [
        { kind: "stand", seconds: 2 },
        { kind: "exercise", exercise: "squat", repetitions: 6, repSeconds: 2.6 },
        { kind: "stand", seconds: 3 },
        { kind: "exercise", exercise: "jumping-jack", repetitions: 10 },
        { kind: "stand", seconds: 3 },
        { kind: "exercise", exercise: "biceps-curl", repetitions: 8, repSeconds: 2.2 },
        { kind: "stand", seconds: 2 },
      ],
      seed: 5 + days,
    });
    const { trace } = projectTrace(patient, createCamera({ yaw: 20, picture: PICTURE }), { fps: 15 });
    const packed = packTrace({ ...trace, source: "film" });
    const { bouts } = replayUnknown(unpackTrace(packed), classifier);
    const body: NewWorkout = {
      where: "device",
      id: uuidv7(),
      at: new Date(Date.now() - days * DAY_MS).toISOString(),
      name: `${name}.mp4`,
      fingerprint: "0".repeat(64),
      model: "full",
      agreed: 1,
      film: { durationMs: patient.durationMs, frames: trace.frames.length, fps: 15, ...PICTURE },
      bouts: [...bouts],
    };
    await send(api.post("/api/workouts", { data: body }));
    await send(
      api.put(`/api/workouts/${body.id}/trace`, {
        data: gzipSync(packed),
        headers: { "content-type": "application/octet-stream" },
      }),
    );
  }
  await send(api.put("/api/workout-settings", { data: { kilograms: 68 } }));
}

async function send(request: ReturnType<APIRequestContext["post"]>): Promise<void> {
  const answer = await request;
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${await answer.text()}`);
}
