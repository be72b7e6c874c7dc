import type { Side } from "../../goniometer/angle-names.ts";
import { yogaPoseById } from "../analyse-pose.ts";
import type { YogaPoseId } from "../pose-ids.ts";

/** One line of a practice: a pose, and for how long. Poses with sides are held so long on each. */
export type PracticePose = { readonly pose: YogaPoseId; readonly seconds: number };

/** One hold of a practice. `both`: the pose has no sides. */
export type PracticeStep = {
  readonly pose: YogaPoseId;
  readonly side: Side | "both";
  readonly seconds: number;
};

/** The holds of a practice in their order: a pose with sides is held with the left leading, then with the right. */
export function practiceSteps(poses: readonly PracticePose[]): PracticeStep[] {
  return poses.flatMap(({ pose, seconds }): PracticeStep[] =>
    yogaPoseById(pose)?.sides === "either"
      ? [
          { pose, side: "left", seconds },
          { pose, side: "right", seconds },
        ]
      : [{ pose, side: "both", seconds }],
  );
}

/** Seconds for going from one pose into the next, as it is told before a practice begins. */
const BETWEEN_SECONDS = 10;

/** How long a practice takes, seconds, the ways between its poses included. */
export function practiceSeconds(poses: readonly PracticePose[]): number {
  return practiceSteps(poses).reduce((sum, { seconds }) => sum + seconds + BETWEEN_SECONDS, 0);
}

const hold = (seconds: number, ...poses: readonly YogaPoseId[]): PracticePose[] =>
  poses.map((pose) => ({ pose, seconds }));

/**
 * Practices to start with: on the feet only for those who do not go to the floor, one that wakes up, one that calms down.
 * Their sentences are in the catalogues under `practice.ready.<id>`.
 */
export const READY_PRACTICES = {
  on_your_feet: [
    ...hold(20, "mountain"),
    ...hold(15, "tree", "warrior_1", "warrior_2"),
    ...hold(15, "chair", "goddess"),
    ...hold(20, "mountain"),
  ],
  wake_up: [
    ...hold(15, "mountain"),
    ...hold(20, "downward_dog"),
    ...hold(15, "plank", "cobra"),
    ...hold(15, "low_lunge"),
    ...hold(20, "downward_dog"),
    ...hold(15, "mountain"),
  ],
  calm_down: [
    ...hold(20, "staff", "seated_forward_bend", "wide_angle_seated_forward_bend"),
    ...hold(20, "bridge"),
    ...hold(40, "child"),
  ],
  balance: [
    ...hold(15, "mountain"),
    ...hold(20, "tree"),
    ...hold(10, "warrior_3", "lord_of_the_dance"),
    ...hold(15, "mountain"),
  ],
} as const satisfies Record<string, readonly PracticePose[]>;
export type ReadyPracticeId = keyof typeof READY_PRACTICES;
