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
  "mini-squat": {
    name: "Mini squat",
    instruction:
      "Stand with your feet as wide as your hips, holding on if you like. Bend your knees a little, to about 45°, then stand up again.",
    cues: [
      "Push your hips back a little.",
      "Keep your weight on both feet.",
      "Let your knees point over your toes.",
    ],
    errors: ["Knees falling inward", "Putting the weight on one leg", "Going too deep"],
    camera: "Turn your side or a corner of your body to the camera.",
  },
  "wall-sit": {
    name: "Wall sit",
    instruction:
      "Lean your back against a wall, your feet a step in front of it. Slide down until your thighs are level, and hold it while the time runs.",
    cues: ["Keep your back on the wall.", "Keep your knees over your ankles.", "Keep breathing."],
    errors: ["Hips too high", "Pushing on the thighs with the hands", "Knees falling inward"],
    camera: "Turn your side to the camera.",
  },
  "split-squat": {
    name: "Split squat",
    instruction:
      "Stand in a long step. Lower your back knee straight down towards the floor, then come up again; the feet stay where they are.",
    cues: ["Lower straight down.", "Keep your trunk upright.", "Push through the front heel."],
    errors: ["Leaning the trunk forward", "The front knee falling inward", "Going only part of the way"],
    camera: "Turn your side to the camera.",
  },
  "single-leg-squat": {
    name: "Single-leg squat",
    instruction:
      "Stand on one leg with the other foot held off the floor in front. Bend the knee you stand on, come up again, then change legs.",
    cues: [
      "Keep your pelvis level.",
      "Let your knee point over your toes.",
      "Go only as deep as you can control.",
    ],
    errors: [
      "The knee falling inward",
      "The pelvis dropping on the free side",
      "Leaning the trunk far forward",
    ],
    camera: "Face the camera.",
  },
  "step-up": {
    name: "Step-up",
    instruction:
      "Put one foot on a step. Lift yourself up with that leg until both feet are on the step, then lower the other foot to the floor again.",
    cues: ["Push through the heel on the step.", "Straighten hip and knee fully.", "Lower yourself slowly."],
    errors: ["Pushing off with the foot on the floor", "The knee falling inward", "Dropping down"],
    camera: "Place the step sideways to the camera.",
  },
  "standing-knee-flexion": {
    name: "Standing hamstring curl",
    instruction:
      "Stand upright, holding on to something steady if you like. Bring one heel up towards your seat, lower it, then change legs.",
    cues: ["Keep your thighs side by side.", "Stand tall.", "Lower slowly."],
    errors: ["Moving the thigh forward", "Leaning the trunk forward", "Letting the foot drop"],
    camera: "Turn a corner of your body to the camera.",
  },
  "prone-knee-flexion": {
    name: "Prone hamstring curl",
    instruction:
      "Lie face down with straight legs. Bring one heel up towards your seat, lower it slowly, then change legs.",
    cues: ["Keep your hips on the floor.", "Bend as far as is comfortable.", "Lower slowly."],
    errors: ["Lifting the hips", "Letting the foot drop", "Turning the leg out"],
    camera: "Lie sideways to the camera; put it low.",
  },
} as const;
