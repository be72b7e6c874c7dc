import type { PictureSize, PoseFrame } from "../pose/frame.ts";
import { YOGA_POSES } from "../library/yoga/index.ts";
import type { YogaPose } from "./pose-definition.ts";
import type { YogaPoseId } from "./pose-ids.ts";
import { recognisePose } from "./recognition/recognise-pose.ts";
import { matchPose, type PoseMatch } from "./similarity/match-pose.ts";
import { readYogaAngles, readYogaDoubts } from "./similarity/yoga-angles.ts";

/** What one picture of a person shows. */
export type PoseAnalysis = {
  /** Null where nobody was seen or no pose of the library fits. */
  readonly pose: YogaPoseId | null;
  /** How sure the recognition is, 0..1. */
  readonly confidence: number;
  /** How well the pose is done; null where there is none or too little of the body can be read. */
  readonly match: PoseMatch | null;
};

/** The pose of the library with this id, if there is one. */
export function yogaPoseById(id: string): YogaPose | undefined {
  return YOGA_POSES.find((pose) => pose.id === id);
}

/** Recognises a pose in one picture and judges it. */
export function analysePose(
  frame: Pick<PoseFrame, "landmarks" | "world">,
  picture: PictureSize,
): PoseAnalysis {
  const { pose: id, confidence } = recognisePose(frame, picture);
  const pose = id === null ? undefined : yogaPoseById(id);
  return { pose: id, confidence, match: pose ? judgePose(pose, frame, picture) : null };
}

/** Judges one picture as a pose. @returns null where too little of the body can be read */
export function judgePose(
  pose: YogaPose,
  frame: Pick<PoseFrame, "landmarks" | "world">,
  picture: PictureSize,
): PoseMatch | null {
  return matchPose(pose, readYogaAngles(frame, picture), readYogaDoubts(frame, picture));
}
