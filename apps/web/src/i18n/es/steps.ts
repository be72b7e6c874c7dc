import type { steps as en } from "../en/steps.ts";
import type { Translated } from "../translated.ts";

/** The first steps of each role. */
export const steps = {
  title: "Primeros pasos",
  done: "{{done}} de {{count}} hechos",
  stepDone: "Hecho:",
  stepOpen: "Por hacer:",
  dismiss: "Ocultar",
  dismissed: "Los primeros pasos están ocultos.",
  undo: "Mostrar de nuevo",
  patient: {
    physician: {
      title: "Encuentre un fisioterapeuta",
      text: "Pídale que le atienda. Solo quien usted permita ve sus sesiones.",
    },
    exercises: {
      title: "Mire sus ejercicios",
      text: "Aparecen en esta página en cuanto se los asignen. Hasta entonces, pruebe el laboratorio.",
    },
    session: {
      title: "Haga una primera sesión",
      text: "Primero se comprueba la cámara. Su imagen nunca sale de este dispositivo.",
    },
    goal: { title: "Póngase un objetivo", text: "¿Qué le gustaría volver a poder hacer?" },
    reminder: { title: "Reciba un recordatorio", text: "Elija la hora del día que le convenga." },
  },
  physician: {
    patient: {
      title: "Acepte a un paciente",
      text: "Los pacientes le encuentran por su nombre y lo solicitan. Usted acepta aquí.",
    },
    plan: { title: "Haga un plan", text: "Ejercicios, días y dosis, desde una plantilla o propios." },
    exercise: {
      title: "Muestre un ejercicio propio",
      text: "Bastan tres repeticiones ante la cámara.",
    },
    session: { title: "Vea una sesión", text: "En directo, o cada repetición después." },
  },
  admin: {
    clinic: { title: "Ponga nombre a su clínica", text: "Nombre, color y logotipo en cada página y carta." },
    physician: { title: "Verifique a un fisioterapeuta", text: "Mire su documento y apruébelo." },
    sign_up: { title: "Decida quién puede registrarse", text: "Pacientes, fisioterapeutas o nadie." },
    audit: {
      title: "Compruebe el registro de auditoría",
      text: "Quién vio e hizo qué, en una cadena que debe estar intacta.",
    },
  },
} as const satisfies Translated<typeof en>;
