import { readFileSync } from "node:fs";

/** The cells of a CSV file as Excel would read them: quotes taken off, the byte order mark left out. */
export function readCsv(path: string): string[][] {
  const text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  }
  return rows;
}

/** The values of one column, by its heading. */
export function columnOf([heading, ...rows]: readonly (readonly string[])[], name: string): string[] {
  const place = heading?.indexOf(name) ?? -1;
  if (place < 0) throw new Error(`no column "${name}" in ${heading?.join(", ")}`);
  return rows.map((row) => row[place] ?? "");
}
