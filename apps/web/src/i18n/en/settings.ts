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
  signOutTitle: "Sign out",
  signOutLead:
    "Sessions still waiting to be sent stay safe on this device and are sent when you sign in again.",
} as const;
