import { many } from "../../many.ts";

export const sql = {
  answer: (version: string, from: string, to: string) =>
    `Ask ${version} (${from} to ${to}) anything that one SELECT can ask; nothing can be changed by it.`,
  query: "Query",
  run: "Run",
  stop: "Stop",
  running: "Running …",
  took: (rows: string, isTruncated: boolean, seconds: string) =>
    `${isTruncated ? "first " : ""}${many(rows, "row")} in ${seconds} s`,
  hint: "The answer will stand here. Write a query, or take one of the examples, and press Ctrl Enter.",
  side: "Help with the query",
  tables: "Tables",
  examplesTab: "Examples",
  history: "History",
  noHistory: "What you ask is listed here",
  asked: (time: string, rows: string) => `${time} · ${many(rows, "row")}`,
  panelNote: "one row per customer and month; panel('2019-05') reads one month only",
  productsNote: "the products of the contract",
  salesNote: "one row per sale, where the extract has them",
  examples: {
    byMonth: "Customers by month",
    firstRows: "First rows of a month",
    holders: "Holders of a product by month",
    sales: "Sales and margin by product",
    presence: "How long each customer was there",
    products: "All products",
  },
  resultTitle: (rows: string, isTruncated: boolean) =>
    isTruncated ? `Answer, first ${many(rows, "row")}` : `Answer, ${many(rows, "row")}`,
  resultName: "Answer of the query",
  resultNote: (version: string) => `Of version ${version}`,
  exportAll: "Export all",
  csv: "All rows as CSV",
  xlsx: "All rows as Excel workbook",
  truncated: (rows: string) => `Only the first ${rows} rows are shown; “Export all” writes every one.`,
  chartTitle: (y: string, x: string) => `${y} by ${x}`,
  chartNote: (version: string, shown: number, all: number) =>
    `Answer of the query on ${version}, ${shown < all ? `first ${shown} of ${all} rows` : many(all, "row")}`,
  chartSummary: (y: string, low: string, high: string) => `${y} goes from ${low} to ${high}.`,
  across: "Along the bottom",
  height: "As height",
  shape: "Shape",
  draw: "Draw a chart",
  bars: "Bars",
  line: "Line",
};
