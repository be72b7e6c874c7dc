import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createPatient } from "@physiocheck/digital-patient";
import type {
  BodyOptions,
  Camera,
  CameraOptions,
  ExerciseOptions,
  PatientOptions,
  Segment,
} from "@physiocheck/digital-patient";
import { ANGLE_NAMES } from "@physiocheck/motion";
import type { Page } from "@playwright/test";
import { build } from "esbuild";
import { findChromium, NO_CHROMIUM } from "../../apps/worker/src/find-chromium.ts";
import { launchChromium } from "../../apps/worker/src/launch-chromium.ts";

/** One film of the digital patient. */
export type ClipOptions = {
  /** Folder of the files, made if it is not there. */
  readonly out: string;
  /** File name without its ending. */
  readonly name: string;
  readonly exercise: string;
  /** How it is done; repetitions, depth, faults… */
  readonly motion?: Omit<ExerciseOptions, "exercise">;
  /** Instead of standing, exercising and standing: everything that happens. */
  readonly script?: readonly Segment[];
  readonly body?: BodyOptions;
  readonly seed?: number;
  readonly mirrored?: boolean;
  /** Distance, aim and place are found by themselves where not given. */
  readonly camera?: CameraOptions;
  readonly fps?: number;
  /** Smooth edges, at about twice the time. Default true. */
  readonly antialias?: boolean;
  /** An .mjpeg beside the .mp4, for Chromium's fake camera (which plays it at 30 fps whatever it is). */
  readonly mjpeg?: boolean;
};

/** What was true in a film; times in ms from its first picture. */
export type ClipTruth = {
  readonly exercise: string;
  readonly fps: number;
  readonly durationMs: number;
  readonly camera: Camera;
  readonly body: BodyOptions;
  readonly seed: number;
  readonly parts: readonly { readonly kind: string; readonly start: number; readonly end: number }[];
  readonly repetitions: readonly {
    readonly start: number;
    readonly peak: number;
    readonly end: number;
    readonly side: string;
    readonly depth: number;
  }[];
  readonly holds: readonly { readonly start: number; readonly end: number }[];
  /** One a picture: t, progress, and every angle in degrees; null where the body does not define it. */
  readonly angles: readonly Readonly<Record<string, number | null>>[];
};

export type Clip = {
  readonly video: string;
  readonly mjpeg: string | null;
  readonly truth: string;
  readonly content: ClipTruth;
};

export type PatientRenderer = {
  /** Draws a film picture by picture, so that it is the same on a slow machine. */
  readonly render: (options: ClipOptions) => Promise<Clip>;
  /** Single pictures (JPEG) at times in ms. */
  readonly stills: (
    options: Omit<ClipOptions, "out" | "name">,
    times: readonly number[],
  ) => Promise<Buffer[]>;
  readonly close: () => Promise<void>;
};

const HERE = path.dirname(fileURLToPath(import.meta.url));
/** Pictures a round trip to the browser. */
const BATCH = 20;

/**
 * A headless browser that draws digital patients with software WebGL; one renders as many films as wanted.
 * @throws Error with advice where there is no browser
 */
export async function openRenderer(): Promise<PatientRenderer> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(NO_CHROMIUM);
  const browser = await launchChromium(executablePath, ["--use-gl=angle", "--use-angle=swiftshader"]);
  try {
    const page = await browser.newPage();
    const bundle = await build({
      entryPoints: [path.join(HERE, "page.ts")],
      bundle: true,
      write: false,
      format: "iife",
      logLevel: "error",
    });
    await page.setContent("<!doctype html><title>Digital patient</title>");
    await page.addScriptTag({ content: bundle.outputFiles[0].text });
    return {
      render: (options) => renderClipIn(page, options),
      stills: async (options, times) => {
        await open(page, options);
        const pictures = await page.evaluate((wanted) => window.renderPage.draw(wanted), times);
        return pictures.map((picture) => Buffer.from(picture, "base64"));
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** One film with a browser of its own; see openRenderer for several. */
export async function renderClip(options: ClipOptions): Promise<Clip> {
  const renderer = await openRenderer();
  try {
    return await renderer.render(options);
  } finally {
    await renderer.close();
  }
}

/** The patient of a film: two seconds of standing still (or lying, or sitting), the exercise, and a moment after it. */
export function patientOf(options: Omit<ClipOptions, "out" | "name">): PatientOptions {
  const motion: readonly Segment[] = options.script ?? [
    { kind: "exercise", leadSeconds: 2, ...options.motion, exercise: options.exercise },
  ];
  return {
    motion,
    body: options.body ?? {},
    seed: options.seed ?? 1,
    mirrored: options.mirrored ?? false,
  };
}

function open(page: Page, options: Omit<ClipOptions, "out" | "name">): Promise<Camera> {
  return page.evaluate(
    ([patient, camera, antialias]) => window.renderPage.open(patient, camera, { antialias }),
    [patientOf(options), options.camera ?? {}, options.antialias ?? true] as const,
  );
}

async function renderClipIn(page: Page, options: ClipOptions): Promise<Clip> {
  await mkdir(options.out, { recursive: true });
  const fps = options.fps ?? 30;
  const patientOptions = patientOf(options);
  const patient = createPatient(patientOptions);
  const camera = await open(page, options);
  const times = Array.from(
    { length: Math.floor((patient.durationMs * fps) / 1000) + 1 },
    (_, i) => (i * 1000) / fps,
  );
  const base = path.join(options.out, options.name);
  const video = `${base}.mp4`;
  const mjpeg = options.mjpeg ? `${base}.mjpeg` : null;
  const encoder = startEncoder(fps, video, mjpeg);
  for (let from = 0; from < times.length; from += BATCH) {
    const pictures = await page.evaluate(
      (wanted) => window.renderPage.draw(wanted),
      times.slice(from, from + BATCH),
    );
    for (const picture of pictures) await encoder.write(Buffer.from(picture, "base64"));
  }
  await encoder.finish();

  const content: ClipTruth = {
    exercise: options.exercise,
    fps,
    durationMs: patient.durationMs,
    camera,
    body: patient.body,
    seed: patientOptions.seed ?? 1,
    parts: patient.parts,
    repetitions: patient.repetitions,
    holds: patient.holds,
    angles: times.map((t) => anglesAt(patient, t)),
  };
  const truth = `${base}.truth.json`;
  await writeFile(truth, JSON.stringify(content));
  return { video, mjpeg, truth, content };
}

function anglesAt(patient: ReturnType<typeof createPatient>, t: number): Record<string, number | null> {
  const { angles, progress } = patient.poseAt(t);
  const round = (x: number): number => Math.round(x * 1000) / 1000;
  const entries = ANGLE_NAMES.map((name, index): [string, number | null] => {
    const value = angles[index] ?? Number.NaN;
    return [name, Number.isNaN(value) ? null : round(value)];
  });
  return { t: round(t), progress: round(progress), ...Object.fromEntries(entries) };
}

function startEncoder(
  fps: number,
  video: string,
  mjpeg: string | null,
): { write: (picture: Buffer) => Promise<void>; finish: () => Promise<void> } {
  const outputs = ["-c:v", "libx264", "-crf", "18", "-pix_fmt", "yuv420p", "-movflags", "+faststart", video];
  // Any other pixel format freezes Chromium's fake camera.
  if (mjpeg) outputs.push("-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p", "-f", "mjpeg", mjpeg);
  const ffmpeg = spawn(
    "ffmpeg",
    [
      "-y",
      "-v",
      "error",
      "-f",
      "image2pipe",
      "-c:v",
      "mjpeg",
      "-framerate",
      String(fps),
      "-i",
      "-",
      ...outputs,
    ],
    { stdio: ["pipe", "inherit", "inherit"] },
  );
  const ended = once(ffmpeg, "exit");
  // A broken pipe is told by the exit status, with ffmpeg's own words.
  ffmpeg.stdin.on("error", () => undefined);
  return {
    write: async (picture) => {
      if (!ffmpeg.stdin.write(picture)) await Promise.race([once(ffmpeg.stdin, "drain"), ended]);
    },
    finish: async () => {
      ffmpeg.stdin.end();
      const [code] = (await ended) as [number | null];
      if (code !== 0) throw new Error(`ffmpeg ended with ${code ?? "a signal"} while writing ${video}`);
    },
  };
}
