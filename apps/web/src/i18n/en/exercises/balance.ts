export const balance = {
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
  "knee-raise-hold": {
    name: "Knee raise hold",
    instruction:
      "Stand next to something steady. Lift one knee to the height of your hip and keep your balance for as long as the time runs.",
    cues: ["Look at one point in front of you.", "Stand tall.", "Keep the thigh level."],
    errors: ["Letting the knee sink", "Leaning the trunk back", "Hopping to regain balance"],
    camera: "Turn a corner of your body to the camera.",
  },
  "single-leg-deadlift": {
    name: "Single-leg deadlift",
    instruction:
      "Stand on one leg. Let your trunk come forward while the other leg goes up behind you in one line, then stand up again and change legs.",
    cues: ["Keep your back straight.", "Keep your hips level.", "Keep the knee you stand on soft."],
    errors: ["Turning the pelvis open", "Rounding the back", "Bending the knee into a squat"],
    camera: "Turn a corner of your body to the camera.",
  },
} as const;
