/** Trabajar sin red: la línea de arriba y la sección de los ajustes. */
export const offline = {
  bar: {
    offline: "Sin conexión. Sus ejercicios de hoy funcionan sin red.",
    unreachable: "Sin conexión con el servidor. Las páginas se leen de nuevo en cuanto responda.",
    waiting_one: "{{count}} sesión se guarda en este dispositivo y se envía cuando haya conexión.",
    waiting_other: "{{count}} sesiones se guardan en este dispositivo y se envían cuando haya conexión.",
    sending_one: "Se está enviando {{count}} sesión desde este dispositivo…",
    sending_other: "Se están enviando {{count}} sesiones desde este dispositivo…",
    caughtUp: "Todo lo que hizo sin conexión ha llegado.",
    update: "Hay una versión más nueva.",
    updateNow: "Usarla ahora",
    exercising:
      "Alguien está haciendo ejercicio en otra pestaña. La versión nueva puede esperar hasta que termine.",
  },
  section: {
    title: "En este dispositivo",
    lead: "Con todo aquí, puede hacer sus ejercicios sin red. Después se envían solos.",
    leadOther: "La aplicación puede estar junto a sus otras aplicaciones.",
  },
  install: {
    lead: "Instalada, PhysioCheck se abre en su propia ventana, como cualquier otra aplicación.",
    action: "Instalar la aplicación",
    byHand:
      "Su navegador la instala desde su propio menú: «Instalar aplicación», o en un iPhone o iPad «Compartir» y «Añadir a pantalla de inicio».",
    done: "La aplicación está instalada en este dispositivo.",
  },
  ready: {
    title: "Sin red",
    app: "La propia aplicación",
    model: "El modelo de postura, que ve sus movimientos (de 17 a 42 MB)",
    plan: "Sus ejercicios y su plan, cerrados de modo que solo usted puede leerlos aquí",
    here: "está en este dispositivo",
    notHere: "todavía no está en este dispositivo",
    action: "Preparar para usar sin red",
    fetching: "Descargando el modelo de postura",
    all: "Todo está aquí. Puede hacer ejercicio sin red.",
    failed: "No se pudo descargar todo. Lo que llegó se conserva. Compruebe la red e inténtelo de nuevo.",
    impossible:
      "Este navegador, o una página sin cifrar (http), no puede guardar la aplicación para usarla sin red.",
  },
} as const;
