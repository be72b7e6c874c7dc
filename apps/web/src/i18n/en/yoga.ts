import { floor } from "./yoga/floor.ts";
import { standing } from "./yoga/standing.ts";

/** Yoga: the list of poses, a pose's page, and trying it. `poses` by the engine's id. */
export const yoga = {
  title: "Yoga",
  lead: "{{count}} poses. Open one to see it done, and try it in front of the camera.",
  group: { standing: "On your feet", floor: "On the floor", kneeling: "On your knees", sitting: "Sitting" },
  sides: { both: "Both sides alike", either: "Left and right" },
  viewOf: {
    front: "Seen from the front",
    side: "Seen from the side",
    diagonal: "Seen from a corner",
    any: "Seen from anywhere",
  },
  back: "All poses",
  how: "How it is done",
  cues: "Think of",
  errors: "Common errors",
  shown: "Shown by the digital patient",
  play: "Play",
  pause: "Pause",
  noPicture: "This browser cannot draw the moving figure.",
  judged: "What it is judged by",
  judgedLead:
    "Each angle counts fully within half of its tolerance and not at all from twice its tolerance on. {{share}} % of the accuracy is the mean of all angles, the rest is the one that is furthest off.",
  target: "{{target}}° ± {{tolerance}}°",
  where: { both: "both sides", lead: "leading side", other: "other side", trunk: "trunk" },
  movement: {
    knee_flexion: "Knee flexion",
    hip_flexion: "Hip flexion",
    elbow_flexion: "Elbow flexion",
    shoulder_flexion: "Shoulder flexion",
    shoulder_abduction: "Shoulder abduction",
    ankle_dorsiflexion: "Ankle dorsiflexion",
    knee_alignment: "Knee alignment",
    hip_abduction: "Hip abduction",
    trunk_lean: "Trunk from upright",
    thigh_lean: "Thigh from hanging",
    shank_lean: "Shin from hanging",
  },
  try: "Try it",
  tryLead: "Nothing is stored, and no picture leaves this device.",
  idle: "Choose your camera, a video, or the digital patient.",
  restart: "Start over",
  accuracy: "Accuracy",
  held: "Held",
  side: "Leading side",
  sideOf: { left: "left", right: "right", both: "–" },
  state: {
    absent: "Nobody seen",
    away: "Not in the pose yet",
    close: "Nearly there",
    holding: "Holding: the time runs",
  },
  fine: "Every angle is where it should be.",
  unread: "Too little of the body can be seen to judge the pose.",
  /** By the joint that is furthest off: its angle should be more, or less. */
  fix: {
    knee_flexion: { more: "Bend your {{side}} knee more.", less: "Straighten your {{side}} knee." },
    hip_flexion: { more: "Fold more at your {{side}} hip.", less: "Open your {{side}} hip." },
    elbow_flexion: { more: "Bend your {{side}} elbow more.", less: "Straighten your {{side}} elbow." },
    shoulder_flexion: {
      more: "Bring your {{side}} arm further forward and up.",
      less: "Bring your {{side}} arm further down and back.",
    },
    shoulder_abduction: {
      more: "Raise your {{side}} arm further out to the side.",
      less: "Lower your {{side}} arm towards your side.",
    },
    ankle_dorsiflexion: { more: "Pull your {{side}} toes up.", less: "Point your {{side}} toes." },
    knee_alignment: {
      more: "Let your {{side}} knee come in a little.",
      less: "Bring your {{side}} knee out over the toes.",
    },
    hip_abduction: {
      more: "Take your {{side}} leg further out to the side.",
      less: "Bring your {{side}} leg closer to the middle.",
    },
    trunk_lean: { more: "Lean your trunk further over.", less: "Bring your trunk closer to upright." },
    thigh_lean: { more: "Lift your {{side}} thigh further.", less: "Lower your {{side}} thigh." },
    shank_lean: {
      more: "Tilt your {{side}} shin further from upright.",
      less: "Bring your {{side}} shin closer to upright.",
    },
  },
  poses: { ...standing, ...floor },
} as const;
