import type { elbow as en } from "../../en/exercises/elbow.ts";
import type { Translated } from "../../translated.ts";

export const elbow = {
  "biceps-curl": {
    name: "Flexión de bíceps",
    instruction:
      "Póngase de pie con los brazos estirados hacia abajo y las palmas hacia delante. Doble los codos y lleve las manos a los hombros; bájelas despacio.",
    cues: [
      "Mantenga los codos junto al cuerpo.",
      "Mantenga el tronco quieto.",
      "Baje despacio hasta estirar los brazos.",
    ],
    errors: ["Adelantar los codos", "Balancear el tronco", "No estirar los brazos"],
    camera: "Póngase de lado o en diagonal a la cámara.",
  },
  "triceps-extension": {
    name: "Extensión de tríceps por encima de la cabeza",
    instruction:
      "Levante los brazos junto a las orejas y doble los codos hasta que las manos queden detrás de la nuca. Estire los codos y dóblelos despacio.",
    cues: ["Mantenga los brazos junto a las orejas.", "Estire los brazos del todo.", "Crezca hacia arriba."],
    errors: ["Adelantar o separar los codos", "Arquear la espalda", "No estirar los brazos"],
    camera: "Póngase en diagonal a la cámara; deje espacio por encima de las manos.",
  },
  "triceps-pushdown": {
    name: "Extensión de tríceps hacia abajo",
    instruction:
      "Póngase de pie ante una banda o cuerda fijada por encima de usted, con los codos doblados junto al cuerpo. Empuje las manos hacia abajo hasta estirar los brazos y déjelas subir despacio.",
    cues: [
      "Mantenga los codos junto al cuerpo.",
      "Estire los brazos del todo.",
      "Mantenga el tronco quieto.",
    ],
    errors: [
      "Adelantar los codos",
      "Inclinarse sobre las manos",
      "Dejar que la banda tire de las manos hacia arriba",
    ],
    camera: "Póngase en diagonal a la cámara.",
  },
  "elbow-extension": {
    name: "Patada de tríceps",
    instruction:
      "Inclínese hacia delante desde las caderas, con los brazos a lo largo del tronco y los codos doblados. Estire los codos hacia atrás y dóblelos despacio.",
    cues: [
      "Mantenga quieta la parte superior de los brazos.",
      "Mantenga el tronco inclinado.",
      "Estire los brazos del todo.",
    ],
    errors: ["Balancear los brazos", "Enderezar el tronco", "No estirar los codos"],
    camera: "Póngase de lado a la cámara.",
  },
} as const satisfies Translated<typeof en>;
