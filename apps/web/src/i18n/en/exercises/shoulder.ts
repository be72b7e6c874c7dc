export const shoulder = {
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
  "shoulder-extension": {
    name: "Shoulder extension",
    instruction:
      "Stand upright with your arms at your sides. Move your straight arms backward as far as is comfortable, then bring them back slowly.",
    cues: ["Keep your elbows straight.", "Keep your trunk still.", "Draw your shoulder blades together."],
    errors: ["Leaning the trunk forward", "Letting the shoulders roll forward", "Bending the elbows"],
    camera: "Turn your side to the camera.",
  },
  "scaption-raise": {
    name: "Scaption raise",
    instruction:
      "Stand with your arms at your sides, thumbs up. Lift your straight arms half-way between front and side, above shoulder height, then lower them slowly.",
    cues: ["Keep your thumbs up.", "Keep your shoulders away from your ears.", "Lower slowly."],
    errors: ["Shrugging the shoulders", "Bending the elbows", "Leaning the trunk back"],
    camera: "Face the camera or turn a little; leave room above your hands.",
  },
  "shoulder-press": {
    name: "Shoulder press",
    instruction:
      "Stand with your fists beside your ears, elbows out. Push your hands straight up until your arms are straight, then lower them slowly.",
    cues: ["Keep your elbows under your hands.", "Do not arch your back.", "Straighten your arms fully."],
    errors: ["Arching the back", "Stopping before the arms are straight", "One arm going ahead of the other"],
    camera: "Face the camera; leave room above your hands.",
  },
  "upright-row": {
    name: "Upright row",
    instruction:
      "Stand with your hands in front of your thighs. Draw them up along your body to the height of your chest, elbows leading, then lower them slowly.",
    cues: [
      "Lead with your elbows.",
      "Keep your elbows below your shoulders.",
      "Keep your hands close to your body.",
    ],
    errors: ["Lifting the elbows above the shoulders", "Shrugging the shoulders", "Swinging the trunk"],
    camera: "Face the camera.",
  },
  "bent-over-row": {
    name: "Bent-over row",
    instruction:
      "Bend forward from your hips with a straight back and let your arms hang. Draw your elbows back past your trunk, then lower your hands slowly.",
    cues: ["Stay bent forward.", "Keep your back straight.", "Draw your shoulder blades together."],
    errors: ["Straightening up with every pull", "Rounding the back", "Shrugging the shoulders"],
    camera: "Turn your side to the camera.",
  },
  "wall-push-up": {
    name: "Wall push-up",
    instruction:
      "Stand a step away from a wall with your hands on it at shoulder height. Bend your elbows to bring your chest towards the wall, then push away again.",
    cues: ["Keep your body in one line.", "Bend your elbows to about 90°.", "Keep your heels on the floor."],
    errors: [
      "Bending at the hips",
      "Going only part of the way",
      "Letting the shoulders come up to the ears",
    ],
    camera: "Turn your side to the camera, with the wall at the edge of the picture.",
  },
  "wall-slide": {
    name: "Wall slide",
    instruction:
      "Stand facing a wall with your forearms on it. Slide them up until your arms are nearly straight, then slide them down slowly.",
    cues: [
      "Keep your forearms on the wall.",
      "Keep your shoulders away from your ears.",
      "Keep your ribs down.",
    ],
    errors: ["Arching the back", "Shrugging the shoulders", "The hands leaving the wall"],
    camera: "Turn your side to the camera; leave room above your hands.",
  },
  "bench-press": {
    name: "Bench or floor press",
    instruction:
      "Lie on your back on a bench or the floor, arms straight above your chest. Bend your elbows until they are level with your body, then push up again.",
    cues: ["Keep your wrists above your elbows.", "Lower slowly.", "Straighten your arms at the top."],
    errors: ["Lowering only part of the way", "One arm going ahead of the other", "Lifting the lower back"],
    camera: "Lie sideways to the camera; put it low.",
  },
  "pull-up": {
    name: "Pull-up",
    instruction:
      "Hang from a bar with your hands a little wider than your shoulders. Pull yourself up until your chin is over your hands, then lower yourself slowly.",
    cues: [
      "Draw your shoulder blades down first.",
      "Bring your chin over your hands.",
      "Lower until your arms are straight.",
    ],
    errors: ["Swinging the legs", "Stopping half-way up", "Dropping at the end"],
    camera: "Face the camera from far enough that hands and feet stay in the picture.",
  },
} as const;
