import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import writeXlsxFile, { type SheetData } from "write-excel-file/node";
import { throwIfCancelled } from "../../errors/domainError.ts";
import { ProgressMeter, type Work } from "../../jobs/progress.ts";
import type { Cell, ExportColumn, ExportOptions, ExportTable } from "./table.ts";
import { zipEntries } from "./zipEntries.ts";

/** Rows that a sheet can hold, the header left out. */
const SHEET_ROWS = 1_048_575;
const BATCH = 20_000;
const FORMATS: Partial<Record<ExportColumn["kind"], string>> = { integer: "#,##0", decimal: "#,##0.00####" };

/**
 * A workbook with a bold, fixed header; numbers are numbers, text is text and never a formula; rows beyond what a sheet holds
 * go to further sheets. The whole workbook is in memory while it is written: about 2 kB a row.
 */
export async function* writeXlsx(table: ExportTable, path: string, { signal }: ExportOptions): Work<void> {
  const meter = new ProgressMeter("rows", table.rowCount);
  const header = table.columns.map(({ name }) => ({ value: name, fontWeight: "bold" as const }));
  const sheets: SheetData[] = [[header]];
  let done = 0;
  for (const row of table.rows()) {
    let sheet = sheets[sheets.length - 1];
    if (sheet.length > SHEET_ROWS) {
      sheet = [header];
      sheets.push(sheet);
    }
    sheet.push(row.map((cell, c) => cellOf(cell, table.columns[c])));
    if (++done % BATCH !== 0) continue;
    yield meter.at(done, `Writing ${table.name}`);
    await setImmediate();
    throwIfCancelled(signal);
  }
  const columns = table.columns.map(({ name, kind }) => ({
    width: Math.max(name.length + 2, kind === "text" ? 18 : 12),
  }));
  const name = table.name.replace(/[\\/*?:[\]]/g, " ").slice(0, 28);
  const files = sheets.map((data, i) => ({
    data,
    sheet: sheets.length > 1 ? `${name} ${i + 1}` : name,
    columns,
    stickyRowsCount: 1,
  }));
  await writeXlsxFile(files).toFile(path);
}

function cellOf(value: Cell, { kind }: ExportColumn) {
  if (value === null || Number.isNaN(value)) return null;
  if (typeof value === "string" || kind === "text") return { value: String(value), type: String };
  return { value, type: Number, format: FORMATS[kind] ?? "General" };
}

/** Rows of all sheets, their headers left out, read back from the file. */
export async function countXlsxRows(path: string): Promise<number> {
  let rows = 0;
  for (const [name, bytes] of zipEntries(readFileSync(path))) {
    if (/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) rows += countOf(bytes, Buffer.from("<row ")) - 1;
  }
  return rows;
}

function countOf(bytes: Buffer, mark: Buffer): number {
  let n = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) n++;
  return n;
}
