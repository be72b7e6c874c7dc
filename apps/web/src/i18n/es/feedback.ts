import type { feedback as en } from "../en/feedback.ts";
import type { Translated } from "../translated.ts";

/** A sentence for each code that the engine can emit; see en/feedback.ts. */
export const feedback = {
  code: {
    go_deeper: { written: "Baje un poco más", spoken: "Baje un poco más." },
    go_higher: { written: "Suba un poco más", spoken: "Suba un poco más." },
    slow_down: { written: "Más despacio", spoken: "Un poco más despacio, por favor." },
    return_fully: { written: "Vuelva del todo", spoken: "Vuelva del todo al inicio." },
    hold_still: { written: "No se mueva", spoken: "No se mueva." },
    keep_back_straight: { written: "Espalda recta", spoken: "Mantenga la espalda recta." },
    stand_upright: { written: "Enderécese", spoken: "Enderécese, con el tronco erguido." },
    stay_bent_forward: {
      written: "Tronco inclinado",
      spoken: "Mantenga el tronco inclinado hacia delante, con la espalda recta.",
    },
    knees_out: {
      written: "Rodillas sobre los pies",
      spoken: "Mantenga las rodillas sobre la punta de los pies.",
    },
    keep_hips_level: { written: "Caderas niveladas", spoken: "Mantenga las caderas a la misma altura." },
    keep_hips_up: { written: "Caderas arriba", spoken: "Levante las caderas hasta formar una línea." },
    straighten_knees: { written: "Estire las rodillas", spoken: "Estire las rodillas." },
    straighten_elbows: { written: "Estire los codos", spoken: "Estire los codos." },
    keep_elbows_still: { written: "Codos quietos", spoken: "Mantenga los codos quietos." },
    keep_thighs_still: { written: "Muslos quietos", spoken: "Mantenga los muslos quietos." },
    move_both_sides: { written: "Mueva ambos lados", spoken: "Mueva los dos lados a la vez." },
    other_side: { written: "Ahora el otro lado", spoken: "Ahora el otro lado." },
    step_back: { written: "Aléjese un paso", spoken: "Aléjese hasta que pueda verle de cuerpo entero." },
    step_into_view: { written: "Entre en la imagen", spoken: "Entre en la imagen, por favor." },
    turn_to_side: { written: "Póngase de lado a la cámara", spoken: "Póngase de lado a la cámara." },
    turn_to_front: { written: "Mire a la cámara", spoken: "Gírese de frente a la cámara." },
    more_light: {
      written: "Más luz, por favor",
      spoken: "No le veo bien. Ayudaría un poco más de luz.",
    },
    good_rep: { written: "Bien", spoken: "Bien." },
    last_rep: { written: "La última", spoken: "La última." },
    halfway: { written: "Va por la mitad", spoken: "Ya va por la mitad." },
    hold_started: { written: "Aguante", spoken: "Aguante así." },
    hold_lost: { written: "Vuelva a la postura", spoken: "Vuelva a la postura." },
  },
  refusal: {
    too_shallow: { written: "No cuenta: recorrido corto", spoken: "Faltó recorrido para que cuente." },
    too_fast: { written: "No cuenta: muy rápida", spoken: "Demasiado rápida para que cuente." },
    too_slow: { written: "No cuenta: muy lenta", spoken: "Demasiado lenta para que cuente." },
    wrong_side: { written: "No cuenta: el otro lado", spoken: "Ese era el otro lado." },
    joint_lost: { written: "No cuenta: le perdí de vista", spoken: "Le perdí de vista." },
    alignment: { written: "No cuenta: cuide la postura", spoken: "No cuenta, cuide la postura." },
    left_place: { written: "No cuenta: salió de su sitio", spoken: "Salió de su sitio." },
    other_posture: { written: "No cuenta: otro movimiento", spoken: "Ese era otro movimiento." },
    unfinished: { written: "Sin terminar", spoken: "Esa quedó sin terminar." },
  },
  /** The replayed skeleton. */
  replay: {
    label: "Esqueleto reproducido",
    play: "Reproducir",
    pause: "Pausa",
    position: "Posición",
    at: "{{at}} de {{length}} s",
    slow: "Cámara lenta",
    empty: "En esta parte no se vio a nadie.",
  },
  /** Why an angle is not given. */
  angle: {
    none: "Medido",
    not_seen: "La cámara no lo ve",
    view: "No se puede medir desde este lado",
    uncertain: "Demasiado incierto para indicarlo",
  },
  turn: {
    left: {
      written: "Gire {{degrees}}° a su izquierda",
      spoken: "Gire unos {{degrees}} grados a su izquierda.",
    },
    right: {
      written: "Gire {{degrees}}° a su derecha",
      spoken: "Gire unos {{degrees}} grados a su derecha.",
    },
  },
} as const satisfies Translated<typeof en>;
