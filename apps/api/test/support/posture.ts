import type { NewPosture, PostureViewUpdate } from "@physiocheck/contracts";
import { LANDMARK, type PostureView } from "@physiocheck/motion";
import sharp from "sharp";
import { uuidv7 } from "uuidv7";
import type { Person } from "./test-server.ts";

/** Across (to the person's left, or forward) and up, of a person of 100 units; from the side the shoulders lie behind one another. */
const PERSON = {
  nose: [0, 92],
  ear: [4, 93],
  shoulder: [10, 80],
  elbow: [12, 62],
  wrist: [12, 46],
  hip: [6, 52],
  knee: [6, 28],
  ankle: [6, 4],
} as const;

/** The landmarks of somebody who stands before the camera. @param raised units by which the left shoulder is higher */
export function postureStill(
  view: PostureView,
  raised = 0,
): Extract<PostureViewUpdate, { state: "completed" }>["still"] {
  const isSide = view === "left" || view === "right";
  const across = view === "front" || view === "right" ? 1 : -1;
  return {
    view,
    picture: { width: 1000, height: 1500 },
    frames: 3,
    points: Object.keys(LANDMARK).map((name): [number, number, number, number] => {
      const side = name.startsWith("left_") ? 1 : name.startsWith("right_") ? -1 : 0;
      const part = name.replace(/^(left|right)_/, "") as keyof typeof PERSON;
      const [out, up] = PERSON[part] ?? [0, 50];
      const x = isSide ? (part === "nose" ? 6 : side * 0.5) : side * out;
      const y = up + (name === "left_shoulder" ? raised : 0);
      return [(500 + across * x * 10) / 1000, (750 - (y - 50) * 10) / 1500, 0.98, 0.0005];
    }),
    world: null,
  };
}

export function newPosture(views: PostureView[] = ["front"], changes: Partial<NewPosture> = {}): NewPosture {
  return { id: uuidv7(), views, source: "file", model: "full", keepPictures: false, ...changes };
}

/** A view as the browser sends it. */
export function postureView(view: PostureView, raised = 0): PostureViewUpdate {
  return {
    state: "completed",
    view,
    still: postureStill(view, raised),
    corrections: {},
    roll: { degrees: 0, from: "gravity" },
  };
}

/** A small JPEG that tells where it was taken. */
export function jpegWithPlace(): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 60, channels: 3, background: "#778899" } })
    .withExif({ IFD0: { ImageDescription: "canary-place" }, IFD3: { GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer();
}

/** Ids of a stored analysis with a view and its picture, and of another analysis of the same person. */
export type MadePosture = { readonly analysisId: string; readonly otherId: string; readonly viewId: string };

/** Two analyses of a patient; the first has a view and its picture. */
export async function makePosture({ browser }: Person): Promise<MadePosture> {
  const [one, other] = [1, 2].map(() => newPosture(["front"], { keepPictures: true }));
  for (const body of [one, other]) await browser.send("POST", "/api/posture", body);
  const viewId = uuidv7();
  const view = `/api/posture/${one.id}/views/${viewId}`;
  await browser.send("PUT", view, postureView("front"));
  const headers = { "content-type": "application/octet-stream" };
  const { status, text } = await browser.send("PUT", `${view}/picture`, await jpegWithPlace(), headers);
  if (status !== 204) throw new Error(text);
  return { analysisId: one.id, otherId: other.id, viewId };
}
