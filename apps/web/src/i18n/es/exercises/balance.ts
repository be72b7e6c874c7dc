import type { balance as en } from "../../en/exercises/balance.ts";
import type { Translated } from "../../translated.ts";

export const balance = {
  "single-leg-stance": {
    name: "Apoyo sobre una pierna",
    instruction:
      "Póngase de pie junto a algo firme. Levante un pie del suelo y mantenga el equilibrio mientras corra el tiempo.",
    cues: ["Mire a un punto delante de usted.", "Crezca hacia arriba.", "Toque el apoyo si lo necesita."],
    errors: [
      "Inclinar el tronco hacia un lado",
      "Dejar caer la pelvis del lado libre",
      "Dar saltitos para recuperar el equilibrio",
    ],
    camera: "De frente a la cámara.",
  },
  "knee-raise-hold": {
    name: "Rodilla elevada mantenida",
    instruction:
      "Póngase de pie junto a algo firme. Levante una rodilla a la altura de la cadera y mantenga el equilibrio mientras corra el tiempo.",
    cues: ["Mire a un punto delante de usted.", "Crezca hacia arriba.", "Mantenga el muslo horizontal."],
    errors: [
      "Dejar caer la rodilla",
      "Inclinar el tronco hacia atrás",
      "Dar saltitos para recuperar el equilibrio",
    ],
    camera: "Póngase en diagonal a la cámara.",
  },
  "single-leg-deadlift": {
    name: "Peso muerto a una pierna",
    instruction:
      "Póngase de pie sobre una pierna. Incline el tronco hacia delante mientras la otra pierna sube por detrás en la misma línea; enderécese y cambie de pierna.",
    cues: [
      "Mantenga la espalda recta.",
      "Mantenga las caderas a la misma altura.",
      "No bloquee la rodilla de apoyo.",
    ],
    errors: [
      "Abrir la pelvis hacia un lado",
      "Redondear la espalda",
      "Doblar la rodilla como en una sentadilla",
    ],
    camera: "Póngase en diagonal a la cámara.",
  },
} as const satisfies Translated<typeof en>;
