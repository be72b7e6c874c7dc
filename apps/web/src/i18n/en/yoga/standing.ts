/** Poses on the feet. */
export const standing = {
  mountain: {
    name: "Mountain",
    sanskrit: "Tadasana",
    instruction:
      "Stand with your feet together and your weight even on both. Straighten your legs, let your arms hang long beside you with the palms forward, and grow tall through the crown.",
    cues: ["Feel both feet on the floor.", "Keep your arms long and quiet.", "Look straight ahead."],
    errors: ["Bent knees", "Arms hanging loosely with bent elbows", "Leaning forward or back"],
    camera: "Face the camera, the whole body in the picture.",
  },
  tree: {
    name: "Tree",
    sanskrit: "Vrksasana",
    instruction:
      "Stand on one leg. Put the sole of the other foot on the inside of the standing thigh or shin, never on the knee, and turn the lifted knee out to the side. Bring your palms together overhead or in front of your chest.",
    cues: ["Look at one point.", "Press foot and thigh against each other.", "Keep the hips level."],
    errors: ["The lifted knee pointing forward", "The standing knee bending", "Leaning to one side"],
    camera: "Face the camera, the whole body in the picture.",
  },
  warrior_1: {
    name: "Warrior I",
    sanskrit: "Virabhadrasana I",
    instruction:
      "Take a long step forward. Bend the front knee until it is over the ankle, keep the back leg straight with the heel down, and raise both arms overhead with your trunk upright.",
    cues: ["Press the outer edge of the back foot down.", "Turn your chest to the front.", "Reach up."],
    errors: ["A front knee that stays nearly straight", "A bent back leg", "Leaning forward over the thigh"],
    camera: "Turn your side to the camera.",
  },
  warrior_2: {
    name: "Warrior II",
    sanskrit: "Virabhadrasana II",
    instruction:
      "Stand with your feet far apart. Turn one foot out and bend that knee over it, keep the other leg straight, and reach both arms out level. Look over the hand of the bent leg.",
    cues: ["Keep your trunk over your hips.", "Knee over the toes.", "Arms level with the shoulders."],
    errors: ["The bent knee falling inward", "Leaning over the bent leg", "Arms sinking"],
    camera: "Face the camera, both arms in the picture.",
  },
  warrior_3: {
    name: "Warrior III",
    sanskrit: "Virabhadrasana III",
    instruction:
      "Stand on one leg and tip forward from the hip, the other leg going up behind you, until trunk and lifted leg are level. Stretch your arms ahead, or hold on to something.",
    cues: ["Make one long line from hands to heel.", "Keep the hips level.", "Look at the floor ahead."],
    errors: ["The lifted leg below the hip", "A bent standing knee", "The trunk staying upright"],
    camera: "Turn your side to the camera, hands and foot in the picture.",
  },
  triangle: {
    name: "Triangle",
    sanskrit: "Trikonasana",
    instruction:
      "Stand with straight legs far apart, one foot turned out. Reach out over that foot, lay the hand on the shin or a block, and stretch the other arm to the ceiling.",
    cues: ["Keep both knees straight.", "Open the chest to the front.", "Make one line of both arms."],
    errors: ["A bent front knee", "The chest turning to the floor", "The upper arm falling forward"],
    camera: "Face the camera, both feet and the upper hand in the picture.",
  },
  chair: {
    name: "Chair",
    sanskrit: "Utkatasana",
    instruction:
      "Stand with your feet together or hip width apart. Bend your knees and sit back as if onto a chair, and raise your arms in line with your trunk.",
    cues: ["Weight on the heels.", "Sit back further.", "Arms beside the ears."],
    errors: ["Knees hardly bent", "Knees falling together", "The trunk folding over the thighs"],
    camera: "Turn your side to the camera.",
  },
  goddess: {
    name: "Goddess",
    sanskrit: "Utkata Konasana",
    instruction:
      "Stand wide with your toes turned out. Bend your knees over your toes, keep your trunk upright, and raise your upper arms level with the hands up.",
    cues: ["Knees over the toes.", "Sink straight down.", "Keep your trunk upright."],
    errors: ["Knees falling inward", "Leaning forward", "Standing too narrow"],
    camera: "Face the camera.",
  },
  low_lunge: {
    name: "Low lunge",
    sanskrit: "Anjaneyasana",
    instruction:
      "From a long step put the back knee and shin on the floor. Let the front knee come over the foot, lift your trunk upright, and raise your arms or keep your hands on the thigh.",
    cues: ["Let the hips sink forward.", "Keep your trunk tall.", "Padding under the back knee helps."],
    errors: ["The front knee caving inward", "Too short a step", "Leaning forward onto the thigh"],
    camera: "Turn your side to the camera.",
  },
  lord_of_the_dance: {
    name: "Lord of the dance",
    sanskrit: "Natarajasana",
    instruction:
      "Stand on one leg. Bend the other knee behind you, take hold of that foot or ankle with the hand of the same side, and draw it up and back while the other arm reaches ahead.",
    cues: ["Press the foot into the hand.", "Keep the standing leg straight.", "Lift the chest."],
    errors: ["The lifted knee swinging out", "A bent standing knee", "The chest dropping to level"],
    camera: "Turn your side to the camera.",
  },
} as const;
