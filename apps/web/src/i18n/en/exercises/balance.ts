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
} as const;
