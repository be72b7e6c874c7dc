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
} as const;
