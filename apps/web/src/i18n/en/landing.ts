export const landing = {
  title: "Physiotherapy that watches how you move",
  hero: {
    title: "Your exercises, counted and measured by the camera you already have",
    lead: "Your physiotherapist shows a movement once. You do it at home. Both of you see how it went, repetition by repetition.",
    signUp: "Create an account",
    lab: "Try it without an account",
    privacy: "The video never leaves your device.",
  },
  picture: {
    label:
      "A drawn person does a squat. The knee angle is shown with its error, and the repetitions are counted.",
    knee: "Knee",
    doubt: "± 4°",
    pause: "Pause the picture",
    play: "Play the picture",
  },
  steps: {
    title: "How it works",
    one: {
      title: "Stand where the camera sees you",
      text: "A laptop on the table or a phone on the floor is enough. PhysioCheck says when to step back or turn.",
    },
    two: {
      title: "Move, and hear how it goes",
      text: "One large number, one picture, one sentence. You can follow it from three metres away.",
    },
    three: {
      title: "See what counted, and why",
      text: "Every repetition is kept with its angles. If one did not count, you are told the reason.",
    },
  },
  ledger: {
    title: "Nothing counted without a reason",
    text: "One mark for each repetition, as high as the movement went. In your own results, choosing one plays it again as a skeleton.",
    caption:
      "An example: twelve squats. The fourth was too shallow, the ninth broke off because a knee went out of sight.",
  },
  honest: {
    title: "Angles with their error",
    text: "A measurement without its doubt is a guess. Each angle carries ±, and what a view cannot show is left out, with a hint how to stand instead.",
  },
  privacy: {
    title: "Private by construction",
    text: "The picture is analysed on your own device. Only numbers are sent: joint positions, counts and angles, and only to the physiotherapists you allowed. You can withdraw that on any day.",
    videoOut: "of video leave your device",
    origins: "other companies are contacted",
    bytes: "0 bytes",
    none: "0",
  },
  who: {
    title: "For your practice too",
    text: "People sorted by who needs you today, sessions followed live as they happen, and every repetition there to review afterwards.",
    action: "Register as a physiotherapist",
  },
  footer: { api: "Interface for developers", health: "State of the service" },
} as const;
