import type { MailTexts } from "./texts.ts";

export const es: MailTexts = {
  direction: "ltr",
  greeting: (name) => `Hola, ${name}:`,
  notices: {
    subscription_requested: {
      subject: "Alguien pide ser su paciente",
      body: "Hay una solicitud nueva de un paciente.",
    },
    subscription_approved: {
      subject: "Su solicitud fue aceptada",
      body: "Un fisioterapeuta ha aceptado su solicitud.",
    },
    subscription_rejected: {
      subject: "Su solicitud fue rechazada",
      body: "Un fisioterapeuta ha rechazado su solicitud. Puede preguntar a otra persona.",
    },
    subscription_revoked: {
      subject: "Ha terminado una relación",
      body: "Ha terminado la relación entre un paciente y un fisioterapeuta.",
    },
    physician_approved: {
      subject: "Su cuenta está aprobada",
      body: "Su cuenta de fisioterapeuta está aprobada. Puede empezar.",
    },
    physician_rejected: {
      subject: "Su cuenta no fue aprobada",
      body: "Su cuenta de fisioterapeuta no fue aprobada. El motivo está en la aplicación.",
    },
    plan_changed: { subject: "Su plan ha cambiado", body: "Hay algo nuevo en su plan." },
    proposal_ready: {
      subject: "Le espera una propuesta",
      body: "Hay una propuesta para un plan. Espera su decisión.",
    },
    session_reviewed: {
      subject: "Se revisó una sesión",
      body: "Alguien ha revisado una de sus sesiones.",
    },
    note_added: { subject: "Hay una nota nueva", body: "Hay una nota nueva para usted." },
    pain_reported: {
      subject: "Algo necesita su atención",
      body: "Hay algo nuevo sobre uno de sus pacientes.",
    },
    reminder: { subject: "Su plan para hoy", body: "Hay algo en su plan para hoy." },
    password_changed: {
      subject: "Su contraseña ha cambiado",
      body: "Se cambió la contraseña de su cuenta. Si no fue usted, elija una nueva enseguida: «¿Ha olvidado su contraseña?» en la página de inicio de sesión.",
    },
    second_factor_changed: {
      subject: "Ha cambiado cómo inicia sesión",
      body: "Se cambió el inicio de sesión en dos pasos de su cuenta o sus códigos de recuperación. Si no fue usted, elija enseguida una contraseña nueva y avise a la persona responsable de su centro.",
    },
  },
  open: "Abrir PhysioCheck",
  footer:
    "Este correo solo dice que hay algo nuevo: lo que concierne a su salud se queda en la aplicación. Qué correos recibe lo elige allí, en Ajustes.",
  passwordReset: {
    subject: "Elija una contraseña nueva",
    body: "Alguien, esperamos que usted, pidió una contraseña nueva para su cuenta. El enlace funciona una sola vez, durante 30 minutos.",
    open: "Elegir una contraseña nueva",
    footer: "Si no fue usted, no tiene que hacer nada: su contraseña se queda como está.",
  },
};
