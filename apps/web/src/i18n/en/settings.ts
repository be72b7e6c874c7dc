/** The settings of whoever is signed in. */
export const settings = {
  title: "Settings",
  account: "Account",
  name: "Name",
  email: "E-mail address",
  role: "Role",
  licence: "Licence number",
  specialisation: "Specialisation",
  status: "Verification",
  statusOf: { pending: "Being checked", approved: "Approved", rejected: "Not accepted" },
  appearance: "Appearance",
  colours: "Colours",
  coloursHint: "Kept on this device only.",
  language: "Language",
  languageHint:
    "Kept on this device only. The voice speaks the same language where this device has a voice for it.",
  privacyTitle: "My data",
  privacyLead: "See what is kept about you, take it with you, or have it erased.",
  privacyLink: "My data and privacy",
  signOutTitle: "Sign out",
  signOutLead:
    "Sessions still waiting to be sent stay safe on this device and are sent when you sign in again.",
} as const;
