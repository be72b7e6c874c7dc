export const elbow = {
  "biceps-curl": {
    name: "Biceps curl",
    instruction:
      "Stand with your arms straight down, palms forward. Bend your elbows and bring your hands to your shoulders, then lower them slowly.",
    cues: [
      "Keep your elbows at your sides.",
      "Keep your trunk still.",
      "Lower slowly until your arms are straight.",
    ],
    errors: ["Elbows drifting forward", "Swinging the trunk", "Not straightening the arms"],
    camera: "Turn your side or a corner of your body to the camera.",
  },
} as const;
