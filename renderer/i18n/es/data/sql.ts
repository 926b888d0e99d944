import { many } from "../../many.ts";
import type { Catalogue } from "../../useText.ts";

export const sql: Catalogue["data"]["sql"] = {
  answer: (version, from, to) =>
    `Pregunte a ${version} (de ${from} a ${to}) todo lo que quepa en un SELECT; con ello no se puede cambiar nada.`,
  query: "Consulta",
  run: "Ejecutar",
  stop: "Parar",
  running: "Ejecutando…",
  took: (rows, isTruncated, seconds) => `${isTruncated ? "primeras " : ""}${many(rows, "fila")} en ${seconds} s`,
  hint: "Aquí estará la respuesta. Escriba una consulta, o tome un ejemplo, y pulse Ctrl Intro.",
  side: "Ayuda para la consulta",
  tables: "Tablas",
  examplesTab: "Ejemplos",
  history: "Historial",
  noHistory: "Aquí se lista lo que pregunte",
  asked: (time, rows) => `${time} · ${many(rows, "fila")}`,
  panelNote: "una fila por cliente y mes; panel('2019-05') lee solo un mes",
  productsNote: "los productos del contrato",
  salesNote: "una fila por venta, si el extracto las trae",
  examples: {
    byMonth: "Clientes por mes",
    firstRows: "Primeras filas de un mes",
    holders: "Titulares de un producto por mes",
    sales: "Ventas y margen por producto",
    presence: "Cuánto tiempo estuvo cada cliente",
    products: "Todos los productos",
  },
  resultTitle: (rows, isTruncated) =>
    isTruncated ? `Respuesta, primeras ${many(rows, "fila")}` : `Respuesta, ${many(rows, "fila")}`,
  resultName: "Respuesta de la consulta",
  resultNote: (version) => `De la versión ${version}`,
  exportAll: "Exportar todo",
  csv: "Todas las filas en CSV",
  xlsx: "Todas las filas en un libro de Excel",
  truncated: (rows) => `Solo se muestran las primeras ${rows} filas; «Exportar todo» las escribe todas.`,
  chartTitle: (y, x) => `${y} por ${x}`,
  chartNote: (version, shown, all) =>
    `Respuesta de la consulta sobre ${version}, ${shown < all ? `primeras ${shown} de ${all} filas` : many(all, "fila")}`,
  chartSummary: (y, low, high) => `${y} va de ${low} a ${high}.`,
  across: "En horizontal",
  height: "En vertical",
  shape: "Forma",
  draw: "Dibujar un gráfico",
  bars: "Barras",
  line: "Línea",
};
