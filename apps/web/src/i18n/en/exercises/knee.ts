export const knee = {
  squat: {
    name: "Squat",
    instruction:
      "Stand with your feet as wide as your shoulders. Bend your knees and hips as if sitting down on a chair, then stand up again.",
    cues: [
      "Push your hips back first.",
      "Keep your heels on the floor.",
      "Let your knees point over your toes.",
    ],
    errors: [
      "Knees falling inward",
      "Heels lifting off the floor",
      "Not standing up fully between repetitions",
    ],
    camera: "Turn your side or a corner of your body to the camera.",
  },
  "sit-to-stand": {
    name: "Sit to stand",
    instruction:
      "Sit on the front half of a chair with your feet flat on the floor. Stand up fully, then sit down slowly.",
    cues: ["Lean forward, nose over toes.", "Push through both feet.", "Sit down slowly, without dropping."],
    errors: ["Falling back into the chair", "Pushing with the hands", "Putting the weight on one leg"],
    camera: "Place the chair sideways to the camera.",
  },
  lunge: {
    name: "Lunge",
    instruction:
      "Take a long step forward and lower your back knee towards the floor. Push back up to standing, then change legs.",
    cues: ["Keep your trunk upright.", "Lower straight down.", "Push off with the front heel."],
    errors: ["Leaning the trunk forward", "A step that is too short", "The front knee falling inward"],
    camera: "Turn your side to the camera.",
  },
  "seated-knee-extension": {
    name: "Seated knee extension",
    instruction:
      "Sit upright on a chair. Straighten one knee until your leg is level, hold briefly, and lower it slowly.",
    cues: ["Sit tall.", "Straighten the knee fully.", "Lower slowly."],
    errors: ["Leaning back to lift the leg", "Stopping before the knee is straight", "Letting the leg drop"],
    camera: "Place the chair sideways to the camera, the moving leg nearer.",
  },
} as const;
