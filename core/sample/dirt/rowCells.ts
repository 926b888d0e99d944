import type { Cells } from "./trap.ts";

/** Splits a row as it was written (quotes only around fields with a comma) into cells that a trap can change. */
export function cellsOf(line: string, columns: readonly string[]): Cells {
  const texts = line.match(/("[^"]*"|[^,]*)(?:,|$)/g)?.map((text) => text.replace(/,$/, "")) ?? [];
  // the pattern finds one more empty text at the end of the line
  texts.length = columns.length;
  return {
    texts,
    get: (column) => texts[columns.indexOf(column)] ?? "",
    set(column, text) {
      texts[columns.indexOf(column)] = text;
    },
  };
}
