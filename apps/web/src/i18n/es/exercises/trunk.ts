import type { trunk as en } from "../../en/exercises/trunk.ts";
import type { Translated } from "../../translated.ts";

export const trunk = {
  plank: {
    name: "Plancha",
    instruction:
      "Apóyese en los antebrazos y en la punta de los pies con el cuerpo en una línea recta. Manténgase así mientras corra el tiempo, sin dejar de respirar.",
    cues: ["Mantenga cabeza, caderas y talones en una línea.", "Apriete el abdomen.", "Siga respirando."],
    errors: ["Caderas hundidas", "Caderas demasiado altas", "Contener la respiración"],
    camera: "Colóquese de lado a la cámara; póngala baja.",
  },
  "sit-up": {
    name: "Abdominal completo",
    instruction:
      "Túmbese boca arriba con las rodillas dobladas y los pies planos. Enrolle el tronco hacia las rodillas y desenróllelo despacio.",
    cues: ["Suelte el aire al subir.", "Mantenga la barbilla separada del pecho.", "Desenrolle despacio."],
    errors: ["Tirar del cuello", "Tomar impulso con los brazos", "Dejarse caer al suelo"],
    camera: "Túmbese de lado a la cámara; colóquela baja.",
  },
  "curl-up": {
    name: "Abdominal corto",
    instruction:
      "Túmbese boca arriba con las rodillas dobladas y los pies planos. Deslice las manos por los muslos y levante la cabeza y los omóplatos; desenrolle despacio.",
    cues: [
      "Suelte el aire al subir.",
      "Mantenga la barbilla separada del pecho.",
      "Mantenga la zona lumbar en el suelo.",
    ],
    errors: ["Llevar la barbilla al pecho", "Subir con impulso", "Subir hasta quedar sentado"],
    camera: "Túmbese de lado a la cámara; colóquela baja.",
  },
  "dead-bug": {
    name: "Bicho muerto",
    instruction:
      "Túmbese boca arriba con caderas y rodillas en ángulo recto y los brazos hacia arriba. Baje una pierna y el brazo contrario hasta casi tocar el suelo, vuelva y cambie de lado.",
    cues: ["Mantenga la zona lumbar en el suelo.", "Muévase despacio.", "Siga respirando."],
    errors: ["Arquear la zona lumbar", "Mover brazo y pierna del mismo lado", "Ir con prisa"],
    camera: "Túmbese de lado a la cámara; colóquela baja.",
  },
  "bird-dog": {
    name: "Pájaro-perro",
    instruction:
      "Póngase a cuatro apoyos, sobre manos y rodillas. Estire una pierna hacia atrás y el brazo contrario hacia delante a la altura del tronco, vuelva y cambie de lado.",
    cues: [
      "Mantenga la espalda nivelada.",
      "Estírese a lo largo más que a lo alto.",
      "Mantenga las caderas mirando al suelo.",
    ],
    errors: ["Arquear la zona lumbar", "Girar la pelvis", "Levantar la pierna por encima del tronco"],
    camera: "Póngase de lado a la cámara; colóquela baja.",
  },
  "side-plank": {
    name: "Plancha lateral",
    instruction:
      "Túmbese de lado y apóyese en el antebrazo, con el codo debajo del hombro. Levante las caderas hasta que el cuerpo sea una línea recta y manténgase así mientras corra el tiempo.",
    cues: [
      "Mantenga hombros, caderas y tobillos en una línea.",
      "Empuje el suelo con el antebrazo.",
      "Siga respirando.",
    ],
    errors: ["Dejar caer las caderas", "Girar el pecho hacia delante", "Doblarse por las caderas"],
    camera: "Túmbese de cara a la cámara; colóquela baja.",
  },
  "mountain-climber": {
    name: "Escalador",
    instruction:
      "Apóyese en las manos y en la punta de los pies. Lleve una rodilla debajo del pecho, devuelva el pie y cambie de pierna enseguida.",
    cues: [
      "Mantenga los hombros sobre las manos.",
      "Mantenga las caderas a la altura de los hombros.",
      "Mantenga un ritmo constante.",
    ],
    errors: ["Levantar las caderas", "Quedarse a medias con las rodillas", "Adelantar las manos"],
    camera: "Colóquese de lado a la cámara; póngala baja.",
  },
  superman: {
    name: "Superman",
    instruction:
      "Túmbese boca abajo con los brazos estirados hacia delante. Levante a la vez pecho, brazos y piernas del suelo, aguante un momento y bájelos despacio.",
    cues: ["Mire al suelo.", "Suba solo hasta donde le resulte cómodo.", "Baje despacio."],
    errors: ["Echar la cabeza hacia atrás", "Doblar las rodillas", "Subir a tirones"],
    camera: "Túmbese de lado a la cámara; colóquela baja.",
  },
  "prone-press-up": {
    name: "Extensión de espalda con apoyo de manos",
    instruction:
      "Túmbese boca abajo con las manos junto al pecho. Estire los codos para levantar el pecho mientras las caderas se quedan en el suelo y baje de nuevo.",
    cues: ["Deje que caderas y piernas pesen.", "Deje que trabajen los brazos.", "Suelte el aire arriba."],
    errors: ["Levantar las caderas", "Apretar los glúteos", "Quedarse a medio camino"],
    camera: "Túmbese de lado a la cámara; colóquela baja.",
  },
  "seated-trunk-flexion": {
    name: "Flexión de tronco en silla",
    instruction:
      "Siéntese en una silla con los pies planos. Deje que el tronco se doble hacia delante sobre los muslos y que las manos vayan hacia las espinillas; suba despacio.",
    cues: ["Guíe con la cabeza.", "Deje que las manos se deslicen hacia abajo.", "Suba despacio."],
    errors: ["Contener la respiración", "Subir de un tirón", "Levantarse de la silla"],
    camera: "Coloque la silla de lado a la cámara.",
  },
  "standing-trunk-flexion": {
    name: "Enrollar la columna de pie",
    instruction:
      "Póngase de pie con los pies debajo de las caderas. Deje que la cabeza y el tronco se enrollen hacia abajo hasta que las manos cuelguen hacia los pies; desenrolle despacio.",
    cues: [
      "Empiece por la cabeza.",
      "Mantenga las rodillas casi estiradas.",
      "Desenrolle despacio, la cabeza al final.",
    ],
    errors: ["Doblar las rodillas", "Dejarse caer", "Levantar primero la cabeza"],
    camera: "Póngase de lado a la cámara.",
  },
  "standing-side-bend": {
    name: "Inclinación lateral de pie",
    instruction:
      "Póngase de pie con los pies a la anchura de las caderas. Deje que una mano se deslice por la parte externa del muslo, vuelva y cambie de lado.",
    cues: [
      "Quédese en un plano, como entre dos paredes.",
      "Mantenga los dos pies en el suelo.",
      "Muévase despacio.",
    ],
    errors: ["Doblarse hacia delante", "Girar el tronco", "Sacar las caderas"],
    camera: "De frente a la cámara.",
  },
} as const satisfies Translated<typeof en>;
