export const shoulder = {
  "push-up": {
    name: "Push-up",
    instruction:
      "Support yourself on your hands and toes with your body in one line. Bend your elbows to lower your chest, then push up again.",
    cues: [
      "Keep head, hips and heels in one line.",
      "Bend your elbows to about 90°.",
      "Straighten your arms at the top.",
    ],
    errors: ["Hips sagging or lifting", "Going down only part of the way", "Not straightening the elbows"],
    camera: "Lie sideways to the camera; put it low.",
  },
  "shoulder-abduction": {
    name: "Shoulder abduction",
    instruction:
      "Stand with your arms at your sides. Lift your straight arms sideways, as far as is comfortable, then lower them slowly.",
    cues: ["Keep your elbows straight.", "Keep your shoulders away from your ears.", "Lower slowly."],
    errors: ["Bending the elbows", "Leaning the trunk to help", "Shrugging the shoulders"],
    camera: "Face the camera; leave room above your hands.",
  },
  "shoulder-flexion": {
    name: "Front raise",
    instruction:
      "Stand with your arms at your sides. Lift your straight arms forward and up, as far as is comfortable, then lower them slowly.",
    cues: ["Keep your elbows straight.", "Stand tall, do not arch your back.", "Lower slowly."],
    errors: ["Arching the back", "Bending the elbows", "Swinging the arms up"],
    camera: "Turn your side to the camera; leave room above your hands.",
  },
} as const;
