import { many } from "../../many.ts";

export const rejects = {
  answer: (id: number, time: string, rows: string, isDry: boolean) =>
    rows === "0"
      ? `Import ${id} of ${time} refused no row.`
      : `${isDry ? "The dry run" : "The import"} of ${time} refused ${many(rows, "row")}; each is listed with its line, why, and how to mend it.`,
  answerNone: "Rows that an import refuses are listed here, with line, reason and how to mend them.",
  noImports: "Nothing was imported yet",
  noImportsWhy:
    "Rows that an import refuses will be listed here, with the line in the file, the reason, and how to mend them.",
  noneAtAll: "No import refused a row",
  noneAtAllWhy:
    "Every row of every import was good. Rows that are refused will be listed here, with line, reason and mend.",
  none: (id: number) => `Import ${id} refused no row`,
  noneWhy: "Every row of its files was taken, or its file of rejects was deleted.",
  import: "Import an extract",
  choose: "Import whose rows are shown",
  ofImport: (id: number) => `Import ${id}`,
  ofDryRun: (id: number) => `Dry run ${id}`,
  files: (names: readonly string[]) => (names.length > 3 ? `${names.length} files` : names.join(", ")),
  listName: "List of rejected rows",
  option: (id: number, time: string, isDry: boolean, rows: string) =>
    `${id} · ${time}${isDry ? " · dry run" : ""} · ${many(rows, "row")} rejected`,
  reasonsTitle: "Rows rejected, by reason",
  reasonsNote: (id: number) => `Import ${id}, all tables · choose a bar to see only its rows`,
  reasonsSummary: (name: string, rows: string, all: string) =>
    `${many(all, "row")} rejected; most for ${name}: ${rows}.`,
  anyReason: "Any reason",
  rowCount: "Rows",
  rows: "Rejected rows",
  rowsOf: (reason: string) => `Rejected rows: ${reason}`,
  rowsNote: (file: string) => `In the order of the files · kept in ${file}`,
  allReasons: (n: string) => `Show all ${n}`,
  columns: {
    table: "Table",
    file: "File",
    line: "Line",
    offset: "Byte offset",
    column: "Column",
    value: "Value",
    reason: "Reason",
    reasonAndMend: "Reason, and how to mend it",
  },
};
