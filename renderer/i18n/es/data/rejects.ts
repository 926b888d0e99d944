import { many } from "../../many.ts";
import type { Catalogue } from "../../useText.ts";

export const rejects: Catalogue["data"]["rejects"] = {
  answer: (id, time, rows, isDry) =>
    rows === "0"
      ? `La importación ${id} del ${time} no rechazó ninguna fila.`
      : `${isDry ? "La prueba" : "La importación"} del ${time} rechazó ${many(rows, "fila")}; cada una está aquí con su línea, el motivo y cómo corregirla.`,
  answerNone: "Aquí se listan las filas que una importación rechaza, con línea, motivo y cómo corregirlas.",
  noImports: "Aún no se ha importado nada",
  noImportsWhy:
    "Aquí se listarán las filas que una importación rechace, con la línea del archivo, el motivo y cómo corregirlas.",
  noneAtAll: "Ninguna importación rechazó filas",
  noneAtAllWhy:
    "Todas las filas de todas las importaciones eran buenas. Las que se rechacen se listarán aquí, con línea, motivo y corrección.",
  none: (id) => `La importación ${id} no rechazó ninguna fila`,
  noneWhy: "Se aceptaron todas las filas de sus archivos, o se borró su archivo de rechazos.",
  import: "Importar un extracto",
  choose: "Importación cuyas filas se muestran",
  ofImport: (id) => `Importación ${id}`,
  ofDryRun: (id) => `Prueba ${id}`,
  files: (names) => (names.length > 3 ? `${names.length} archivos` : names.join(", ")),
  listName: "Lista de filas rechazadas",
  option: (id, time, isDry, rows) =>
    `${id} · ${time}${isDry ? " · prueba" : ""} · ${many(rows, "fila rechazada", "filas rechazadas")}`,
  reasonsTitle: "Filas rechazadas, por motivo",
  reasonsNote: (id) => `Importación ${id}, todas las tablas · elija una barra para ver solo sus filas`,
  reasonsSummary: (name, rows, all) =>
    `${many(all, "fila rechazada", "filas rechazadas")}; el motivo más frecuente es «${name}»: ${rows}.`,
  anyReason: "Cualquier motivo",
  rowCount: "Filas",
  rows: "Filas rechazadas",
  rowsOf: (reason) => `Filas rechazadas: ${reason}`,
  rowsNote: (file) => `En el orden de los archivos · guardadas en ${file}`,
  allReasons: (n) => `Mostrar las ${n}`,
  columns: {
    table: "Tabla",
    file: "Archivo",
    line: "Línea",
    offset: "Posición en bytes",
    column: "Columna",
    value: "Valor",
    reason: "Motivo",
    reasonAndMend: "Motivo, y cómo corregirla",
  },
};
