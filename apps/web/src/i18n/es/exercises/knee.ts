import type { knee as en } from "../../en/exercises/knee.ts";
import type { Translated } from "../../translated.ts";

export const knee = {
  squat: {
    name: "Sentadilla",
    instruction:
      "Póngase de pie con los pies separados a la anchura de los hombros. Doble las rodillas y las caderas como si se sentara en una silla; enderécese de nuevo.",
    cues: [
      "Lleve primero las caderas hacia atrás.",
      "Mantenga los talones en el suelo.",
      "Deje que las rodillas apunten hacia la punta de los pies.",
    ],
    errors: [
      "Dejar caer las rodillas hacia dentro",
      "Levantar los talones del suelo",
      "No enderezarse del todo entre repeticiones",
    ],
    camera: "Póngase de lado o en diagonal a la cámara.",
  },
  "sit-to-stand": {
    name: "De sentado a de pie",
    instruction:
      "Siéntese en la mitad delantera de una silla con los pies planos en el suelo. Póngase de pie del todo y siéntese despacio.",
    cues: [
      "Inclínese hacia delante, la nariz sobre los pies.",
      "Empuje con los dos pies.",
      "Siéntese despacio, sin dejarse caer.",
    ],
    errors: ["Dejarse caer en la silla", "Empujar con las manos", "Cargar el peso en una pierna"],
    camera: "Coloque la silla de lado a la cámara.",
  },
  lunge: {
    name: "Zancada",
    instruction:
      "Dé un paso largo hacia delante y baje la rodilla de atrás hacia el suelo. Empuje para volver a ponerse de pie y cambie de pierna.",
    cues: ["Mantenga el tronco erguido.", "Baje en vertical.", "Empuje con el talón de delante."],
    errors: [
      "Inclinar el tronco hacia delante",
      "Dar un paso demasiado corto",
      "Dejar caer la rodilla de delante hacia dentro",
    ],
    camera: "Póngase de lado a la cámara.",
  },
  "seated-knee-extension": {
    name: "Extensión de rodilla en silla",
    instruction:
      "Siéntese erguido en una silla. Estire una rodilla hasta que la pierna quede horizontal, aguante un momento y bájela despacio.",
    cues: ["Siéntese con la espalda alta.", "Estire la rodilla del todo.", "Baje despacio."],
    errors: [
      "Echarse hacia atrás para levantar la pierna",
      "Parar antes de que la rodilla esté recta",
      "Dejar caer la pierna",
    ],
    camera: "Coloque la silla de lado a la cámara, con la pierna que se mueve más cerca.",
  },
  "mini-squat": {
    name: "Minisentadilla",
    instruction:
      "Póngase de pie con los pies a la anchura de las caderas, agarrándose si lo desea. Doble un poco las rodillas, hasta unos 45°, y enderécese de nuevo.",
    cues: [
      "Lleve las caderas un poco hacia atrás.",
      "Reparta el peso entre los dos pies.",
      "Deje que las rodillas apunten hacia la punta de los pies.",
    ],
    errors: ["Dejar caer las rodillas hacia dentro", "Cargar el peso en una pierna", "Bajar demasiado"],
    camera: "Póngase de lado o en diagonal a la cámara.",
  },
  "wall-sit": {
    name: "Sentadilla en la pared",
    instruction:
      "Apoye la espalda en una pared, con los pies a un paso de ella. Deslícese hacia abajo hasta que los muslos queden horizontales y manténgase así mientras corra el tiempo.",
    cues: [
      "Mantenga la espalda en la pared.",
      "Mantenga las rodillas sobre los tobillos.",
      "Siga respirando.",
    ],
    errors: [
      "Caderas demasiado altas",
      "Empujar los muslos con las manos",
      "Dejar caer las rodillas hacia dentro",
    ],
    camera: "Póngase de lado a la cámara.",
  },
  "split-squat": {
    name: "Sentadilla en zancada",
    instruction:
      "Colóquese en un paso largo. Baje la rodilla de atrás en vertical hacia el suelo y suba de nuevo; los pies se quedan donde están.",
    cues: ["Baje en vertical.", "Mantenga el tronco erguido.", "Empuje con el talón de delante."],
    errors: [
      "Inclinar el tronco hacia delante",
      "Dejar caer la rodilla de delante hacia dentro",
      "Hacer solo una parte del recorrido",
    ],
    camera: "Póngase de lado a la cámara.",
  },
  "single-leg-squat": {
    name: "Sentadilla a una pierna",
    instruction:
      "Póngase de pie sobre una pierna con el otro pie levantado por delante. Doble la rodilla de apoyo, suba de nuevo y cambie de pierna.",
    cues: [
      "Mantenga la pelvis nivelada.",
      "Deje que la rodilla apunte hacia la punta del pie.",
      "Baje solo hasta donde pueda controlar.",
    ],
    errors: [
      "Dejar caer la rodilla hacia dentro",
      "Dejar caer la pelvis del lado libre",
      "Inclinar mucho el tronco hacia delante",
    ],
    camera: "De frente a la cámara.",
  },
  "step-up": {
    name: "Subida al escalón",
    instruction:
      "Ponga un pie sobre un escalón. Súbase con esa pierna hasta tener los dos pies en el escalón y baje el otro pie al suelo de nuevo.",
    cues: [
      "Empuje con el talón que está en el escalón.",
      "Estire del todo cadera y rodilla.",
      "Baje despacio.",
    ],
    errors: [
      "Impulsarse con el pie del suelo",
      "Dejar caer la rodilla hacia dentro",
      "Dejarse caer al bajar",
    ],
    camera: "Coloque el escalón de lado a la cámara.",
  },
  "standing-knee-flexion": {
    name: "Flexión de rodilla de pie",
    instruction:
      "Póngase de pie, agarrándose a algo firme si lo desea. Lleve un talón hacia el glúteo, bájelo y cambie de pierna.",
    cues: ["Mantenga los muslos uno junto al otro.", "Crezca hacia arriba.", "Baje despacio."],
    errors: ["Adelantar el muslo", "Inclinar el tronco hacia delante", "Dejar caer el pie"],
    camera: "Póngase en diagonal a la cámara.",
  },
  "prone-knee-flexion": {
    name: "Flexión de rodilla boca abajo",
    instruction:
      "Túmbese boca abajo con las piernas estiradas. Lleve un talón hacia el glúteo, bájelo despacio y cambie de pierna.",
    cues: ["Mantenga las caderas en el suelo.", "Doble hasta donde le resulte cómodo.", "Baje despacio."],
    errors: ["Levantar las caderas", "Dejar caer el pie", "Girar la pierna hacia fuera"],
    camera: "Túmbese de lado a la cámara; colóquela baja.",
  },
} as const satisfies Translated<typeof en>;
