import type en from "../en/camera.ts";
import type { Translated } from "../translated.ts";

/** Camera and model: what state they are in, and what helps. */
export const camera = {
  source: {
    idle: "La cámara está apagada.",
    asking: "Su navegador pregunta si puede usar la cámara. Por favor, permítalo.",
    starting: "La cámara se está encendiendo…",
    running: "La cámara está encendida. La imagen se queda en este dispositivo.",
    ended: "El vídeo ha terminado.",
    denied:
      "La cámara está bloqueada. Permítala con el símbolo de cámara o de candado junto a la dirección web e inténtelo de nuevo. Si no basta, mire los ajustes de privacidad de este dispositivo.",
    none_found: "No se encontró ninguna cámara. Conecte una; se usará en cuanto esté disponible.",
    in_use:
      "Otro programa está usando la cámara. Cierre las videollamadas y otras pestañas e inténtelo de nuevo.",
    insecure:
      "La cámara solo funciona con una conexión segura. Abra esta página con una dirección que empiece por https://.",
    unsupported: "Este navegador no ofrece cámara. Use una versión actual de Chrome, Edge, Firefox o Safari.",
    lost: "La cámara se ha desconectado. Conéctela otra vez; seguirá por sí sola.",
    interrupted:
      "Este dispositivo ha detenido la cámara. Abra la tapa o el interruptor de privacidad, o termine la llamada; seguirá por sí sola.",
    unreadable:
      "Este vídeo no se puede reproducir en este navegador. MP4 (H.264) y WebM funcionan en todas partes.",
    failed: "No se pudo encender la cámara. Inténtelo de nuevo o elija otra cámara.",
    stopped: "La cámara está apagada.",
  },
  model: {
    idle: "El reconocimiento del movimiento está apagado.",
    loading: "Cargando el reconocimiento del movimiento… {{percent}} %",
    measuring: "Averiguando qué funciona más rápido en este dispositivo…",
    ready: "El reconocimiento del movimiento está en marcha.",
    failed: {
      webgl2_missing:
        "Este navegador no da acceso a los gráficos (WebGL 2), que el reconocimiento del movimiento necesita. Active la aceleración por hardware en sus ajustes o use otro navegador.",
      wasm_missing:
        "Este navegador no puede ejecutar el reconocimiento del movimiento. Use una versión actual de Chrome, Edge, Firefox o Safari.",
      download_failed:
        "No se pudo cargar el reconocimiento del movimiento. Compruebe la conexión e inténtelo de nuevo.",
      runtime_failed:
        "No se pudo iniciar el reconocimiento del movimiento. Inténtelo de nuevo; si vuelve a ocurrir, recargue la página.",
      graphics_lost: "El navegador retiró sus gráficos y no los devolvió. Recargue la página.",
      worker_failed: "El reconocimiento del movimiento se detuvo de forma inesperada. Inténtelo de nuevo.",
      timeout:
        "El reconocimiento del movimiento no respondió a tiempo. Inténtelo de nuevo; en un dispositivo lento elija el modelo ligero.",
    },
  },
  slow: "Este dispositivo mira con muy poca frecuencia para contar todas las repeticiones. Cierre otras aplicaciones y pestañas, conéctelo a la corriente o muévase más despacio.",
  hidden: "En pausa mientras esta pestaña está oculta.",
  choose: {
    camera: "Cámara",
    front: "Cámara delantera",
    back: "Cámara trasera",
    unnamed: "Cámara {{number}}",
    mirror: "Ver la imagen como en un espejo",
    model: "Modelo",
    auto: "Automático",
    lite: "Ligero: el más rápido",
    full: "Completo: recomendado",
    heavy: "Pesado: el más exacto, necesita un dispositivo rápido",
    delegate: "Se ejecuta en",
    CPU: "Procesador",
    GPU: "Tarjeta gráfica",
  },
  rate: "{{poses}} posturas por segundo",
} as const satisfies Translated<typeof en>;
