import type { Catalogue } from "../useText.ts";

export const settings: Catalogue["settings"] = {
  title: "¿Cómo debe comportarse easyMoney?",
  answer: "Todo lo de aquí surte efecto al momento y se guarda en este ordenador.",
  notKept: "El ajuste no se ha guardado",
  look: {
    title: "Aspecto e idioma",
    theme: "Tema",
    themeHelp: "«Sistema» sigue el ajuste de este ordenador.",
    themes: { system: "Sistema", light: "Claro", dark: "Oscuro" },
    language: "Idioma",
    languageHelp: "De la ventana. Las frases sobre tus datos y las exportaciones se escriben en inglés.",
    languages: { en: "English", es: "Español" },
    format: "Números y fechas",
    formatHelp: "En pantallas y gráficos. Los ficheros exportados llevan números sin adornos.",
    formats: {
      "en-GB": "English (United Kingdom)",
      "en-US": "English (United States)",
      "es-ES": "Español (España)",
      "de-DE": "Deutsch (Deutschland)",
    },
    example: "Ejemplo",
    exampleParts: {
      count: "Recuento",
      share: "Proporción",
      money: "Dinero",
      change: "Cambio",
      month: "Mes",
      time: "Hora",
    },
  },
  work: {
    title: "Trabajo",
    threads: "Hilos de un proceso",
    threadsHelp:
      "Más son más rápidos; menos dejan sitio a otros programas. Cuenta desde el próximo proceso; los resultados son los mismos.",
    automatic: (cores) => `Automático (${cores})`,
    memory: "Memoria",
    memoryHelp: (memory, cores) =>
      `Este ordenador tiene ${memory} de memoria y ${cores} ${cores === 1 ? "núcleo" : "núcleos"}. Los procesos leen un mes o una columna cada vez, así que una extracción grande no tiene que caber en la memoria.`,
    notify: "Avisarme cuando termine un proceso",
    notifyHelp: "Un aviso abajo a la derecha. Los fallos se avisan siempre.",
  },
  privacy: {
    title: "Privacidad",
    statement:
      "Nada sale de este ordenador: sin cuenta, sin telemetría, sin buscar actualizaciones. Los ficheros solo van a otra parte si los exportas y los envías.",
    remember: "Recordar los espacios de trabajo que abrí",
    rememberHelp: "Su nombre y su lugar aparecen en la primera pantalla. Al desactivarlo se olvidan.",
    recents: (count) =>
      count === 0
        ? "No se recuerda ningún espacio de trabajo."
        : count === 1
          ? "Se recuerda 1 espacio de trabajo."
          : `Se recuerdan ${count} espacios de trabajo.`,
    clear: "Olvidarlos ahora",
    cleared: "La lista está vacía; los espacios de trabajo siguen donde estaban.",
  },
  safety: {
    title: "Copias y comprobaciones",
    noWorkspace: "Abre un espacio de trabajo para copiarlo o comprobarlo.",
    backup: "Copia de seguridad",
    backupHelp:
      "Una copia del espacio de trabajo abierto, también mientras trabajas en él. Se relee entera antes de recibir su nombre.",
    backupWhere: "«Copiar ahora» la deja en la carpeta de exportaciones; «Elegir dónde» te deja decidir.",
    now: "Copiar ahora",
    choose: "Elegir dónde …",
    made: "Copias de esta sesión",
    restore: "Para recuperar una, ábrela como espacio de trabajo o ejecuta:",
    verify: "Comprobar el espacio de trabajo",
    verifyHelp: "Lo relee todo y lo compara con las huellas que se guardaron al escribirlo.",
    verifyNow: "Comprobar ahora",
    whole: (checks, time) => `Las ${checks} comprobaciones se han superado, ${time}.`,
    broken: (failed, time) =>
      `${failed === 1 ? "Ha fallado 1 comprobación" : `Han fallado ${failed} comprobaciones`}, ${time}. Conserva este fichero y vuelve a una copia.`,
    check: "Comprobación",
    result: "Resultado",
    passed: "superada",
    failed: "fallida",
    found: "Qué se ha encontrado",
  },
  about: {
    title: "Acerca de",
    version: "easyMoney",
    node: "Node.js",
    host: "Ventana",
    hosts: { browser: "en un navegador, servida por este ordenador", electron: "programa de escritorio" },
    folder: "Los ficheros se buscan en",
    workspace: "Espacio de trabajo abierto",
  },
};
