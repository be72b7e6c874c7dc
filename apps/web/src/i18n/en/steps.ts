/** The first steps of each role. */
export const steps = {
  title: "First steps",
  done: "{{done}} of {{count}} done",
  stepDone: "Done:",
  stepOpen: "To do:",
  dismiss: "Put away",
  dismissed: "The first steps are put away.",
  undo: "Show again",
  patient: {
    physician: {
      title: "Find a physiotherapist",
      text: "Ask them to take you on. Only whom you allow sees your sessions.",
    },
    exercises: {
      title: "Look at your exercises",
      text: "They appear on this page as soon as you were given some. Until then, try the lab.",
    },
    session: {
      title: "Do a first session",
      text: "The camera is checked first. Its picture never leaves this device.",
    },
    goal: { title: "Set yourself a goal", text: "What would you like to be able to do again?" },
    reminder: { title: "Be reminded", text: "Choose a time of day that suits you." },
  },
  physician: {
    patient: { title: "Take on a patient", text: "Patients find you by name and ask. You approve here." },
    plan: { title: "Make a plan", text: "Exercises, days and doses, from a template or your own." },
    exercise: {
      title: "Show an exercise of your own",
      text: "Three repetitions in front of the camera make one.",
    },
    session: { title: "See a session", text: "Live while it happens, or every repetition afterwards." },
  },
  admin: {
    clinic: { title: "Name your clinic", text: "Name, colour and logo, on every page and letter." },
    physician: { title: "Verify a physiotherapist", text: "Look at their document, then approve." },
    sign_up: { title: "Decide who may register", text: "Patients, physiotherapists, or nobody." },
    audit: { title: "Check the audit log", text: "Who saw and did what, in a chain that must be unbroken." },
  },
};
