import type { wholeBody as en } from "../../en/exercises/whole-body.ts";
import type { Translated } from "../../translated.ts";

export const wholeBody = {
  "jumping-jack": {
    name: "Saltos de tijera",
    instruction:
      "Salte separando los pies mientras los brazos suben por encima de la cabeza; salte de nuevo para quedar de pie con los brazos abajo.",
    cues: [
      "Caiga con suavidad, con las rodillas dobladas.",
      "Lleve las manos por encima de la cabeza.",
      "Baje los brazos del todo.",
    ],
    errors: [
      "Parar los brazos a la altura de los hombros",
      "Caer con las rodillas rígidas",
      "Perder el ritmo",
    ],
    camera: "De frente a la cámara; deje espacio por encima de las manos.",
  },
  "high-knees": {
    name: "Rodillas altas",
    instruction:
      "Corra en el sitio y levante cada rodilla a la altura de la cadera, con los brazos en sentido contrario a las piernas.",
    cues: [
      "Caiga sobre la parte delantera de los pies.",
      "Lleve las rodillas a la altura de la cadera.",
      "Mantenga el tronco erguido.",
    ],
    errors: ["Inclinar el tronco hacia atrás", "Quedarse a medias con las rodillas", "Caer con fuerza"],
    camera: "Póngase en diagonal a la cámara.",
  },
} as const satisfies Translated<typeof en>;
