import type { settings as en } from "../en/settings.ts";
import type { Translated } from "../translated.ts";

/** The settings of whoever is signed in. */
export const settings = {
  title: "Ajustes",
  account: "Cuenta",
  name: "Nombre",
  email: "Correo electrónico",
  role: "Función",
  licence: "Número de colegiado o licencia",
  specialisation: "Especialidad",
  status: "Comprobación",
  statusOf: { pending: "En comprobación", approved: "Aprobado", rejected: "No aceptado" },
  appearance: "Aspecto",
  colours: "Colores",
  coloursHint: "Se guarda solo en este dispositivo.",
  language: "Idioma",
  languageHint:
    "Se guarda solo en este dispositivo. La voz habla el mismo idioma si este dispositivo tiene una voz para él.",
  privacyTitle: "Mis datos",
  privacyLead: "Vea qué se guarda sobre usted, lléveselo o haga que se borre.",
  privacyLink: "Mis datos y mi privacidad",
  signOutTitle: "Cerrar sesión",
  signOutLead:
    "Las sesiones que aún esperan a ser enviadas quedan a salvo en este dispositivo y se envían cuando vuelva a iniciar sesión.",
} as const satisfies Translated<typeof en>;
