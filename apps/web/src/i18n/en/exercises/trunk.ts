export const trunk = {
  plank: {
    name: "Plank",
    instruction:
      "Support yourself on your forearms and toes with your body in one straight line. Hold it while the time runs, and keep breathing.",
    cues: ["Keep head, hips and heels in one line.", "Tighten your abdomen.", "Keep breathing."],
    errors: ["Hips sagging", "Hips too high", "Holding the breath"],
    camera: "Lie sideways to the camera; put it low.",
  },
  "sit-up": {
    name: "Sit-up",
    instruction:
      "Lie on your back with your knees bent and feet flat. Roll your trunk up towards your knees, then roll down slowly.",
    cues: ["Breathe out on the way up.", "Keep your chin off your chest.", "Roll down slowly."],
    errors: ["Pulling at the neck", "Using a swing of the arms", "Dropping back to the floor"],
    camera: "Lie sideways to the camera; put it low.",
  },
  "curl-up": {
    name: "Curl-up",
    instruction:
      "Lie on your back with your knees bent and feet flat. Slide your hands up your thighs and lift your head and shoulder blades, then roll down slowly.",
    cues: [
      "Breathe out on the way up.",
      "Keep your chin off your chest.",
      "Keep your lower back on the floor.",
    ],
    errors: ["Pulling the chin to the chest", "Coming up with a swing", "Coming up into sitting"],
    camera: "Lie sideways to the camera; put it low.",
  },
  "dead-bug": {
    name: "Dead bug",
    instruction:
      "Lie on your back with hips and knees at right angles and your arms up. Lower one leg and the opposite arm to just above the floor, bring them back, then change sides.",
    cues: ["Keep your lower back on the floor.", "Move slowly.", "Keep breathing."],
    errors: ["Arching the lower back", "Moving arm and leg of the same side", "Hurrying"],
    camera: "Lie sideways to the camera; put it low.",
  },
  "bird-dog": {
    name: "Bird dog",
    instruction:
      "Kneel on hands and knees. Stretch one leg backward and the opposite arm forward to the height of your trunk, bring them back, then change sides.",
    cues: ["Keep your back level.", "Stretch long rather than high.", "Keep your hips facing the floor."],
    errors: ["Arching the lower back", "Turning the pelvis", "Lifting the leg above the trunk"],
    camera: "Kneel sideways to the camera; put it low.",
  },
  "side-plank": {
    name: "Side plank",
    instruction:
      "Lie on one side and support yourself on your forearm, elbow under your shoulder. Lift your hips until your body is one straight line, and hold it while the time runs.",
    cues: [
      "Keep shoulders, hips and ankles in one line.",
      "Push the floor away with your forearm.",
      "Keep breathing.",
    ],
    errors: ["Letting the hips sink", "Rolling the chest forward", "Bending at the hips"],
    camera: "Lie facing the camera; put it low.",
  },
  "mountain-climber": {
    name: "Mountain climber",
    instruction:
      "Support yourself on your hands and toes. Draw one knee under your chest, put the foot back, and change legs at once.",
    cues: [
      "Keep your shoulders over your hands.",
      "Keep your hips level with your shoulders.",
      "Keep a steady rhythm.",
    ],
    errors: ["Hips rising", "Knees stopping half-way", "Hands wandering forward"],
    camera: "Lie sideways to the camera; put it low.",
  },
  superman: {
    name: "Superman",
    instruction:
      "Lie face down with your arms stretched forward. Lift your chest, arms and legs off the floor together, hold briefly, and lower them slowly.",
    cues: ["Look at the floor.", "Lift only as far as is comfortable.", "Lower slowly."],
    errors: ["Throwing the head back", "Bending the knees", "Jerking upward"],
    camera: "Lie sideways to the camera; put it low.",
  },
  "prone-press-up": {
    name: "Prone press-up",
    instruction:
      "Lie face down with your hands beside your chest. Straighten your elbows to lift your chest while your hips stay on the floor, then lower yourself.",
    cues: ["Let your hips and legs stay heavy.", "Let your arms do the work.", "Breathe out at the top."],
    errors: ["Lifting the hips", "Tightening the buttocks", "Stopping half-way"],
    camera: "Lie sideways to the camera; put it low.",
  },
  "seated-trunk-flexion": {
    name: "Seated forward bend",
    instruction:
      "Sit on a chair with your feet flat. Let your trunk fold forward over your thighs and your hands go towards your shins, then come up slowly.",
    cues: ["Lead with your head.", "Let your hands slide down.", "Come up slowly."],
    errors: ["Holding the breath", "Coming up with a jerk", "Lifting off the chair"],
    camera: "Place the chair sideways to the camera.",
  },
  "standing-trunk-flexion": {
    name: "Standing roll-down",
    instruction:
      "Stand with your feet under your hips. Let head and trunk roll down until your hands hang towards your feet, then roll up slowly.",
    cues: ["Begin with your head.", "Keep your knees nearly straight.", "Roll up slowly, your head last."],
    errors: ["Bending the knees", "Dropping down", "Lifting the head first"],
    camera: "Turn your side to the camera.",
  },
  "standing-side-bend": {
    name: "Standing side bend",
    instruction:
      "Stand with your feet as wide as your hips. Let one hand slide down the outside of your thigh, come back up, then change sides.",
    cues: ["Stay in one plane, as between two walls.", "Keep both feet on the floor.", "Move slowly."],
    errors: ["Bending forward", "Turning the trunk", "Pushing the hips out"],
    camera: "Face the camera.",
  },
} as const;
