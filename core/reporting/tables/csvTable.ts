import { closeSync, createReadStream, openSync, writeSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { throwIfCancelled } from "../../errors/domainError.ts";
import { csvCell } from "../../ingestion/csv/csvCell.ts";
import { ProgressMeter, type Work } from "../../jobs/progress.ts";
import type { ExportOptions, ExportTable } from "./table.ts";

const BATCH = 5_000;
/** Spreadsheets take a file for UTF-8 when it begins so. */
const BYTE_ORDER_MARK = "\ufeff";

/** RFC 4180 with CR LF, UTF-8 with a byte order mark; memory holds one batch of rows. */
export async function* writeCsv(table: ExportTable, path: string, options: ExportOptions): Work<void> {
  const { delimiter = ",", decimal = ".", signal } = options;
  const line = (cells: readonly (string | number | null)[]) =>
    `${cells.map((cell) => csvCell(cell, delimiter, decimal)).join(delimiter)}\r\n`;
  const meter = new ProgressMeter("rows", table.rowCount);
  const file = openSync(path, "w");
  try {
    writeSync(file, BYTE_ORDER_MARK + line(table.columns.map(({ name }) => name)));
    let lines: string[] = [];
    let done = 0;
    for (const row of table.rows()) {
      lines.push(line(row));
      if (lines.length < BATCH) continue;
      writeSync(file, lines.join(""));
      done += lines.length;
      lines = [];
      yield meter.at(done, `Writing ${table.name}`);
      await setImmediate();
      throwIfCancelled(signal);
    }
    writeSync(file, lines.join(""));
  } finally {
    closeSync(file);
  }
}

/** Line breaks outside quotes, less the header's. */
export async function countCsvRows(path: string): Promise<number> {
  let rows = -1;
  let isQuoted = false;
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    for (let i = 0; i < bytes.length; i++) {
      if (bytes[i] === 34) isQuoted = !isQuoted;
      else if (bytes[i] === 10 && !isQuoted) rows++;
    }
  }
  return rows;
}
