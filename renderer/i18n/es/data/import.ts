import { many } from "../../many.ts";
import type { Catalogue } from "../../useText.ts";

export const imports: Catalogue["data"]["import"] = {
  steps: {
    label: "Pasos de la importación",
    choose: "Elegir archivos",
    detect: "Qué contienen",
    map: "Columnas",
    try: "Prueba",
    publish: "Publicar",
  },
  answers: {
    choose: "Elija los archivos mensuales del banco. Nada cambia hasta que usted publique.",
    detect: "Qué contiene cada archivo y cómo se leerá, con el motivo de cada cosa.",
    map: "Qué columna de los archivos es cuál del contrato; las que no se usan se pasan por alto.",
    trying: "La prueba lee y comprueba cada fila, y no guarda nada.",
    publishing: "Los archivos se leen en una versión nueva: todo o nada.",
    tried: (it) =>
      `${many(it.rows, "fila leída", "filas leídas")} en ${it.seconds}, ${it.rejected === "0" ? "ninguna rechazada" : many(it.rejected, "rechazada")}. Todavía no se ha guardado nada.`,
    published: (it) =>
      `${it.version} tiene ${many(it.rows, "fila")} de estos archivos, leídas en ${it.seconds}; ${it.rejected === "0" ? "ninguna se rechazó" : `se rechazaron ${it.rejected}`}.`,
    already: (version) =>
      version === ""
        ? "Todo lo de estos archivos ya está guardado."
        : `Todo lo de estos archivos ya está en ${version}.`,
  },
  back: "Atrás",
  startOver: "Empezar de nuevo",
  choose: {
    drop: "Suelte los archivos de un extracto, o una carpeta, en esta ventana",
    files: "Elegir archivos…",
    filesOrFolder: "Elegir archivos o una carpeta…",
    folder: "Elegir una carpeta…",
    last: (files) => `Archivos de la última importación (${files})`,
    several: (n) => many(n, "archivo"),
    formats:
      "CSV, TSV o TXT, también .gz y .zst. El separador, la codificación y el signo decimal se averiguan solos; los archivos no se modifican nunca.",
    chosen: (n) => many(n, "archivo o carpeta", "archivos y carpetas"),
    removeAll: "Quitar todo",
    remove: (name) => `Quitar ${name}`,
    next: "Ver qué contienen",
  },
  detect: {
    contract: "Contrato de datos",
    contractWhy: (it) =>
      it.fitting === 0
        ? `Ninguno de ${many(it.files, "archivo")} encaja. Elija otro, diga qué columna es cuál o redacte uno para estos archivos.`
        : `Encaja con ${it.fitting} de ${many(it.files, "archivo")} y conoce ${it.used} de sus ${many(it.columns, "columna")}.`,
    draft: "Redactar un contrato…",
    problems: (n) => (n === 1 ? "1 archivo no encaja" : `${n} archivos no encajan`),
    moreProblems: (n) => `y ${n} más`,
    mapThem: "Decir qué columna es cuál",
    leaveOut: (n) => (n === 1 ? "Dejar fuera este archivo" : `Dejar fuera estos ${n} archivos`),
    fits: "Encaja",
    fitsNot: "No encaja",
    noTable: "ninguna tabla",
    noName: "(sin nombre)",
    used: (used, all) => `${used} de ${all} columnas usadas`,
    preview: (rows) => (rows === 1 ? "Primera fila" : `Primeras ${rows} filas`),
    previewOf: (name) => `Primeras filas de ${name}`,
    toMap: "Ver las columnas",
    toTry: "Empezar la prueba",
  },
  draft: {
    title: "Redactar un contrato",
    text: (files) =>
      `Un contrato dice qué significan las columnas de un extracto. Se propone uno para ${many(files, "archivo")} según los nombres y las primeras filas; léalo antes de usarlo.`,
    name: "mi-banco",
    nameLabel: "Nombre del contrato",
    propose: "Proponer un contrato",
    again: "Proponerlo de nuevo",
    check: "Revise estas suposiciones",
    json: "El contrato",
    jsonHelp: "JSON; cambie tipos, papeles y etiquetas donde la suposición sea errónea.",
    save: "Guardar y usar",
  },
  map: {
    table: "Tabla",
    chooseTable: "Elija la tabla que contiene",
    alsoFor: (n) => `También para ${many(n, "archivo")} con la misma cabecera`,
    columns: (n) => many(n, "columna"),
    inFile: "En el archivo",
    example: "Ejemplo",
    inContract: "En el contrato",
    option: (label, id, kind) => (label === id ? `${id} · ${kind}` : `${label} (${id}) · ${kind}`),
    columnFor: (source) => `Columna del contrato para ${source}`,
    unused: "No se usa",
    nothingFound: "No hay tal columna",
    twice: "Elegida dos veces",
    lacking: (names) => `Aún no están en este archivo: ${names.join(", ")}.`,
    kept: "Los nombres cambiados se guardan como un contrato propio.",
    unchanged: "No hay cambios.",
    saveAndTry: "Guardar y empezar la prueba",
    tryIt: "Empezar la prueba",
  },
  try: {
    notTried: "Aún sin probar",
    cancelled: "La prueba se canceló",
    text: "La prueba lee y comprueba cada fila como lo haría una importación, dice qué cambiaría y no guarda nada.",
    tryNow: "Empezar la prueba",
    publishMonth: (month) => `Publicar ${month}`,
    publishMonths: (n) => `Publicar ${n} meses`,
    publishTables: "Publicar",
    nothingNew: "Nada nuevo que publicar",
    sameTitle: "Ya está todo guardado",
    sameText: "Cada mes de estos archivos es igual que en la versión actual, así que no hay nada que publicar.",
    tiles: {
      read: "Filas leídas",
      readNote: (size, time) => `${size} en ${time}`,
      accepted: "Filas aceptadas",
      rejected: "Filas rechazadas",
      ofRead: (share) => `${share} de las leídas`,
      skipped: (n) => `${n} de otros meses`,
      repaired: "Celdas reparadas",
      repairedNote: "como dice el contrato",
      incomplete: "Incompletos",
      incompleteNote: "clientes-mes sin alguna tabla",
    },
    changes: "Qué cambiaría",
    changesNote: (it) =>
      [
        ...(it.new > 0 ? [many(it.new, "mes nuevo", "meses nuevos")] : []),
        ...(it.changed > 0 ? [many(it.changed, "mes cambiado", "meses cambiados")] : []),
        ...(it.same > 0 ? [many(it.same, "mes igual que ahora", "meses iguales que ahora")] : []),
      ].join(", "),
    changesTable: "Meses nuevos, cambiados e iguales por tabla",
    states: { new: "nuevo", changed: "cambiado", same: "igual" },
    stateTip: (month, state, rows) => `${month}: ${state}, ${rows} filas`,
    table: "Tabla",
    files: "Archivos",
    read: "Leídas",
    accepted: "Aceptadas",
    rejected: "Rechazadas",
    repaired: "Reparadas",
    otherMonths: "Otros meses",
    blankLines: "Líneas vacías",
    byTable: "Por tabla",
    listOfTables: "Filas por tabla",
    byTableNote: (contract) => `Filas leídas con el contrato ${contract}`,
    reason: "Motivo",
    rejectedTitle: "Filas rechazadas, por motivo",
    rejectedNote: "Todas las tablas de estos archivos",
    noneRejected: "No se rechaza ninguna fila",
    repairedTitle: "Celdas reparadas, por columna",
    repairedNote: "Valores que faltan y que el contrato rellena",
    noneRepaired: "No se repara ninguna celda",
    notes: "Mire esto primero",
    note: "Aviso",
    drift: (it) =>
      `${it.table} tiene ${it.now} filas en ${it.month}, ${it.change} frente al mes anterior (${it.before}).`,
    incomplete: (n) =>
      n === "1"
        ? "A 1 cliente-mes le falta una fila en al menos una tabla; se guarda, y lo que falta queda como desconocido."
        : `A ${n} clientes-mes les falta una fila en al menos una tabla; se guardan, y lo que falta queda como desconocido.`,
    ignored: (table, columns) => `${table}: ${many(columns.length, "columna")} sin usar (${columns.join(", ")}).`,
    seeRejects: (n) => (n === "1" ? "Ver la fila rechazada" : `Ver las ${n} filas rechazadas`),
  },
  settings: {
    months: "Meses que se importan",
    allMonths: (n) => (n === 1 ? "El único mes" : `Los ${n} meses`),
    only: (month) => `Solo ${month}`,
    sales: "Los archivos traen ventas con su margen: los ingresos se cuentan con ellas.",
    noSales: "Los archivos no traen ventas: los ingresos se cuentan con lo que gana una compra según el contrato.",
    margins: (changed) =>
      changed === 0 ? "Márgenes por compra" : `Márgenes por compra (${many(changed, "cambiado")})`,
    useMargins: "Probar con estos márgenes",
    byContract: (family, margin) => `${family}, ${margin} € según el contrato`,
  },
  publish: {
    notStarted: "Aún sin publicar",
    cancelled: "La importación se canceló",
    untouched: "El espacio de trabajo está como antes.",
    again: "Publicar ahora",
    toast: (version) => `${version} está publicada y es ahora la versión actual.`,
    done: (version) => `${version} está publicada`,
    doneText: (from, to) =>
      from === to
        ? `Con ${from}; desde ahora la muestran todas las pantallas.`
        : `De ${from} a ${to}; desde ahora la muestran todas las pantallas.`,
    already: "Ya estaba importado",
    alreadyText: (version) =>
      version === ""
        ? "Los archivos son iguales que lo guardado."
        : `Los archivos son iguales que lo que hay en ${version}; no se creó ninguna versión.`,
    another: "Importar otros archivos",
    count: "Calcular las cifras",
    firstTitle: "La primera versión",
    firstText: "No hay otra anterior con la que compararla.",
    diffTitle: (parent) => `Qué cambió frente a ${parent}`,
  },
};
