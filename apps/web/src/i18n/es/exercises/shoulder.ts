import type { shoulder as en } from "../../en/exercises/shoulder.ts";
import type { Translated } from "../../translated.ts";

export const shoulder = {
  "push-up": {
    name: "Flexiones de brazos",
    instruction:
      "Apóyese en las manos y en la punta de los pies, con el cuerpo en una línea. Doble los codos para bajar el pecho y empuje de nuevo hacia arriba.",
    cues: [
      "Mantenga cabeza, caderas y talones en una línea.",
      "Doble los codos hasta unos 90°.",
      "Estire los brazos arriba.",
    ],
    errors: ["Hundir o levantar las caderas", "Bajar solo una parte", "No estirar los codos"],
    camera: "Colóquese de lado a la cámara; póngala baja.",
  },
  "shoulder-abduction": {
    name: "Abducción de hombros",
    instruction:
      "Póngase de pie con los brazos a los lados. Levante los brazos estirados hacia los lados hasta donde le resulte cómodo y bájelos despacio.",
    cues: ["Mantenga los codos estirados.", "Mantenga los hombros lejos de las orejas.", "Baje despacio."],
    errors: ["Doblar los codos", "Inclinar el tronco para ayudarse", "Encoger los hombros"],
    camera: "De frente a la cámara; deje espacio por encima de las manos.",
  },
  "shoulder-flexion": {
    name: "Elevación frontal de brazos",
    instruction:
      "Póngase de pie con los brazos a los lados. Levante los brazos estirados hacia delante y arriba hasta donde le resulte cómodo y bájelos despacio.",
    cues: ["Mantenga los codos estirados.", "Crezca hacia arriba sin arquear la espalda.", "Baje despacio."],
    errors: ["Arquear la espalda", "Doblar los codos", "Subir los brazos con impulso"],
    camera: "Póngase de lado a la cámara; deje espacio por encima de las manos.",
  },
  "shoulder-extension": {
    name: "Extensión de hombros",
    instruction:
      "Póngase de pie, con el tronco erguido y los brazos a los lados. Lleve los brazos estirados hacia atrás hasta donde le resulte cómodo y vuelva despacio.",
    cues: ["Mantenga los codos estirados.", "Mantenga el tronco quieto.", "Junte los omóplatos."],
    errors: [
      "Inclinar el tronco hacia delante",
      "Dejar que los hombros rueden hacia delante",
      "Doblar los codos",
    ],
    camera: "Póngase de lado a la cámara.",
  },
  "scaption-raise": {
    name: "Elevación en el plano escapular",
    instruction:
      "Póngase de pie con los brazos a los lados y los pulgares hacia arriba. Levante los brazos estirados a medio camino entre el frente y el lado, por encima de los hombros, y bájelos despacio.",
    cues: [
      "Mantenga los pulgares hacia arriba.",
      "Mantenga los hombros lejos de las orejas.",
      "Baje despacio.",
    ],
    errors: ["Encoger los hombros", "Doblar los codos", "Inclinar el tronco hacia atrás"],
    camera: "De frente a la cámara o un poco girado; deje espacio por encima de las manos.",
  },
  "shoulder-press": {
    name: "Press de hombros",
    instruction:
      "Póngase de pie con los puños junto a las orejas y los codos hacia fuera. Empuje las manos hacia arriba hasta estirar los brazos y bájelas despacio.",
    cues: ["Mantenga los codos debajo de las manos.", "No arquee la espalda.", "Estire los brazos del todo."],
    errors: ["Arquear la espalda", "Parar antes de estirar los brazos", "Adelantar un brazo al otro"],
    camera: "De frente a la cámara; deje espacio por encima de las manos.",
  },
  "upright-row": {
    name: "Remo al mentón",
    instruction:
      "Póngase de pie con las manos delante de los muslos. Súbalas pegadas al cuerpo hasta la altura del pecho, guiando con los codos, y bájelas despacio.",
    cues: [
      "Guíe con los codos.",
      "Mantenga los codos por debajo de los hombros.",
      "Mantenga las manos cerca del cuerpo.",
    ],
    errors: ["Subir los codos por encima de los hombros", "Encoger los hombros", "Balancear el tronco"],
    camera: "De frente a la cámara.",
  },
  "bent-over-row": {
    name: "Remo inclinado",
    instruction:
      "Inclínese hacia delante desde las caderas con la espalda recta y deje colgar los brazos. Lleve los codos hacia atrás más allá del tronco y baje las manos despacio.",
    cues: ["Mantenga el tronco inclinado.", "Mantenga la espalda recta.", "Junte los omóplatos."],
    errors: ["Enderezarse en cada tirón", "Redondear la espalda", "Encoger los hombros"],
    camera: "Póngase de lado a la cámara.",
  },
  "wall-push-up": {
    name: "Flexiones en la pared",
    instruction:
      "Póngase a un paso de una pared con las manos en ella a la altura de los hombros. Doble los codos para acercar el pecho a la pared y empuje de nuevo.",
    cues: [
      "Mantenga el cuerpo en una línea.",
      "Doble los codos hasta unos 90°.",
      "Mantenga los talones en el suelo.",
    ],
    errors: [
      "Doblarse por las caderas",
      "Hacer solo una parte del recorrido",
      "Dejar que los hombros suban a las orejas",
    ],
    camera: "Póngase de lado a la cámara, con la pared en el borde de la imagen.",
  },
  "wall-slide": {
    name: "Deslizamiento en la pared",
    instruction:
      "Póngase de cara a una pared con los antebrazos apoyados en ella. Deslícelos hacia arriba hasta casi estirar los brazos y hacia abajo despacio.",
    cues: [
      "Mantenga los antebrazos en la pared.",
      "Mantenga los hombros lejos de las orejas.",
      "Mantenga las costillas bajas.",
    ],
    errors: ["Arquear la espalda", "Encoger los hombros", "Separar las manos de la pared"],
    camera: "Póngase de lado a la cámara; deje espacio por encima de las manos.",
  },
  "bench-press": {
    name: "Press en banco o en el suelo",
    instruction:
      "Túmbese boca arriba en un banco o en el suelo, con los brazos estirados sobre el pecho. Doble los codos hasta que queden a la altura del cuerpo y empuje de nuevo hacia arriba.",
    cues: ["Mantenga las muñecas encima de los codos.", "Baje despacio.", "Estire los brazos arriba."],
    errors: ["Bajar solo una parte", "Adelantar un brazo al otro", "Levantar la zona lumbar"],
    camera: "Túmbese de lado a la cámara; colóquela baja.",
  },
  "pull-up": {
    name: "Dominada",
    instruction:
      "Cuélguese de una barra con las manos un poco más separadas que los hombros. Súbase hasta que la barbilla pase por encima de las manos y baje despacio.",
    cues: [
      "Lleve primero los omóplatos hacia abajo.",
      "Lleve la barbilla por encima de las manos.",
      "Baje hasta estirar los brazos.",
    ],
    errors: ["Balancear las piernas", "Quedarse a media subida", "Dejarse caer al final"],
    camera: "De frente a la cámara, lo bastante lejos para que manos y pies se vean en la imagen.",
  },
} as const satisfies Translated<typeof en>;
