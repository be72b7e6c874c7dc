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
  "triceps-extension": {
    name: "Overhead triceps extension",
    instruction:
      "Raise your arms beside your ears and bend your elbows so that your hands are behind your neck. Straighten your elbows, then bend them slowly.",
    cues: ["Keep your upper arms beside your ears.", "Straighten your arms fully.", "Stand tall."],
    errors: ["Elbows drifting forward or apart", "Arching the back", "Not straightening the arms"],
    camera: "Turn a corner of your body to the camera; leave room above your hands.",
  },
  "triceps-pushdown": {
    name: "Triceps pushdown",
    instruction:
      "Stand before a band or rope fixed above you, elbows bent at your sides. Push your hands down until your arms are straight, then let them come up slowly.",
    cues: ["Keep your elbows at your sides.", "Straighten your arms fully.", "Keep your trunk still."],
    errors: ["Elbows drifting forward", "Leaning over the hands", "Letting the band pull the hands up"],
    camera: "Turn a corner of your body to the camera.",
  },
  "elbow-extension": {
    name: "Triceps kickback",
    instruction:
      "Bend forward from your hips, upper arms along your trunk and elbows bent. Straighten your elbows backward, then bend them slowly.",
    cues: ["Keep your upper arms still.", "Stay bent forward.", "Straighten your arms fully."],
    errors: ["Swinging the upper arms", "Straightening up", "Not straightening the elbows"],
    camera: "Turn your side to the camera.",
  },
} as const;
