import { createCamera, createPatient, projectTrace, type Tilts } from "@physiocheck/digital-patient";
import { type PostureView, stillOf } from "@physiocheck/motion";
import type { APIRequestContext } from "@playwright/test";
import { get } from "./pages.ts";
import { uuidv7 } from "./uuidv7.ts";

const VIEWS = [
  ["front", 0],
  ["left", 90],
] as const satisfies readonly (readonly [PostureView, number])[];
const PICTURE = { width: 720, height: 1280 };

/** Before and after: the shoulders became level, the head stayed where it was. */
const STOOD: readonly Tilts[] = [
  { shoulderLevel: 11, leanForward: 6, headForward: 0.04 },
  { shoulderLevel: 1, leanForward: 5, headForward: 0.04 },
];

/** Lets whoever is signed in have two posture analyses, unless they have any. */
export async function havePostures(api: APIRequestContext): Promise<void> {
  const { analyses } = await get<{ analyses: unknown[] }>(api, "/api/posture");
  if (analyses.length > 0) return;
  const send = async (method: "POST" | "PUT", path: string, data: unknown): Promise<void> => {
    const answer = await api.fetch(path, { method, data });
    if (!answer.ok())
      throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
  };
  for (const tilts of STOOD) {
    const id = uuidv7();
    const views = VIEWS.map(([view]) => view);
    const wish = { id, views, source: "digital_patient", model: "full", keepPictures: false };
    await send("POST", "/api/posture", wish);
    for (const [view, yaw] of VIEWS) {
      const patient = createPatient({ motion: [{ kind: "tilted", seconds: 2, tilts }], seed: 4 });
      const { trace } = projectTrace(patient, createCamera({ yaw, height: 1, picture: PICTURE }), {
        seed: 4,
      });
      const still = stillOf(view, PICTURE, trace.frames);
      if (!still) throw new Error(`the digital patient was not seen from ${view}`);
      const roll = { degrees: 0, from: "gravity" };
      const update = { state: "completed", view, still, corrections: {}, roll };
      await send("PUT", `/api/posture/${id}/views/${uuidv7()}`, update);
    }
  }
}
