import type { floor as en } from "../../en/yoga/floor.ts";
import type { Translated } from "../../translated.ts";

/** Poses on hands, belly, back, or seat. */
export const floor = {
  downward_dog: {
    name: "Perro boca abajo",
    sanskrit: "Adho Mukha Svanasana",
    instruction:
      "Desde cuatro apoyos, levante las caderas hacia arriba y atrás hasta que brazos y tronco formen una línea y las piernas otra. Deje que los talones se hundan hacia el suelo.",
    cues: ["Empuje el suelo.", "Caderas altas y atrás.", "Doble las rodillas si se le redondea la espalda."],
    errors: ["Espalda redondeada", "Codos doblados", "Caderas demasiado bajas"],
    camera: "Póngase de lado a la cámara.",
  },
  plank: {
    name: "Plancha",
    sanskrit: "Phalakasana",
    instruction:
      "Sobre las manos y la punta de los pies, con los brazos estirados y las manos debajo de los hombros, forme una línea de la cabeza a los talones.",
    cues: ["Empuje el suelo.", "Mantenga las piernas firmes.", "Mire al suelo entre las manos."],
    errors: ["Caderas hundidas", "Caderas demasiado altas", "Codos doblados"],
    camera: "Póngase de lado a la cámara, cerca del suelo.",
  },
  dolphin_plank: {
    name: "Plancha del delfín",
    sanskrit: "Makara Adho Mukha Svanasana",
    instruction:
      "Sobre los antebrazos y la punta de los pies, con los codos debajo de los hombros, forme una línea de la cabeza a los talones.",
    cues: ["Antebrazos paralelos.", "Mantenga las piernas firmes.", "Mire al suelo entre las manos."],
    errors: ["Caderas hundidas", "Caderas demasiado altas", "Codos demasiado adelantados"],
    camera: "Póngase de lado a la cámara, cerca del suelo.",
  },
  side_plank: {
    name: "Plancha lateral",
    sanskrit: "Vasisthasana",
    instruction:
      "Desde la plancha, gírese sobre una mano y el borde de ese pie. Ponga un pie sobre el otro, forme una línea de la cabeza a los talones y lleve el brazo de arriba hacia el techo.",
    cues: ["Levante las caderas.", "La mano debajo del hombro.", "Forme una línea con los dos brazos."],
    errors: ["Caderas hundidas", "El pecho girado hacia el suelo", "Las caderas hacia atrás"],
    camera: "De frente a la cámara, con la parte delantera del cuerpo.",
  },
  cobra: {
    name: "Cobra",
    sanskrit: "Bhujangasana",
    instruction:
      "Túmbese boca abajo con las manos debajo de los hombros. Apriete suavemente las manos y levante el pecho; las piernas y la pelvis se quedan en el suelo.",
    cues: ["Codos junto al cuerpo.", "Hombros lejos de las orejas.", "El empeine en el suelo."],
    errors: ["Separar la pelvis del suelo", "Subir los hombros a las orejas", "Levantar los pies"],
    camera: "Póngase de lado a la cámara, cerca del suelo.",
  },
  locust: {
    name: "Langosta",
    sanskrit: "Salabhasana",
    instruction:
      "Túmbese boca abajo, con los brazos a lo largo del cuerpo. Levante del suelo la cabeza, el pecho, los brazos y las piernas estiradas.",
    cues: ["Estírese hacia atrás con los pies.", "Rodillas estiradas.", "Mire al suelo por delante."],
    errors: ["Rodillas dobladas", "La cabeza echada hacia atrás", "Las piernas se quedan en el suelo"],
    camera: "Póngase de lado a la cámara, cerca del suelo.",
  },
  bridge: {
    name: "Puente",
    sanskrit: "Setu Bandhasana",
    instruction:
      "Túmbese boca arriba con las rodillas dobladas y los pies planos, los brazos a los lados. Levante las caderas hasta que hombros, caderas y rodillas formen una línea.",
    cues: [
      "Apriete los dos pies contra el suelo.",
      "Rodillas sobre los tobillos.",
      "Siga mirando hacia arriba.",
    ],
    errors: [
      "Dejar que las rodillas se separen",
      "Caderas demasiado bajas",
      "Pies demasiado lejos de las caderas",
    ],
    camera: "Póngase de lado a la cámara, cerca del suelo.",
  },
  fish: {
    name: "Pez",
    sanskrit: "Matsyasana",
    instruction:
      "Túmbese boca arriba con las piernas estiradas y los antebrazos a los lados. Apriete los codos contra el suelo, levante el pecho y deje que la coronilla se acerque al suelo sin cargar peso en ella.",
    cues: ["El peso está en los antebrazos.", "Levante el pecho.", "Piernas largas."],
    errors: ["Peso sobre la cabeza", "El pecho se hunde", "Rodillas dobladas"],
    camera: "Póngase de lado a la cámara, cerca del suelo.",
  },
  staff: {
    name: "Bastón",
    sanskrit: "Dandasana",
    instruction:
      "Siéntese en el suelo con las piernas estiradas y juntas y los pies hacia arriba. Ponga las manos junto a las caderas y siéntese con la espalda alta.",
    cues: [
      "Siéntese sobre los huesos de la pelvis.",
      "Los dedos de los pies hacia el techo.",
      "Crezca por la coronilla.",
    ],
    errors: ["Inclinarse hacia atrás", "Rodillas dobladas", "Zona lumbar redondeada"],
    camera: "Póngase de lado a la cámara, cerca del suelo.",
  },
  seated_forward_bend: {
    name: "Pinza sentada",
    sanskrit: "Paschimottanasana",
    instruction:
      "Siéntese con las piernas estiradas y juntas. Dóblese hacia delante desde las caderas sobre las piernas y sujete los pies, los tobillos o las espinillas.",
    cues: [
      "Dóblese desde las caderas.",
      "Rodillas estiradas o ligeramente dobladas.",
      "Deje el cuello largo.",
    ],
    errors: [
      "Redondear solo la parte alta de la espalda",
      "Tirar con los brazos doblados",
      "Levantar mucho las rodillas",
    ],
    camera: "Póngase de lado a la cámara, cerca del suelo.",
  },
  wide_angle_seated_forward_bend: {
    name: "Pinza sentada con piernas abiertas",
    sanskrit: "Upavistha Konasana",
    instruction:
      "Siéntese con las piernas estiradas y muy abiertas, las rótulas hacia arriba. Camine con las manos hacia delante y dóblese desde las caderas.",
    cues: [
      "Rótulas hacia el techo.",
      "Dóblese desde las caderas.",
      "Llegue solo hasta donde la espalda siga larga.",
    ],
    errors: [
      "Rodillas que giran hacia dentro",
      "Rodillas dobladas",
      "Redondear solo la parte alta de la espalda",
    ],
    camera: "De frente a la cámara, con los dos pies en la imagen.",
  },
  child: {
    name: "Niño",
    sanskrit: "Balasana",
    instruction:
      "Póngase de rodillas y siéntese sobre los talones. Dóblese hacia delante sobre los muslos, la frente hacia el suelo, los brazos largos delante o a los lados.",
    cues: [
      "Deje que las caderas pesen.",
      "Rodillas juntas o separadas.",
      "Ayuda un cojín entre caderas y talones.",
    ],
    errors: ["Caderas altas sobre los talones", "Hombros encogidos", "La cabeza en el aire"],
    camera: "Póngase de lado a la cámara, cerca del suelo.",
  },
} as const satisfies Translated<typeof en>;
