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
  "high-knees": {
    name: "High knees",
    instruction:
      "Run on the spot and bring each knee up to the height of your hip, your arms swinging against your legs.",
    cues: ["Land on the balls of your feet.", "Bring your knees to hip height.", "Keep your trunk upright."],
    errors: ["Leaning the trunk back", "Knees stopping half-way", "Landing heavily"],
    camera: "Turn a corner of your body to the camera.",
  },
} as const;
