/**
 * What the pose model consists of, as data: usable in the browser, no Node in here.
 * The files are made by `@physiocheck/pose-model/build` and served by `@physiocheck/pose-model/vite`.
 */

/** The three sizes of BlazePose GHUM: `lite` is fastest, `heavy` most exact. */
export const POSE_VARIANTS = ["lite", "full", "heavy"] as const;
export type PoseVariant = (typeof POSE_VARIANTS)[number];

/** One file, served from our own origin for ever under its content-hashed name. */
export type PoseAsset = {
  /** File name with the first 10 hex digits of its SHA-256. */
  readonly file: string;
  /** Of the whole file, hexadecimal. */
  readonly sha256: string;
  /** Size in bytes. */
  readonly bytes: number;
};

/** Where the files are served, below the base path of the app. */
export const POSE_ASSET_DIRECTORY = "assets/pose/";

function asset(stem: string, extension: string, sha256: string, bytes: number): PoseAsset {
  return { file: `${stem}-${sha256.slice(0, 10)}.${extension}`, sha256, bytes };
}

/** The model bundles: detector and landmark network in one `.task` file each. */
export const POSE_MODELS: Readonly<Record<PoseVariant, PoseAsset>> = {
  lite: asset(
    "pose_landmarker_lite",
    "task",
    "19222376c0a88c011286d209021b01af64c11b86023569e4818236ec54a95770",
    5786260,
  ),
  full: asset(
    "pose_landmarker_full",
    "task",
    "17163b0cc4086fedf67bf1d85734d5ce8139859254d3a7b620845cd354d8a2e7",
    9407076,
  ),
  heavy: asset(
    "pose_landmarker_heavy",
    "task",
    "3e577cb7e1afc255fab5fd6124dbfaad4229d3d1733ce23e8e3456bf77167b98",
    30677172,
  ),
};

/**
 * The inference runtime of tasks-vision 0.10.35: the SIMD build as an ES module, which loads in a module worker and,
 * imported by hand, on the main thread too. Every browser with module workers has SIMD, so no other build is shipped.
 */
export const POSE_RUNTIME: { readonly loader: PoseAsset; readonly binary: PoseAsset } = {
  loader: asset(
    "vision_wasm_module_internal",
    "js",
    "1f1d6215324a1fe62f6742d49a3db911170987ca18ad8c1b75f1a1c82acf2b44",
    322_082,
  ),
  binary: asset(
    "vision_wasm_module_internal",
    "wasm",
    "617b8e0248dbd27e9d7ece4218004eae4cefb499196d1bb4fa0e3fef21708756",
    11_153_641,
  ),
};

/** Goes into results, so that a number can be traced to the weights that made it. */
export function poseModelVersion(variant: PoseVariant): string {
  return `blazepose-ghum-${variant}@${POSE_MODELS[variant].sha256.slice(0, 10)}`;
}

/** Address of a file; `base` is the base path of the app and ends with a slash. */
export function poseAssetUrl(file: PoseAsset, base = "/"): string {
  return `${base}${POSE_ASSET_DIRECTORY}${file.file}`;
}
