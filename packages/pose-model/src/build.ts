import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { POSE_MODELS, POSE_RUNTIME, POSE_VARIANTS, type PoseAsset, type PoseVariant } from "./index.ts";
import { storedZip } from "./stored-zip.ts";
import { withImageMetadata } from "./tflite-metadata.ts";

/** What the models are made of: module path in node_modules and the SHA-256 that it must have. */
export const POSE_SOURCES = {
  // The packed assets hold one file, the detector, from the first byte to the last.
  detector: {
    module: "@mediapipe/pose/pose_solution_packed_assets.data",
    sha256: "a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85",
  },
  lite: {
    module: "@mediapipe/pose/pose_landmark_lite.tflite",
    sha256: "f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61",
  },
  full: {
    module: "@mediapipe/pose/pose_landmark_full.tflite",
    sha256: "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
  },
  heavy: {
    module: "@mediapipe/pose/pose_landmark_heavy.tflite",
    sha256: "59e42d71bcd44cbdbabc419f0ff76686595fd265419566bd4009ef703ea8e1fe",
  },
  loader: {
    module: "@mediapipe/tasks-vision/vision_wasm_module_internal.js",
    sha256: POSE_RUNTIME.loader.sha256,
  },
  binary: {
    module: "@mediapipe/tasks-vision/vision_wasm_module_internal.wasm",
    sha256: POSE_RUNTIME.binary.sha256,
  },
} as const;
export type PoseSourceName = keyof typeof POSE_SOURCES;

/** A source or a result whose bytes are not the pinned ones. */
export class PoseModelError extends Error {
  override readonly name = "PoseModelError";
}

export type BuildOptions = {
  /** Default: `.cache/pose-model` of this repository. */
  readonly outDir?: string;
  /** Default: all. */
  readonly variants?: readonly PoseVariant[];
  /** Reads a source; default: from the installed packages. */
  readonly readSource?: (name: PoseSourceName) => Promise<Uint8Array>;
};

export type BuiltAsset = PoseAsset & {
  /** Where it lies on disk. */
  readonly path: string;
};

/** Where the built files are kept between runs. */
export const CACHE_DIRECTORY = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../../../.cache/pose-model",
);

/**
 * Makes the `.task` bundles and collects the runtime into `outDir`. A file that is there with the right SHA-256 is
 * kept. The same sources give the same bytes.
 * @throws PoseModelError if a source or a result has not its pinned SHA-256
 */
export async function buildModels(options: BuildOptions = {}): Promise<readonly BuiltAsset[]> {
  const { outDir = CACHE_DIRECTORY, variants = POSE_VARIANTS, readSource = readInstalled } = options;
  const source = async (name: PoseSourceName): Promise<Uint8Array> => {
    const bytes = await readSource(name);
    verify(bytes, POSE_SOURCES[name].sha256, `source ${POSE_SOURCES[name].module}`);
    return bytes;
  };
  await mkdir(outDir, { recursive: true });

  const place = async (asset: PoseAsset, make: () => Promise<Uint8Array>): Promise<BuiltAsset> => {
    const target = path.join(outDir, asset.file);
    const kept = await readFile(target).catch(() => null);
    if (kept === null || sha256(kept) !== asset.sha256) {
      const bytes = await make();
      verify(bytes, asset.sha256, asset.file);
      // Written beside and renamed: another process never sees half a file.
      const temporary = `${target}.${process.pid}.tmp`;
      await writeFile(temporary, bytes);
      await rename(temporary, target);
    }
    return { ...asset, path: target };
  };

  const built: BuiltAsset[] = [];
  for (const variant of variants) {
    built.push(
      await place(POSE_MODELS[variant], async () => bundle(await source("detector"), await source(variant))),
    );
  }
  built.push(await place(POSE_RUNTIME.loader, () => source("loader")));
  built.push(await place(POSE_RUNTIME.binary, () => source("binary")));
  return built;
}

/** A `.task` file from the two networks; normalisation as MediaPipe's pose graphs feed them. */
function bundle(detector: Uint8Array, landmarks: Uint8Array): Uint8Array {
  return storedZip([
    { name: "pose_detector.tflite", content: withImageMetadata(detector, { mean: 127.5, std: 127.5 }) },
    { name: "pose_landmarks_detector.tflite", content: withImageMetadata(landmarks, { mean: 0, std: 255 }) },
  ]);
}

async function readInstalled(name: PoseSourceName): Promise<Uint8Array> {
  return readFile(createRequire(import.meta.url).resolve(POSE_SOURCES[name].module));
}

function verify(bytes: Uint8Array, expected: string, what: string): void {
  const actual = sha256(bytes);
  if (actual !== expected) {
    throw new PoseModelError(
      `${what} is not the file it should be: SHA-256 ${actual}, expected ${expected}. ` +
        "Install the packages again, and if it stays so, do not use them.",
    );
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
