import type { Catalogue } from "../useText.ts";

export const tables: Catalogue["tables"] = {
  filter: "Filtrar",
  filterPlaceholder: "Buscar en esta tabla …",
  columns: "Columnas",
  showAll: "Mostrar todas las columnas",
  exportAs: "Exportar",
  exportCsv: "CSV, con el filtro aplicado",
  exportXlsx: "Libro de Excel, con el filtro aplicado",
  exportCsvAll: "CSV, todas las filas",
  exportXlsxAll: "Libro de Excel, todas las filas",
  copy: "Copiar al portapapeles",
  copied: "Copiado",
  rows: (shown, all) => (shown === all ? `${all} ${all === "1" ? "fila" : "filas"}` : `${shown} de ${all} filas`),
  sortBy: (column) => `Ordenar por ${column}`,
  /** Tells the table from the part of the screen that it stands in, for those who hear it. */
  named: (name: string) => `Tabla: ${name}`,
  nothing: "Ninguna fila",
  nothingMatches: "Ninguna fila cumple el filtro",
  previous: "Página anterior",
  next: "Página siguiente",
  first: "Primera página",
  last: "Última página",
};
