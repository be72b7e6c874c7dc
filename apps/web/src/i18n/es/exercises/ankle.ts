import type { ankle as en } from "../../en/exercises/ankle.ts";
import type { Translated } from "../../translated.ts";

export const ankle = {
  "heel-raise": {
    name: "Elevación de talones",
    instruction:
      "Póngase de pie, agarrándose a algo firme si lo desea. Suba sobre la parte delantera de ambos pies y baje los talones despacio.",
    cues: ["Suba tanto como pueda.", "Mantenga las rodillas estiradas.", "Baje despacio."],
    errors: [
      "Doblar las rodillas",
      "Inclinarse hacia delante",
      "Volcar el peso sobre el borde externo de los pies",
    ],
    camera: "Póngase de lado a la cámara. Los pies deben verse en la imagen.",
  },
  "ankle-pump": {
    name: "Bombeo de tobillos",
    instruction:
      "Túmbese boca arriba con las piernas estiradas y los pies en punta. Lleve ambos pies hacia las espinillas y vuelva a ponerlos en punta.",
    cues: [
      "Mantenga las rodillas estiradas.",
      "Haga todo el recorrido en ambas direcciones.",
      "Mantenga un ritmo constante.",
    ],
    errors: ["Mover solo los dedos", "Doblar las rodillas", "Quedarse a mitad de camino"],
    camera: "Túmbese de lado a la cámara; colóquela baja, cerca de la altura de los pies.",
  },
} as const satisfies Translated<typeof en>;
