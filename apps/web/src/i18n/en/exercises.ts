/**
 * What people read about each exercise of the library, by its id: a name, how to do it, what to think of while
 * moving, what commonly goes wrong, and where to put the camera.
 */
export const exercises = {
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
  "sit-up": {
    name: "Sit-up",
    instruction:
      "Lie on your back with your knees bent and feet flat. Roll your trunk up towards your knees, then roll down slowly.",
    cues: ["Breathe out on the way up.", "Keep your chin off your chest.", "Roll down slowly."],
    errors: ["Pulling at the neck", "Using a swing of the arms", "Dropping back to the floor"],
    camera: "Lie sideways to the camera; put it low.",
  },
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
  "seated-knee-extension": {
    name: "Seated knee extension",
    instruction:
      "Sit upright on a chair. Straighten one knee until your leg is level, hold briefly, and lower it slowly.",
    cues: ["Sit tall.", "Straighten the knee fully.", "Lower slowly."],
    errors: ["Leaning back to lift the leg", "Stopping before the knee is straight", "Letting the leg drop"],
    camera: "Place the chair sideways to the camera, the moving leg nearer.",
  },
  "hip-abduction": {
    name: "Standing side leg raise",
    instruction:
      "Stand upright and hold on to something steady if you like. Lift one straight leg to the side, then lower it slowly.",
    cues: ["Keep your trunk upright.", "Keep your toes pointing forward.", "Lower slowly."],
    errors: ["Leaning the trunk to the other side", "Turning the foot outward", "Swinging the leg"],
    camera: "Face the camera.",
  },
  "glute-bridge": {
    name: "Glute bridge",
    instruction:
      "Lie on your back with your knees bent and feet flat. Lift your hips until knees, hips and shoulders form a line, then lower them slowly.",
    cues: ["Push through your heels.", "Lift until your body is one line.", "Lower slowly."],
    errors: ["Lifting only part of the way", "Arching the lower back", "Letting the knees fall apart"],
    camera: "Lie sideways to the camera; put it low.",
  },
  "single-leg-stance": {
    name: "Single-leg stance",
    instruction:
      "Stand next to something steady. Lift one foot off the floor and keep your balance for as long as the time runs.",
    cues: ["Look at one point in front of you.", "Stand tall.", "Touch the support if you need it."],
    errors: [
      "Leaning the trunk sideways",
      "The pelvis dropping on the free side",
      "Hopping to regain balance",
    ],
    camera: "Face the camera.",
  },
  plank: {
    name: "Plank",
    instruction:
      "Support yourself on your forearms and toes with your body in one straight line. Hold it while the time runs, and keep breathing.",
    cues: ["Keep head, hips and heels in one line.", "Tighten your abdomen.", "Keep breathing."],
    errors: ["Hips sagging", "Hips too high", "Holding the breath"],
    camera: "Lie sideways to the camera; put it low.",
  },
} as const;
