import type { suggestions as en } from "../en/suggestions.ts";
import type { Translated } from "../translated.ts";

/** What collected sessions suggest, and common errors; for physicians. */
export const suggestions = {
  title: "Sugerencias",
  leadPatient: "Lo que las sesiones hasta ahora sugieren cambiar. Nada cambia si usted no lo acepta.",
  leadExercise:
    "Lo que las sesiones de sus pacientes sugieren cambiar para todos. Nada cambia si usted no lo acepta.",
  none: "Nada que sugerir. Hacen falta tres sesiones y quince repeticiones de la misma versión.",
  from_one: "De una sesión, {{attempts}} repeticiones.",
  from_other: "De {{count}} sesiones, {{attempts}} repeticiones.",
  fromPatients: "De {{sessions}} sesiones de {{count}} pacientes, {{attempts}} repeticiones.",
  change: {
    counted_depth: "Contar desde el {{to}} % del recorrido en lugar del {{from}} %",
    min_rep: "Repetición más corta: {{to}} s en lugar de {{from}} s",
    max_rep: "Repetición más larga: {{to}} s en lugar de {{from}} s",
    typical_rep: "Repetición habitual: {{to}} s en lugar de {{from}} s",
    rule_range: "{{movement}}: permitir {{to}} en lugar de {{from}}",
    range: "de {{low}}° a {{high}}°",
  },
  why: {
    short_of_depth:
      "El {{share}} % no llega a lo que cuenta, pero nueve de cada diez alcanzan el {{measured}} % del recorrido.",
    beyond_depth:
      "Nueve de cada diez alcanzan el {{measured}} % del recorrido: lo que cuenta ya no exige nada.",
    hurried:
      "El {{share}} % va con prisa; la mediana dura {{measured}} s. Un tiempo mínimo más largo les pide ir más despacio.",
    refused_as_fast: "El {{share}} % se rechaza por rápido; nueve de cada diez tardan más de {{measured}} s.",
    refused_as_slow:
      "El {{share}} % se rechaza por lento; nueve de cada diez tardan menos de {{measured}} s.",
    other_tempo: "El {{share}} % tarda otro tiempo del habitual; la mediana dura {{measured}} s.",
    rule_always_broken:
      "La regla avisa en el {{share}} % de las repeticiones; una sesión habitual llega a {{measured}}°.",
  },
  accept: "Aceptar",
  acceptTitle: "¿Cambiar {{exercise}}?",
  acceptPatient:
    "Si el ejercicio es suyo y no está en el plan de nadie más, recibe una versión nueva. Si no, usted obtiene un ejercicio propio con este nombre, que ocupa en el plan el lugar del anterior con la misma dosis.",
  acceptExercise:
    "Un ejercicio propio recibe una versión nueva, que todos los planes usan desde ahora. De uno de la biblioteca usted obtiene un ejercicio propio con este nombre; los planes quedan como están.",
  name: "Nombre de su propio ejercicio",
  nameHint: "Sus pacientes pueden leerlo.",
  adapted: "{{exercise}}, adaptado",
  nameMissing: "Póngale un nombre.",
  accepted: "Se cambió {{exercise}}.",
  dismiss: "Descartar",
  dismissTitle: "¿Descartar esta sugerencia?",
  dismissLead: "No vuelve con estas cifras.",
  reason: "Motivo",
  reasonMissing: "Explique el motivo en pocas palabras.",
  dismissed: "Descartada.",
  dismissedList: "Descartadas ({{count}})",
  dismissedWith: "Descartada el {{date}}: {{reason}}",
  errors: {
    title: "Errores frecuentes",
    caption: "Errores frecuentes, primero los más comunes",
    none: "Ningún error hasta ahora.",
    what: "Qué",
    refusal: "No contada: {{what}}",
    cue: "Se dijo: {{what}}",
    often: "Repeticiones",
    share: "{{count}} ({{share}} %)",
    sessions: "Sesiones",
    trend: "Tendencia",
    more: "más a menudo",
    less: "menos a menudo",
    steady: "estable",
    unknown: "demasiado pronto",
  },
} as const satisfies Translated<typeof en>;
