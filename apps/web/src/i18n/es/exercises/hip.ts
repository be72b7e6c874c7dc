import type { hip as en } from "../../en/exercises/hip.ts";
import type { Translated } from "../../translated.ts";

export const hip = {
  "glute-bridge": {
    name: "Puente de glúteos",
    instruction:
      "Túmbese boca arriba con las rodillas dobladas y los pies planos. Levante las caderas hasta que rodillas, caderas y hombros formen una línea; baje despacio.",
    cues: ["Empuje con los talones.", "Suba hasta que el cuerpo forme una línea.", "Baje despacio."],
    errors: ["Subir solo una parte", "Arquear la zona lumbar", "Dejar que las rodillas se separen"],
    camera: "Túmbese de lado a la cámara; colóquela baja.",
  },
  "hip-abduction": {
    name: "Elevación lateral de pierna de pie",
    instruction:
      "Póngase de pie y agárrese a algo firme si lo desea. Levante una pierna estirada hacia el lado y bájela despacio.",
    cues: ["Mantenga el tronco erguido.", "Mantenga la punta del pie hacia delante.", "Baje despacio."],
    errors: ["Inclinar el tronco hacia el otro lado", "Girar el pie hacia fuera", "Balancear la pierna"],
    camera: "De frente a la cámara.",
  },
  "side-lunge": {
    name: "Zancada lateral",
    instruction:
      "Dé un paso amplio hacia el lado y doble esa rodilla mientras la otra pierna queda estirada. Empuje para volver al centro y cambie de lado.",
    cues: [
      "Lleve las caderas hacia atrás sobre la pierna doblada.",
      "Mantenga la otra pierna estirada.",
      "Mantenga ambos pies hacia delante.",
    ],
    errors: ["Doblar las dos rodillas", "Dejar caer la rodilla doblada hacia dentro", "Redondear la espalda"],
    camera: "De frente a la cámara.",
  },
  marching: {
    name: "Marcha en el sitio",
    instruction:
      "Póngase de pie, agarrándose a algo firme si lo desea. Levante una rodilla a la altura de la cadera, baje el pie y levante la otra.",
    cues: [
      "Crezca hacia arriba.",
      "Levante la rodilla a la altura de la cadera.",
      "Apoye el pie con suavidad.",
    ],
    errors: [
      "Inclinar el tronco hacia atrás",
      "Levantar la rodilla solo a medias",
      "Golpear el suelo con el pie",
    ],
    camera: "Póngase en diagonal a la cámara.",
  },
  "side-lying-hip-abduction": {
    name: "Elevación de pierna tumbado de lado",
    instruction:
      "Túmbese de lado, con la pierna de abajo un poco doblada. Levante la pierna de arriba estirada hacia el techo y bájela despacio.",
    cues: [
      "Mantenga la punta del pie hacia delante.",
      "Mantenga una cadera encima de la otra.",
      "Baje despacio.",
    ],
    errors: ["Rodar hacia atrás", "Girar la punta del pie hacia arriba", "Doblar la rodilla"],
    camera: "Túmbese de cara a la cámara; colóquela baja.",
  },
  "donkey-kick": {
    name: "Patada de glúteo a cuatro apoyos",
    instruction:
      "Póngase a cuatro apoyos, sobre manos y rodillas. Levante un muslo hacia atrás hasta alinearlo con el tronco, con la rodilla doblada, y vuelva.",
    cues: [
      "Mantenga la espalda nivelada.",
      "Mantenga la rodilla doblada.",
      "Levante con la fuerza del glúteo.",
    ],
    errors: ["Arquear la zona lumbar", "Estirar la rodilla", "Girar la pelvis"],
    camera: "Póngase de lado a la cámara; colóquela baja.",
  },
  "hip-hinge": {
    name: "Bisagra de cadera",
    instruction:
      "Póngase de pie con los brazos cruzados. Lleve las caderas hacia atrás e incline el tronco recto hacia delante, con las rodillas sueltas; enderécese de nuevo.",
    cues: [
      "Lleve las caderas hacia atrás.",
      "Mantenga la espalda recta.",
      "Mantenga las rodillas sueltas y quietas.",
    ],
    errors: ["Redondear la espalda", "Doblar las rodillas como en una sentadilla", "Mirar hacia arriba"],
    camera: "Póngase de lado a la cámara.",
  },
  "sumo-squat": {
    name: "Sentadilla sumo",
    instruction:
      "Póngase de pie con los pies muy separados y girados hacia fuera. Doble las rodillas sobre la punta de los pies y baje las caderas; enderécese de nuevo.",
    cues: [
      "Lleve las rodillas hacia fuera, sobre la punta de los pies.",
      "Mantenga el pecho alto.",
      "Mantenga los talones en el suelo.",
    ],
    errors: [
      "Dejar caer las rodillas hacia dentro",
      "Inclinar el tronco hacia delante",
      "No enderezarse del todo",
    ],
    camera: "De frente o en diagonal a la cámara.",
  },
} as const satisfies Translated<typeof en>;
