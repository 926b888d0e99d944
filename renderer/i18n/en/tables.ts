export const tables = {
  filter: "Filter",
  filterPlaceholder: "Find in this table …",
  columns: "Columns",
  showAll: "Show all columns",
  exportAs: "Export",
  exportCsv: "CSV, as filtered",
  exportXlsx: "Excel workbook, as filtered",
  exportCsvAll: "CSV, all rows",
  exportXlsxAll: "Excel workbook, all rows",
  copy: "Copy to the clipboard",
  copied: "Copied",
  rows: (shown: string, all: string) =>
    shown === all ? `${all} ${all === "1" ? "row" : "rows"}` : `${shown} of ${all} rows`,
  sortBy: (column: string) => `Sort by ${column}`,
  /** Tells the table from the part of the screen that it stands in, for those who hear it. */
  named: (name: string) => `Table: ${name}`,
  nothing: "No row",
  nothingMatches: "No row matches the filter",
  previous: "Previous page",
  next: "Next page",
  first: "First page",
  last: "Last page",
};
