export const ankle = {
  "heel-raise": {
    name: "Heel raise",
    instruction:
      "Stand upright, holding on to something steady if you like. Rise onto the balls of both feet, then lower your heels slowly.",
    cues: ["Rise as high as you can.", "Keep your knees straight.", "Lower slowly."],
    errors: ["Bending the knees", "Leaning forward", "Rolling onto the outer edges of the feet"],
    camera: "Turn your side to the camera. Your feet must be in the picture.",
  },
  "ankle-pump": {
    name: "Ankle pump",
    instruction:
      "Lie on your back with straight legs and pointed feet. Pull both feet up towards your shins, then point them again.",
    cues: ["Keep your knees straight.", "Go all the way in both directions.", "Keep a steady rhythm."],
    errors: ["Moving only the toes", "Bending the knees", "Stopping half-way"],
    camera: "Lie sideways to the camera; put it low and near your feet's height.",
  },
} as const;
