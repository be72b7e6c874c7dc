/** Camera, film or digital patient in, poses out. The rest of the app uses what is named here. */
export { poseModelVersion, POSE_VARIANTS, type PoseVariant } from "@physiocheck/pose-model";
export { DELEGATES, type Delegate, type ModelChoice, type ModelWish } from "./model/model-choice.ts";
export { MODEL_FAILURES, ModelError, type ModelFailure } from "./model/model-error.ts";
export type { ModelState, PipelineState } from "./pipeline-state.ts";
export { PosePipeline, type FrameListener, type PipelineOptions } from "./pipeline.ts";
export { loadPreferences, savePreferences, type PosePreferences } from "./preferences.ts";
export { SessionClock } from "./session-clock.ts";
export { listCameras, onCamerasChanged } from "./source/camera-devices.ts";
export { cameraSource, type CameraOptions, type CameraSource } from "./source/camera-source.ts";
export { fileSource } from "./source/file-source.ts";
export type { PoseSource } from "./source/pose-source.ts";
export type { SourceState, SourceStateName } from "./source/source-state.ts";
export { streamSource, type StreamProducer } from "./source/stream-source.ts";
export { usePose } from "./use-pose.ts";
