import type { rights as en } from "../en/rights.ts";
import type { Translated } from "../translated.ts";

/** The page about one's own data: what there is, taking it along, having it gone. */
export const rights = {
  title: "Mis datos",
  lead: "Qué se guarda sobre usted, quién puede verlo, durante cuánto tiempo y cómo llevárselo o hacerlo borrar.",
  seen: {
    title: "Qué se mide y qué nunca sale de su dispositivo",
    camera:
      "Las imágenes de su cámara se miran en su propio dispositivo y se desechan enseguida. No se envía ninguna imagen ni vídeo a ninguna parte, salvo que usted active la grabación de una sesión.",
    sent: "Lo que se envía es un esqueleto: 33 puntos de su cuerpo, los ángulos entre ellos, las repeticiones contadas y lo que usted dice sobre dolor y esfuerzo.",
    place: "Se envía solo al servidor de este centro. Ninguna otra empresa recibe nada.",
    who: "Usted lo ve todo. Un fisioterapeuta solo lo ve mientras usted lo permita; puede terminarlo en cualquier momento. Las personas de administración llevan el centro y ven su nombre y su dirección, y nada de lo que se midió.",
    physician:
      "Esta página trata de los datos que se guardan de usted. Los datos de sus pacientes son de ellos: ellos mismos los exportan y los borran.",
  },
  held: {
    title: "Qué se guarda sobre usted",
    lead: "Y qué ocurriría con cada tipo si borrara su cuenta.",
    caption: "Tipos de datos que se guardan sobre usted",
    kind: "Tipo",
    count: "Entradas",
    howLong: "Durante cuánto tiempo",
    fate: "Si los borra",
    deleted: "Se borra",
    anonymised: "Se conserva sin su nombre",
    kept: "Se conserva",
  },
  kind: {
    account: {
      name: "Cuenta",
      what: "Nombre, correo electrónico y su contraseña como un código que no se puede leer.",
    },
    sign_ins: { name: "Inicios de sesión", what: "Cuándo y con qué navegador inició sesión." },
    consents: { name: "Consentimientos", what: "Quién puede ver sus datos, desde cuándo y hasta cuándo." },
    plan: {
      name: "Plan y objetivos",
      what: "Ejercicios, dosis, notas, objetivos y lo que se hizo de ellos.",
    },
    sessions: {
      name: "Sesiones",
      what: "Repeticiones, ángulos, dolor, esfuerzo y lo que anotaron los fisioterapeutas.",
    },
    movement: {
      name: "Trazados del movimiento",
      what: "Los puntos del esqueleto a lo largo del tiempo. Ninguna imagen.",
    },
    clinic_tests: {
      name: "Pruebas clínicas",
      what: "Resultados, y la edad y el sexo que indicó para los valores normales.",
    },
    body: {
      name: "Proporciones",
      what: "Longitudes de sus extremidades respecto al tronco, para que los ángulos salgan bien.",
    },
    authored: { name: "Lo que usted creó", what: "Ejercicios que hizo y decisiones sobre sugerencias." },
    documents: { name: "Documentos", what: "Archivos con los que acreditó su licencia." },
    messages: {
      name: "Mensajes",
      what: "Lo que se le comunicó en la aplicación y cómo quiere que se le avise.",
    },
    videos: { name: "Vídeos", what: "Grabaciones que activó y vídeos que subió." },
    workouts: {
      name: "Entrenamientos",
      what: "Lo que mostraron sus vídeos de entrenamiento, el movimiento en ellos y los vídeos que subió.",
    },
    posture: { name: "Postura", what: "Fotos que subió para la postura y lo que se midió en ellas." },
    yoga: { name: "Yoga", what: "Sesiones de práctica y sus posturas." },
    clinic: { name: "Ajustes del centro", what: "Que cambió un ajuste y cuándo." },
    trail: {
      name: "Registro de auditoría",
      what: "Quién hizo qué con qué datos y cuándo. También le protege a usted.",
    },
    requests: { name: "Sus peticiones", what: "Que exportó sus datos o pidió que se borraran." },
  },
  howLong: {
    account: "Hasta que usted lo borre",
    tidied: "Hasta el límite del centro o hasta que usted lo borre",
    trail: "El tiempo que la ley exige al centro",
  },
  reason: {
    audit_duty:
      "Los centros deben poder mostrar quién miró datos de salud. Cuando su cuenta ya no existe, solo queda un número que no lleva a nadie.",
    patients_record: "Forma parte del historial de pacientes que siguen. Se quita su nombre.",
    clinic_runs_on_it:
      "El centro funciona con ello, y no dice nada de usted salvo un número que no lleva a nadie.",
    proof_of_erasure:
      "La prueba de que se le borró y cuándo. Si se restaura una copia de seguridad, gracias a ella se vuelve a borrar.",
  },
  consents: {
    title: "Consentimientos que ha dado",
    none: "Nadie más que usted puede ver sus datos.",
    active: "Puede ver sus datos",
    requested: "Solicitado, aún sin respuesta",
    rejected: "Rechazado",
    revoked: "Terminado",
    since: "Desde el {{date}}",
    asked: "Solicitado el {{date}}",
    between: "del {{from}} al {{to}}",
    manage: "Cambiar los consentimientos",
  },
  take: {
    title: "Lléveselo",
    lead: "Un archivo con todo: sus datos como JSON y como tablas, los trazados del movimiento y sus archivos. Se crea mientras se descarga; su navegador muestra cuánto falta.",
    zip: "Descargar todo (ZIP)",
    last: "La última vez lo hizo el {{date}}.",
    tables: "Tablas sueltas para una hoja de cálculo (CSV)",
    sessions: "Sesiones",
    repetitions: "Repeticiones",
    "clinic-tests": "Pruebas clínicas",
    plan: "Plan",
    fhir: "Historial para otro centro (FHIR)",
    report: "Informe para imprimir",
    failed: "La descarga no empezó. Compruebe la red e inténtelo de nuevo.",
  },
  erase: {
    title: "Borrar mi cuenta",
    lead: "Su cuenta y todo lo marcado arriba con «Se borra» desaparece para siempre. Descárguelo antes si puede quererlo más adelante.",
    open: "Borrar mi cuenta…",
    dialogTitle: "Borrar su cuenta",
    goes: "Esto desaparece para siempre:",
    stays: "Esto se queda:",
    physicians: "Los fisioterapeutas dejan de verle enseguida.",
    when: "¿Cuándo?",
    grace: "Dentro de {{days}} días. Hasta entonces puede cambiar de idea aquí.",
    now: "Ahora mismo. No se puede deshacer.",
    password: "Su contraseña, una vez más",
    confirmGrace: "Borrar dentro de {{days}} días",
    confirmNow: "Borrar ahora mismo",
    wrongPassword: "Esta no es la contraseña de esta cuenta. No se ha borrado nada.",
    lastAdmin:
      "Usted es la única persona de administración del centro, o ya se había pedido. Dé antes esa función a otra persona.",
    waitingTitle: "Su cuenta se borrará el {{date}}",
    waiting: "Entonces desaparece todo lo marcado con «Se borra». Hasta ese día puede conservarlo.",
    undo: "Conservar mi cuenta",
    undone: "Su cuenta se queda.",
    done: "Su cuenta y sus datos se han borrado.",
  },
} as const satisfies Translated<typeof en>;
