import type { landing as en } from "../en/landing.ts";
import type { Translated } from "../translated.ts";

export const landing = {
  title: "Fisioterapia que observa cómo se mueve",
  hero: {
    title: "Sus ejercicios, contados y medidos por la cámara que ya tiene",
    lead: "Su fisioterapeuta muestra un movimiento una vez. Usted lo hace en casa. Los dos ven cómo ha ido, repetición a repetición.",
    signUp: "Crear una cuenta",
    lab: "Probar sin cuenta",
    privacy: "El vídeo nunca sale de su dispositivo.",
  },
  picture: {
    label:
      "Una persona dibujada hace una sentadilla. Se muestra el ángulo de la rodilla con su error y se cuentan las repeticiones.",
    knee: "Rodilla",
    doubt: "± 4°",
    pause: "Detener la imagen",
    play: "Poner la imagen en marcha",
  },
  steps: {
    title: "Cómo funciona",
    one: {
      title: "Póngase donde la cámara le vea",
      text: "Basta con un portátil sobre la mesa o un teléfono en el suelo. PhysioCheck le dice cuándo alejarse o girarse.",
    },
    two: {
      title: "Muévase y oiga cómo va",
      text: "Un número grande, una imagen, una frase. Se puede seguir a tres metros de distancia.",
    },
    three: {
      title: "Vea qué contó y por qué",
      text: "Cada repetición se conserva con sus ángulos. Si alguna no contó, se le dice el motivo.",
    },
  },
  ledger: {
    title: "Nada se cuenta sin un motivo",
    text: "Una marca por repetición, tan alta como llegó el movimiento. En sus propios resultados, al elegir una se reproduce de nuevo como esqueleto.",
    caption:
      "Un ejemplo: doce sentadillas. La cuarta fue poco profunda; la novena se interrumpió porque una rodilla salió de la imagen.",
  },
  honest: {
    title: "Ángulos con su error",
    text: "Una medida sin su duda es una suposición. Cada ángulo lleva su ±, y lo que una vista no puede mostrar se omite, con una indicación de cómo colocarse.",
  },
  privacy: {
    title: "Privado por construcción",
    text: "La imagen se analiza en su propio dispositivo. Solo se envían números: posiciones de las articulaciones, recuentos y ángulos, y solo a los fisioterapeutas a los que usted se lo ha permitido. Puede retirarlo cualquier día.",
    videoOut: "de vídeo salen de su dispositivo",
    origins: "otras empresas reciben algo",
    bytes: "0 bytes",
    none: "0",
  },
  who: {
    title: "También para su consulta",
    text: "Personas ordenadas según quién le necesita hoy, sesiones seguidas en directo y cada repetición disponible para revisarla después.",
    action: "Registrarse como fisioterapeuta",
  },
  footer: { api: "Interfaz para desarrolladores", health: "Estado del servicio" },
} as const satisfies Translated<typeof en>;
