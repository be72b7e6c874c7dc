import type { recording as en } from "../en/recording.ts";
import type { Translated } from "../translated.ts";

/** The opt-in video of a session: agreeing to it, making it, watching it, deleting it. */
export const recording = {
  consent: {
    label: "Grabación",
    agree: "Grabar esta sesión en vídeo",
    off: "Desactivada si usted no la activa; se pregunta en cada sesión.",
    agreeRun: "Grabar en vídeo los ejercicios de hoy",
    offRun: "Desactivada si usted no la activa; se pregunta cada vez que empieza el plan.",
    each: "Cada ejercicio que haga en esta serie es un vídeo aparte. Entre uno y otro puede desactivarla.",
    next: "Grabar en vídeo el siguiente ejercicio",
    nextHint: "Lo aceptó al empezar. Lo grabado hasta ahora se queda hasta que lo borre.",
    what: "Se graba la imagen mientras hace el ejercicio, sin sonido. Las pausas no se graban.",
    where: "El vídeo va al servidor de esta clínica y a ningún otro sitio.",
    who: "Puede verlo usted, y también los fisioterapeutas mientras les permita ver sus datos.",
    long: "Se borra cuando pasa el plazo que ha fijado su clínica. Puede borrarlo antes en cualquier momento.",
    impossible: "Este navegador no puede grabar vídeo. La sesión funciona sin él.",
  },
  sign: {
    waiting: "La grabación está activada",
    filming: "Grabando",
    stuck: "Grabando; este dispositivo está lleno",
    full: "Grabación terminada: alcanzó la duración máxima",
    refused: "No se graba: la clínica no tiene espacio",
    failed: "No se graba: este dispositivo no puede guardar",
  },
  title: "Grabación",
  lead: "{{bytes}}, se conserva hasta el {{date}}. Sin sonido.",
  state: {
    recording:
      "Aún no ha llegado todo. El resto se envía cuando el dispositivo con el que se grabó tenga conexión.",
    assembling: "Se está preparando el vídeo",
    noFfmpeg:
      "Este servidor no puede unir las grabaciones en un vídeo (FFmpeg no está instalado). Se conserva tal como la hizo el navegador.",
    notConverted:
      "La grabación no se pudo convertir en un solo vídeo. Se conserva tal como la hizo el navegador.",
    noRoom: "Esta sesión no se grabó: la clínica no tenía espacio para grabaciones.",
    expired: "Hubo una grabación. Se borró al terminar el plazo de la clínica.",
    deleted: "Hubo una grabación. El paciente la borró.",
    empty: "La grabación estaba activada, pero no se filmó nada.",
  },
  gap: {
    title_one: "Falta {{count}} tramo en el vídeo",
    title_many: "Faltan {{count}} tramos en el vídeo",
    title_other: "Faltan {{count}} tramos en el vídeo",
    interrupted: {
      closed: "De {{from}} a {{to}}: la página se cerró, o el dispositivo se detuvo o iba demasiado lento.",
      open: "Desde {{from}}: la página se cerró, o el dispositivo se detuvo o iba demasiado lento.",
    },
    missing: {
      closed: "De {{from}} a {{to}}: se perdió antes de llegar al servidor.",
      open: "Desde {{from}}: se perdió antes de llegar al servidor.",
    },
  },
  player: {
    label: "Vídeo de la sesión",
    part: "Parte",
    partName: "Parte {{number}} ({{duration}})",
    skeleton: "Dibujar el esqueleto sobre la imagen",
    noTrace: "El movimiento de esta sesión ya no se conserva.",
    views: "Qué se muestra junto al vídeo",
    failed:
      "El vídeo no se puede reproducir. Quizá ya no pueda verlo, o falló la red. Vuelva a cargar la página.",
  },
  simple: {
    name: "Vista sencilla",
    trunk: "Inclinación del tronco",
    speed: "Extremidad más rápida",
    range: "Amplitud de movimiento: {{movement}}",
    plusMinus: "± {{value}}°",
    now: "ahora {{value}}°",
    notMeasured: "sin medida aquí",
    limb: {
      left_wrist: "mano izquierda",
      right_wrist: "mano derecha",
      left_ankle: "pie izquierdo",
      right_ankle: "pie derecho",
    },
  },
  detailed: {
    name: "Vista detallada",
    caption:
      "Articulaciones en el momento que se muestra, en metros desde el centro de las caderas, diez veces por segundo",
    joint: "Articulación",
    x: "x (m)",
    y: "y (m)",
    z: "z (m)",
    sure: "Confianza",
  },
  joint: {
    left: "{{part}}, lado izquierdo",
    right: "{{part}}, lado derecho",
    nose: "Nariz",
    eye_inner: "Ojo, ángulo interno",
    eye: "Ojo",
    eye_outer: "Ojo, ángulo externo",
    ear: "Oreja",
    mouth: "Comisura de la boca",
    shoulder: "Hombro",
    elbow: "Codo",
    wrist: "Muñeca",
    pinky: "Meñique",
    index: "Índice",
    thumb: "Pulgar",
    hip: "Cadera",
    knee: "Rodilla",
    ankle: "Tobillo",
    heel: "Talón",
    foot_index: "Dedos del pie",
  },
  delete: {
    open: "Borrar la grabación",
    title: "¿Borrar esta grabación?",
    consequence:
      "El vídeo se borra para siempre, para usted y para sus fisioterapeutas. Las repeticiones, los ángulos y el esqueleto se conservan.",
    confirm: "Borrar para siempre",
  },
} as const satisfies Translated<typeof en>;
