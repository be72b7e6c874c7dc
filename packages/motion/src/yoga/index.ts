export { analysePose, judgePose, type PoseAnalysis, yogaPoseById } from "./analyse-pose.ts";
export { YOGA_POSE_IDS, type YogaPoseId } from "./pose-ids.ts";
export * from "./pose-definition.ts";
export { parsePoseRecord, PoseRecordError, type PoseRecord } from "./pose-record.ts";
export { bodyFeatures, BODY_FEATURE_COUNT } from "./recognition/body-features.ts";
export { NO_POSE, packNetwork } from "./recognition/network.ts";
export { decide, poseProbabilities, recognisePose, type Recognition } from "./recognition/recognise-pose.ts";
export { readYogaAngles, readYogaDoubts } from "./similarity/yoga-angles.ts";
export { type JointMatch, matchPose, type PoseMatch } from "./similarity/match-pose.ts";
export { YOGA_POSES } from "../library/yoga/index.ts";
export { type PoseStretch, type PracticeReplay, replayPractice } from "./replay-practice.ts";
export { PracticeGuide, type GuideReadout } from "./practice/practice-guide.ts";
export {
  practiceStatistics,
  type PracticeFact,
  type PracticeStatistics,
} from "./practice/practice-statistics.ts";
export {
  practiceSeconds,
  practiceSteps,
  READY_PRACTICES,
  type PracticePose,
  type PracticeStep,
  type ReadyPracticeId,
} from "./practice/practice-steps.ts";
export { summarisePractice, type PracticeSummary } from "./practice/practice-summary.ts";
export type { Improvement, StepResult } from "./practice/step-tally.ts";
export { YogaCoach, type YogaCoachOptions, type YogaReadout } from "./yoga-coach.ts";
