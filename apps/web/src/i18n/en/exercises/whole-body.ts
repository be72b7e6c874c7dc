export const wholeBody = {
  "jumping-jack": {
    name: "Jumping jack",
    instruction:
      "Jump your feet apart while your arms swing up over your head, then jump back to standing with your arms down.",
    cues: [
      "Land softly, with bent knees.",
      "Bring your hands above your head.",
      "Bring your arms all the way down.",
    ],
    errors: ["Arms stopping at shoulder height", "Landing with stiff knees", "Losing the rhythm"],
    camera: "Face the camera; leave room above your hands.",
  },
} as const;
