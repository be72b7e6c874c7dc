import type { standing as en } from "../../en/yoga/standing.ts";
import type { Translated } from "../../translated.ts";

/** Poses on the feet. */
export const standing = {
  mountain: {
    name: "Montaña",
    sanskrit: "Tadasana",
    instruction:
      "Póngase de pie con los pies juntos y el peso repartido entre ambos. Estire las piernas, deje los brazos largos a los lados con las palmas hacia delante y crezca por la coronilla.",
    cues: ["Sienta los dos pies en el suelo.", "Mantenga los brazos largos y quietos.", "Mire al frente."],
    errors: [
      "Rodillas dobladas",
      "Brazos sueltos con los codos doblados",
      "Inclinarse hacia delante o hacia atrás",
    ],
    camera: "De frente a la cámara, con todo el cuerpo en la imagen.",
  },
  tree: {
    name: "Árbol",
    sanskrit: "Vrksasana",
    instruction:
      "Póngase de pie sobre una pierna. Apoye la planta del otro pie en la cara interna del muslo o de la espinilla de apoyo, nunca en la rodilla, y gire la rodilla levantada hacia el lado. Junte las palmas por encima de la cabeza o delante del pecho.",
    cues: ["Mire a un punto.", "Apriete pie y muslo uno contra otro.", "Mantenga las caderas niveladas."],
    errors: [
      "La rodilla levantada apunta hacia delante",
      "La rodilla de apoyo se dobla",
      "Inclinarse hacia un lado",
    ],
    camera: "De frente a la cámara, con todo el cuerpo en la imagen.",
  },
  warrior_1: {
    name: "Guerrero I",
    sanskrit: "Virabhadrasana I",
    instruction:
      "Dé un paso largo hacia delante. Doble la rodilla de delante hasta que quede sobre el tobillo, mantenga la pierna de atrás estirada con el talón abajo y levante los dos brazos con el tronco erguido.",
    cues: [
      "Apriete el borde externo del pie de atrás contra el suelo.",
      "Gire el pecho hacia delante.",
      "Estírese hacia arriba.",
    ],
    errors: [
      "La rodilla de delante queda casi estirada",
      "La pierna de atrás doblada",
      "Inclinarse sobre el muslo",
    ],
    camera: "Póngase de lado a la cámara.",
  },
  warrior_2: {
    name: "Guerrero II",
    sanskrit: "Virabhadrasana II",
    instruction:
      "Póngase de pie con los pies muy separados. Gire un pie hacia fuera y doble esa rodilla sobre él, mantenga la otra pierna estirada y extienda los dos brazos en horizontal. Mire por encima de la mano de la pierna doblada.",
    cues: [
      "Mantenga el tronco sobre las caderas.",
      "La rodilla sobre la punta del pie.",
      "Los brazos a la altura de los hombros.",
    ],
    errors: [
      "Dejar caer la rodilla doblada hacia dentro",
      "Inclinarse sobre la pierna doblada",
      "Dejar caer los brazos",
    ],
    camera: "De frente a la cámara, con los dos brazos en la imagen.",
  },
  warrior_3: {
    name: "Guerrero III",
    sanskrit: "Virabhadrasana III",
    instruction:
      "Póngase de pie sobre una pierna e inclínese hacia delante desde la cadera, con la otra pierna subiendo por detrás, hasta que el tronco y la pierna levantada queden horizontales. Estire los brazos hacia delante o agárrese a algo.",
    cues: [
      "Forme una línea larga de las manos al talón.",
      "Mantenga las caderas niveladas.",
      "Mire al suelo por delante.",
    ],
    errors: [
      "La pierna levantada por debajo de la cadera",
      "La rodilla de apoyo doblada",
      "El tronco se queda erguido",
    ],
    camera: "Póngase de lado a la cámara, con las manos y el pie en la imagen.",
  },
  triangle: {
    name: "Triángulo",
    sanskrit: "Trikonasana",
    instruction:
      "Póngase de pie con las piernas estiradas y muy separadas, un pie girado hacia fuera. Estírese sobre ese pie, apoye la mano en la espinilla o en un bloque y lleve el otro brazo hacia el techo.",
    cues: [
      "Mantenga las dos rodillas estiradas.",
      "Abra el pecho hacia delante.",
      "Forme una línea con los dos brazos.",
    ],
    errors: [
      "La rodilla de delante doblada",
      "El pecho girado hacia el suelo",
      "El brazo de arriba cae hacia delante",
    ],
    camera: "De frente a la cámara, con los dos pies y la mano de arriba en la imagen.",
  },
  chair: {
    name: "Silla",
    sanskrit: "Utkatasana",
    instruction:
      "Póngase de pie con los pies juntos o a la anchura de las caderas. Doble las rodillas y siéntese hacia atrás como en una silla, y levante los brazos en línea con el tronco.",
    cues: ["El peso en los talones.", "Siéntese más atrás.", "Los brazos junto a las orejas."],
    errors: [
      "Apenas doblar las rodillas",
      "Juntar las rodillas al bajar",
      "Doblar el tronco sobre los muslos",
    ],
    camera: "Póngase de lado a la cámara.",
  },
  goddess: {
    name: "Diosa",
    sanskrit: "Utkata Konasana",
    instruction:
      "Póngase de pie con las piernas abiertas y los pies girados hacia fuera. Doble las rodillas sobre la punta de los pies, mantenga el tronco erguido y levante los brazos a la horizontal con las manos hacia arriba.",
    cues: ["Las rodillas sobre la punta de los pies.", "Baje en vertical.", "Mantenga el tronco erguido."],
    errors: ["Dejar caer las rodillas hacia dentro", "Inclinarse hacia delante", "Pies demasiado juntos"],
    camera: "De frente a la cámara.",
  },
  low_lunge: {
    name: "Zancada baja",
    sanskrit: "Anjaneyasana",
    instruction:
      "Desde un paso largo, apoye en el suelo la rodilla y la espinilla de atrás. Deje que la rodilla de delante quede sobre el pie, enderece el tronco y levante los brazos o mantenga las manos en el muslo.",
    cues: [
      "Deje que las caderas bajen hacia delante.",
      "Mantenga el tronco alto.",
      "Ayuda algo blando debajo de la rodilla de atrás.",
    ],
    errors: [
      "Dejar caer la rodilla de delante hacia dentro",
      "Dar un paso demasiado corto",
      "Inclinarse sobre el muslo",
    ],
    camera: "Póngase de lado a la cámara.",
  },
  lord_of_the_dance: {
    name: "Señor de la danza",
    sanskrit: "Natarajasana",
    instruction:
      "Póngase de pie sobre una pierna. Doble la otra rodilla hacia atrás, sujete ese pie o tobillo con la mano del mismo lado y llévelo hacia arriba y atrás mientras el otro brazo se estira hacia delante.",
    cues: ["Empuje el pie contra la mano.", "Mantenga estirada la pierna de apoyo.", "Levante el pecho."],
    errors: [
      "La rodilla levantada se va hacia fuera",
      "La rodilla de apoyo doblada",
      "El pecho baja hasta la horizontal",
    ],
    camera: "Póngase de lado a la cámara.",
  },
} as const satisfies Translated<typeof en>;
