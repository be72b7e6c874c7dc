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
  marching: {
    name: "Standing march",
    instruction:
      "Stand upright, holding on to something steady if you like. Lift one knee to the height of your hip, put the foot down, then lift the other.",
    cues: ["Stand tall.", "Lift the knee to hip height.", "Put the foot down softly."],
    errors: ["Leaning the trunk back", "Lifting the knee only half-way", "Stamping the foot down"],
    camera: "Turn a corner of your body to the camera.",
  },
  "side-lying-hip-abduction": {
    name: "Side-lying leg raise",
    instruction:
      "Lie on one side, the lower leg bent a little. Lift the straight upper leg towards the ceiling, then lower it slowly.",
    cues: ["Keep your toes pointing forward.", "Keep your hips one above the other.", "Lower slowly."],
    errors: ["Rolling backward", "Turning the toes up", "Bending the knee"],
    camera: "Lie facing the camera; put it low.",
  },
  "donkey-kick": {
    name: "Donkey kick",
    instruction:
      "Kneel on hands and knees. Lift one thigh backward until it is in line with your trunk, the knee bent, then bring it back.",
    cues: ["Keep your back level.", "Keep the knee bent.", "Lift from your buttock."],
    errors: ["Arching the lower back", "Straightening the knee", "Turning the pelvis"],
    camera: "Kneel sideways to the camera; put it low.",
  },
  "hip-hinge": {
    name: "Hip hinge",
    instruction:
      "Stand with your arms crossed. Push your hips back and let your straight trunk come forward, knees soft, then stand up again.",
    cues: ["Push your hips back.", "Keep your back straight.", "Keep your knees soft and still."],
    errors: ["Rounding the back", "Bending the knees into a squat", "Looking up"],
    camera: "Turn your side to the camera.",
  },
  "sumo-squat": {
    name: "Sumo squat",
    instruction:
      "Stand with your feet wide apart and turned out. Bend your knees over your toes and lower your hips, then stand up again.",
    cues: ["Let your knees go out over your toes.", "Keep your chest up.", "Keep your heels on the floor."],
    errors: ["Knees falling inward", "Leaning the trunk forward", "Not standing up fully"],
    camera: "Face the camera or turn a corner of your body to it.",
  },
} as const;
