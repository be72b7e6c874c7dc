/** The yoga poses that are known, in the order in which they are practised and listed. Append only. */
export const YOGA_POSE_IDS = [
  "mountain",
  "tree",
  "warrior_1",
  "warrior_2",
  "warrior_3",
  "triangle",
  "chair",
  "downward_dog",
  "plank",
  "dolphin_plank",
  "side_plank",
  "cobra",
  "locust",
  "bridge",
  "goddess",
  "fish",
  "staff",
  "seated_forward_bend",
  "wide_angle_seated_forward_bend",
  "low_lunge",
  "lord_of_the_dance",
  "child",
] as const;

export type YogaPoseId = (typeof YOGA_POSE_IDS)[number];
