import { parseArgs } from "node:util";
import { MOTIONS } from "@physiocheck/digital-patient";
import type { BodyOptions } from "@physiocheck/digital-patient";
import { openRenderer } from "./render-patient/render.ts";

const USAGE = `Films of the digital patient, with everything that is true in them beside (NAME.mp4, NAME.truth.json).

  tsx scripts/render-patient.ts --exercise squat --yaw 0,45,90 --camera-height 0.5,1.2 --out DIR

  --exercise ID        of the library; required
  --yaw DEGREES        0 in front, 90 the patient's left side; several with commas
  --camera-height M    over the floor; several with commas (1)
  --distance M         of the camera; as near as the whole body fits if absent
  --fov DEGREES        vertical field of view (46)
  --repetitions N      (5; holds 1)      --rep-seconds S   of one repetition
  --depth PART         of the usual range (1)
  --side SIDE          left, right, both or alternating
  --body JSON          {"height":1.8,"sex":"male","build":0.7,"age":70,"look":2}
  --seed N             (1)               --fps N           (30)
  --size WxH           (640x480)         --mirrored        left and right exchanged
  --mjpeg              also NAME.mjpeg for Chromium's fake camera
  --name NAME          of the files; one clip only
  --out DIR            required`;

/** `render-patient`: prints the files it wrote, one clip a line. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      exercise: { type: "string" },
      yaw: { type: "string", default: "0" },
      "camera-height": { type: "string", default: "1" },
      distance: { type: "string" },
      fov: { type: "string" },
      repetitions: { type: "string" },
      "rep-seconds": { type: "string" },
      depth: { type: "string" },
      side: { type: "string" },
      body: { type: "string", default: "{}" },
      seed: { type: "string", default: "1" },
      fps: { type: "string", default: "30" },
      size: { type: "string", default: "640x480" },
      mirrored: { type: "boolean", default: false },
      mjpeg: { type: "boolean", default: false },
      name: { type: "string" },
      out: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help || !values.exercise || !values.out) {
    process.stdout.write(`${USAGE}\n`);
    return values.help ? 0 : 2;
  }
  if (!MOTIONS.has(values.exercise)) {
    throw new Error(
      `--exercise is ${values.exercise}, and the patient knows ${[...MOTIONS.keys()].join(", ")}`,
    );
  }
  const [width, height] = values.size.split("x").map(Number);
  if (!width || !height) throw new Error(`--size is ${values.size}, and 640x480 is how it is written`);
  const side = sideNamed(values.side);
  const renderer = await openRenderer();
  try {
    for (const yaw of values.yaw.split(",").map(Number)) {
      for (const cameraHeight of values["camera-height"].split(",").map(Number)) {
        const clip = await renderer.render({
          out: values.out,
          name: values.name ?? `${values.exercise}-yaw${yaw}-h${cameraHeight}-seed${values.seed}`,
          exercise: values.exercise,
          motion: {
            ...(values.repetitions && { repetitions: Number(values.repetitions) }),
            ...(values["rep-seconds"] && { repSeconds: Number(values["rep-seconds"]) }),
            ...(values.depth && { depth: Number(values.depth) }),
            ...(side && { side }),
          },
          body: JSON.parse(values.body) as BodyOptions,
          seed: Number(values.seed),
          mirrored: values.mirrored,
          camera: {
            yaw,
            height: cameraHeight,
            picture: { width, height },
            ...(values.distance && { distance: Number(values.distance) }),
            ...(values.fov && { fov: Number(values.fov) }),
          },
          fps: Number(values.fps),
          mjpeg: values.mjpeg,
        });
        process.stdout.write(`${clip.video} ${clip.truth}\n`);
      }
    }
  } finally {
    await renderer.close();
  }
  return 0;
}

function sideNamed(side: string | undefined): "left" | "right" | "both" | "alternating" | undefined {
  if (side === undefined) return undefined;
  if (side === "left" || side === "right" || side === "both" || side === "alternating") return side;
  throw new Error(`--side is ${side}, and left, right, both and alternating are known`);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
