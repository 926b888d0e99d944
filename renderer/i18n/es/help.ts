import type { Catalogue } from "../useText.ts";

export const help: Catalogue["help"] = {
  title: "¿Cómo funciona esto?",
  answer: "Qué significa cada número, qué hace cada tecla y cómo se llega de los ficheros a la lista de una campaña.",
  steps: {
    title: "El trabajo principal en seis pasos",
    note: "En la ventana, o con la orden que acompaña a cada paso: hacen lo mismo y guardan los mismos resultados.",
    ownPath: "Las órdenes nombran el espacio de trabajo abierto.",
    import: {
      title: "Importar los ficheros del banco",
      text: "Elige ficheros o una carpeta, mira qué se ha encontrado en ellos, prueba la importación y publica. Las filas rechazadas se listan con la forma de arreglarlas.",
      go: "Ir a la importación",
    },
    quality: {
      title: "Ver si los datos son de fiar",
      text: "Compleción, validez, unicidad, coherencia y puntualidad de cada columna y mes.",
      go: "Ir a Datos",
    },
    figures: {
      title: "Ver cómo va el negocio",
      text: "Clientes, tenencias, compras e ingresos por mes, de todos o de los que filtres.",
      go: "Ir al panel",
    },
    segments: {
      title: "Agrupar a los clientes en segmentos",
      text: "Varias medidas votan cuántos; puedes elegir otro número. Ponles tus propios nombres.",
      go: "Ir a Segmentos",
    },
    recommendations: {
      title: "Aprender quién comprará qué",
      text: "Una probabilidad por cliente y producto, evaluada en un mes que ningún modelo había visto.",
      go: "Ir a Recomendaciones",
    },
    campaign: {
      title: "Planificar una campaña y entregar la lista",
      text: "Fija presupuesto y límites, mira el resultado esperable con su intervalo, reserva un grupo de control y exporta.",
      go: "Ir a Campañas",
    },
  },
  more: {
    title: "Más órdenes",
    note: "Todas admiten --json y --help.",
    report: "Una página con todo, para leer sin red",
    sql: "Una pregunta en SQL",
    diff: "Qué cambió entre dos versiones",
    backup: "Una copia, releída entera",
    verify: "¿Está íntegro el espacio de trabajo?",
    reproduce: "Rehacer un resultado y compararlo byte a byte",
  },
  glossary: {
    title: "¿Qué significa cada número?",
    note: (shown, all) => (shown === all ? `${all} términos` : `${shown} de ${all} términos`),
    search: "Buscar un término",
    placeholder: "Lift, grupo de control, versión …",
    term: "Término",
    meaning: "Qué significa y cómo se calcula",
    nothing: "Ningún término contiene esas palabras.",
  },
  shortcuts: "Atajos de teclado",
  keys: {
    search: "Buscar en todo",
    undo: "Deshacer el último cambio",
    redo: "Rehacerlo",
    jobs: "Ver los procesos",
    shortcuts: "Ver esta hoja",
    close: "Cerrar lo que está encima",
    next: "Control siguiente",
    tableRows: "Moverse por una tabla, abrir una fila",
  },
  goTo: (screen) => `Ir a ${screen}`,
  thenKey: "y luego",
};
