export const hip = {
  "glute-bridge": {
    name: "Glute bridge",
    instruction:
      "Lie on your back with your knees bent and feet flat. Lift your hips until knees, hips and shoulders form a line, then lower them slowly.",
    cues: ["Push through your heels.", "Lift until your body is one line.", "Lower slowly."],
    errors: ["Lifting only part of the way", "Arching the lower back", "Letting the knees fall apart"],
    camera: "Lie sideways to the camera; put it low.",
  },
  "hip-abduction": {
    name: "Standing side leg raise",
    instruction:
      "Stand upright and hold on to something steady if you like. Lift one straight leg to the side, then lower it slowly.",
    cues: ["Keep your trunk upright.", "Keep your toes pointing forward.", "Lower slowly."],
    errors: ["Leaning the trunk to the other side", "Turning the foot outward", "Swinging the leg"],
    camera: "Face the camera.",
  },
  "side-lunge": {
    name: "Side lunge",
    instruction:
      "Take a wide step to the side and bend that knee while the other leg stays straight. Push back to the middle, then change sides.",
    cues: [
      "Push your hips back over the bent leg.",
      "Keep the other leg straight.",
      "Keep both feet pointing forward.",
    ],
    errors: ["Bending both knees", "The bent knee falling inward", "Rounding the back"],
    camera: "Face the camera.",
  },
} as const;
