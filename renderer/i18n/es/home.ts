import type { Catalogue } from "../useText.ts";

export const home: Catalogue["home"] = {
  start: {
    question: "¿En qué quieres trabajar?",
    answerFirst:
      "Aún no hay nada abierto. La demostración no necesita ficheros y llena todas las pantallas en un minuto.",
    answerRecent: (name, time) => `No hay nada abierto. Lo último con lo que trabajaste fue ${name}, el ${time}.`,
    demoTitle: "Probar los datos de demostración",
    demoText: "Un banco de muestra con 20.000 clientes y 17 meses, llevado por todo el recorrido.",
    openTitle: "Abrir un espacio de trabajo",
    openText: "Un fichero que termina en .easymoney, con tus datos y todo lo que se hizo con ellos.",
    newTitle: "Crear un espacio de trabajo",
    newText: "Un fichero vacío y tuyo; después se importan los CSV mensuales del banco.",
    dropHint:
      "O suelta ficheros en esta ventana: un espacio de trabajo se abre, los ficheros CSV van a la importación.",
  },
  journey: {
    title: "De los ficheros a la lista de una campaña",
    note: "Todo ocurre en este ordenador, en un solo fichero.",
    steps: {
      files: { title: "Ficheros", text: "Las extracciones CSV mensuales del banco, comprobadas fila a fila." },
      version: { title: "Versión", text: "Guardada sin cambios; cada importación crea una nueva." },
      figures: { title: "Cifras", text: "Clientes, productos, compras y calidad, mes a mes." },
      segments: { title: "Segmentos", text: "Grupos con nombre de clientes que se parecen." },
      campaign: { title: "Campaña", text: "A quién ofrecer qué, con el resultado esperable." },
    },
  },
  demo: {
    answer: "La demostración se está creando. Su espacio de trabajo se abre solo en cuanto los datos están dentro.",
    made: "hecho",
    now: "en curso",
    later: "pendiente",
    steps: {
      sample: "Los ficheros de un banco de muestra",
      import: "La importación en una versión",
      kpi: "Cifras por mes",
      quality: "Calidad de los datos",
      segmentation: "Segmentos de clientes",
      recommendation: "Recomendaciones",
      campaign: "La lista de una campaña",
    },
    goOn: "Ya puedes mirar lo que está hecho; lo demás sigue mientras tanto.",
  },
  recent: {
    title: "Espacios de trabajo recientes",
    others: "Otros espacios de trabajo",
    open: "Abrir",
    opened: (time) => `abierto el ${time}`,
    missing: "No encontrado",
    missingWhy: "El fichero se ha movido o borrado, o su unidad no está conectada.",
    forget: (name) => `Olvidar ${name}`,
    forgotten: (name) => `${name} ya no está en esta lista; el fichero sigue donde estaba.`,
  },
  waiting: {
    title: (files) => (files === 1 ? "1 fichero espera a ser importado" : `${files} ficheros esperan a ser importados`),
    needWorkspace: "Antes hace falta un espacio de trabajo: crea uno o abre uno.",
    action: "Importar ahora",
    make: "Crear un espacio de trabajo",
    drop: "Dejarlos",
  },
  overview: {
    question: "¿Qué ha cambiado y qué toca ahora?",
    answer: (name, months, from, to) =>
      months === 1 ? `${name} tiene 1 mes, ${to}.` : `${name} tiene ${months} meses, de ${from} a ${to}.`,
    steps: (count) =>
      count === 0
        ? "Ahora no hay nada pendiente."
        : count === 1
          ? "Hay una cosa que conviene hacer."
          : `Hay ${count} cosas que conviene hacer.`,
    empty: (name) => `${name} está vacío: todo empieza con una extracción.`,
    next: "Qué hacer ahora",
    nothingNext: "Está todo hecho",
    nothingNextWhy:
      "Hay cifras, segmentos, recomendaciones y una campaña. Los ficheros del mes que viene traerán trabajo nuevo.",
    importMore: "Importar una extracción",
    changes: "Qué ha pasado últimamente",
    seeScreen: (screen) => `Ir a ${screen}`,
  },
  tiles: {
    title: (month) => `De un vistazo: ${month}`,
    note: (version, before) =>
      before === null
        ? `Todos los clientes, versión ${version}`
        : `Todos los clientes, versión ${version}; los cambios son sobre ${before}`,
    customers: "Clientes",
    active: "Clientes activos",
    purchases: "Compras",
    quality: "Calidad de los datos",
    ofHundred: "de 100",
    campaign: (month) => (month ? `Campaña de ${month}` : "Última campaña"),
    campaignNote: "ingresos esperados",
    notCounted: "aún sin calcular",
    noCampaign: "aún no hay ninguna",
    outdated: "en un formato antiguo",
  },
};
