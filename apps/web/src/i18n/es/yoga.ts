import type { yoga as en } from "../en/yoga.ts";
import type { Translated } from "../translated.ts";
import { floor } from "./yoga/floor.ts";
import { standing } from "./yoga/standing.ts";

/** Yoga: the list of poses, a pose's page, and trying it. `poses` by the engine's id. */
export const yoga = {
  title: "Yoga",
  lead: "{{count}} posturas. Abra una para ver cómo se hace y pruébela ante la cámara.",
  group: { standing: "De pie", floor: "En el suelo", kneeling: "De rodillas", sitting: "Sentado" },
  sides: { both: "Igual por ambos lados", either: "Izquierda y derecha" },
  viewOf: {
    front: "Visto de frente",
    side: "Visto de lado",
    diagonal: "Visto en diagonal",
    any: "Visto desde cualquier lado",
  },
  back: "Todas las posturas",
  how: "Cómo se hace",
  cues: "Piense en",
  errors: "Errores frecuentes",
  shown: "Lo muestra el paciente digital",
  play: "Reproducir",
  pause: "Pausa",
  noPicture: "Este navegador no puede dibujar la figura en movimiento.",
  judged: "Cómo se valora",
  judgedLead:
    "Cada ángulo cuenta por completo dentro de la mitad de su tolerancia y nada a partir del doble de su tolerancia. El {{share}} % de la precisión es la media de todos los ángulos; el resto es el que más se desvía.",
  target: "{{target}}° ± {{tolerance}}°",
  where: { both: "ambos lados", lead: "lado principal", other: "otro lado", trunk: "tronco" },
  movement: {
    knee_flexion: "Flexión de rodilla",
    hip_flexion: "Flexión de cadera",
    elbow_flexion: "Flexión de codo",
    shoulder_flexion: "Flexión de hombro",
    shoulder_abduction: "Abducción de hombro",
    ankle_dorsiflexion: "Flexión dorsal de tobillo",
    knee_alignment: "Alineación de rodilla",
    hip_abduction: "Abducción de cadera",
    trunk_lean: "Tronco respecto a la vertical",
    thigh_lean: "Muslo respecto a la vertical",
    shank_lean: "Espinilla respecto a la vertical",
  },
  try: "Pruébela",
  tryLead: "No se guarda nada y ninguna imagen sale de este dispositivo.",
  idle: "Elija su cámara, un vídeo o el paciente digital.",
  restart: "Empezar de nuevo",
  accuracy: "Precisión",
  held: "Mantenida",
  side: "Lado principal",
  sideOf: { left: "izquierdo", right: "derecho", both: "–" },
  state: {
    absent: "No se ve a nadie",
    away: "Aún fuera de la postura",
    close: "Casi está",
    holding: "En la postura: corre el tiempo",
  },
  fine: "Cada ángulo está donde debe estar.",
  unread: "Se ve demasiado poco del cuerpo para valorar la postura.",
  /** By the joint that is furthest off: its angle should be more, or less. */
  fix: {
    knee_flexion: {
      more: "Doble más la rodilla del lado {{side}}.",
      less: "Estire la rodilla del lado {{side}}.",
    },
    hip_flexion: {
      more: "Dóblese más por la cadera del lado {{side}}.",
      less: "Abra la cadera del lado {{side}}.",
    },
    elbow_flexion: {
      more: "Doble más el codo del lado {{side}}.",
      less: "Estire el codo del lado {{side}}.",
    },
    shoulder_flexion: {
      more: "Lleve el brazo del lado {{side}} más hacia delante y arriba.",
      less: "Lleve el brazo del lado {{side}} más hacia abajo y atrás.",
    },
    shoulder_abduction: {
      more: "Levante más hacia fuera el brazo del lado {{side}}.",
      less: "Acerque al cuerpo el brazo del lado {{side}}.",
    },
    ankle_dorsiflexion: {
      more: "Lleve hacia arriba la punta del pie del lado {{side}}.",
      less: "Estire la punta del pie del lado {{side}}.",
    },
    knee_alignment: {
      more: "Deje que la rodilla del lado {{side}} entre un poco.",
      less: "Lleve la rodilla del lado {{side}} hacia fuera, sobre la punta del pie.",
    },
    hip_abduction: {
      more: "Lleve la pierna del lado {{side}} más hacia fuera.",
      less: "Acerque la pierna del lado {{side}} al centro.",
    },
    trunk_lean: {
      more: "Incline más el tronco.",
      less: "Acerque el tronco a la vertical.",
    },
    thigh_lean: {
      more: "Levante más el muslo del lado {{side}}.",
      less: "Baje el muslo del lado {{side}}.",
    },
    shank_lean: {
      more: "Incline más la espinilla del lado {{side}}.",
      less: "Acerque a la vertical la espinilla del lado {{side}}.",
    },
  },
  poses: { ...standing, ...floor },
} as const satisfies Translated<typeof en>;
