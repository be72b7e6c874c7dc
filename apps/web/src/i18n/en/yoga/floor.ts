/** Poses on hands, belly, back, or seat. */
export const floor = {
  downward_dog: {
    name: "Downward-facing dog",
    sanskrit: "Adho Mukha Svanasana",
    instruction:
      "From hands and knees lift your hips up and back until arms and trunk make one line and the legs another. Let the heels sink towards the floor.",
    cues: ["Push the floor away.", "Hips high and back.", "Bend your knees if your back rounds."],
    errors: ["A rounded back", "Bent elbows", "The hips too low"],
    camera: "Turn your side to the camera.",
  },
  plank: {
    name: "Plank",
    sanskrit: "Phalakasana",
    instruction:
      "On hands and toes, arms straight with the hands under the shoulders, make one line from head to heels.",
    cues: ["Push the floor away.", "Keep your legs firm.", "Look at the floor between the hands."],
    errors: ["Sagging hips", "Hips too high", "Bent elbows"],
    camera: "Turn your side to the camera, near the floor.",
  },
  dolphin_plank: {
    name: "Dolphin plank",
    sanskrit: "Makara Adho Mukha Svanasana",
    instruction: "On forearms and toes, elbows under the shoulders, make one line from head to heels.",
    cues: ["Forearms parallel.", "Keep your legs firm.", "Look at the floor between the hands."],
    errors: ["Sagging hips", "Hips too high", "Elbows too far ahead"],
    camera: "Turn your side to the camera, near the floor.",
  },
  side_plank: {
    name: "Side plank",
    sanskrit: "Vasisthasana",
    instruction:
      "From the plank turn onto one hand and the edge of that foot. Stack the feet, make one line from head to heels, and reach the upper arm to the ceiling.",
    cues: ["Lift the hips.", "Hand under the shoulder.", "Make one line of both arms."],
    errors: ["Sagging hips", "The chest turning to the floor", "The hips pushed back"],
    camera: "Face the camera with the front of your body.",
  },
  cobra: {
    name: "Cobra",
    sanskrit: "Bhujangasana",
    instruction:
      "Lie on your belly with the hands under the shoulders. Press lightly into the hands and lift your chest; legs and pelvis stay on the floor.",
    cues: ["Elbows close to the body.", "Shoulders away from the ears.", "Tops of the feet on the floor."],
    errors: ["The pelvis leaving the floor", "Shoulders drawn up to the ears", "Feet lifting"],
    camera: "Turn your side to the camera, near the floor.",
  },
  locust: {
    name: "Locust",
    sanskrit: "Salabhasana",
    instruction:
      "Lie on your belly, arms long beside you. Lift head, chest, arms and straight legs off the floor.",
    cues: ["Reach back through the feet.", "Knees straight.", "Look at the floor ahead."],
    errors: ["Bent knees", "The head thrown back", "Legs staying on the floor"],
    camera: "Turn your side to the camera, near the floor.",
  },
  bridge: {
    name: "Bridge",
    sanskrit: "Setu Bandhasana",
    instruction:
      "Lie on your back with bent knees and flat feet, arms beside you. Lift your hips until shoulders, hips and knees make one line.",
    cues: ["Press both feet down.", "Knees above the ankles.", "Keep looking up."],
    errors: ["Knees falling apart", "The hips too low", "Feet too far from the hips"],
    camera: "Turn your side to the camera, near the floor.",
  },
  fish: {
    name: "Fish",
    sanskrit: "Matsyasana",
    instruction:
      "Lie on your back with straight legs and the forearms beside you. Press the elbows into the floor, lift your chest, and let the crown come towards the floor without weight on it.",
    cues: ["The weight is on the forearms.", "Lift the chest.", "Legs long."],
    errors: ["Weight on the head", "The chest sinking", "Bent knees"],
    camera: "Turn your side to the camera, near the floor.",
  },
  staff: {
    name: "Staff",
    sanskrit: "Dandasana",
    instruction:
      "Sit on the floor with straight legs together, feet upright. Put your hands beside the hips and sit tall.",
    cues: ["Sit on top of your sit bones.", "Toes to the ceiling.", "Grow through the crown."],
    errors: ["Leaning back", "Bent knees", "A rounded lower back"],
    camera: "Turn your side to the camera, near the floor.",
  },
  seated_forward_bend: {
    name: "Seated forward bend",
    sanskrit: "Paschimottanasana",
    instruction:
      "Sit with straight legs together. Fold forward from the hips over your legs and take hold of your feet, ankles or shins.",
    cues: ["Fold from the hips.", "Keep your knees straight or softly bent.", "Let the neck be long."],
    errors: ["Only the upper back rounding", "Pulling with bent arms", "Knees lifting high"],
    camera: "Turn your side to the camera, near the floor.",
  },
  wide_angle_seated_forward_bend: {
    name: "Wide-angle seated forward bend",
    sanskrit: "Upavistha Konasana",
    instruction:
      "Sit with straight legs wide apart, kneecaps up. Walk your hands forward and fold from the hips.",
    cues: ["Kneecaps to the ceiling.", "Fold from the hips.", "Go only as far as the back stays long."],
    errors: ["Knees rolling inward", "Bent knees", "Only the upper back rounding"],
    camera: "Face the camera, both feet in the picture.",
  },
  child: {
    name: "Child",
    sanskrit: "Balasana",
    instruction:
      "Kneel and sit back on your heels. Fold forward over your thighs, forehead to the floor, the arms long ahead or beside you.",
    cues: ["Let the hips be heavy.", "Knees together or apart.", "A cushion between hips and heels helps."],
    errors: ["The hips high above the heels", "The shoulders drawn up", "The head hanging free"],
    camera: "Turn your side to the camera, near the floor.",
  },
} as const;
