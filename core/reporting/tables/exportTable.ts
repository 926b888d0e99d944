import { createHash } from "node:crypto";
import { createReadStream, renameSync, rmSync, statSync } from "node:fs";
import { extname, resolve } from "node:path";
import { DomainError } from "../../errors/domainError.ts";
import type { Work } from "../../jobs/progress.ts";
import { countCsvRows, writeCsv } from "./csvTable.ts";
import type { ExportOptions, ExportTable } from "./table.ts";
import { countXlsxRows, writeXlsx } from "./xlsxTable.ts";

/** What was written: rows as counted in the file itself, after writing. */
export interface ExportReport {
  path: string;
  rows: number;
  bytes: number;
  sha256: string;
}

class UnknownFormatError extends DomainError {
  constructor(path: string) {
    super({
      code: "unknown-format",
      what: `The format of ${path} is not known`,
      mend: "Let the name end in .csv or .xlsx.",
      facts: { path },
    });
  }
}

class LostRowsError extends DomainError {
  constructor(path: string, wanted: number, found: number) {
    super({
      code: "lost-rows",
      what: `${path} has ${found} rows instead of ${wanted}; it was taken away again`,
      mend: "Check that the disk is not full, and export again.",
      facts: { wanted, found },
    });
  }
}

const FORMATS = {
  ".csv": { write: writeCsv, count: countCsvRows },
  ".xlsx": { write: writeXlsx, count: countXlsxRows },
};

/** How a file of this name is written: told before the work that comes to it. @throws UnknownFormatError */
export function exportFormatOf(path: string) {
  const format = FORMATS[extname(path).toLowerCase() as keyof typeof FORMATS];
  if (!format) throw new UnknownFormatError(path);
  return format;
}

/**
 * Writes a table to a file, whole or not at all, and counts its rows again in what was written.
 *
 * @param path ends in .csv or .xlsx
 * @throws UnknownFormatError, LostRowsError, CancelledError
 */
export async function* exportTable(table: ExportTable, path: string, options: ExportOptions = {}): Work<ExportReport> {
  const target = resolve(path);
  const format = exportFormatOf(path);
  const part = `${target}.part`;
  try {
    yield* format.write(table, part, options);
    const found = await format.count(part);
    if (found !== table.rowCount) throw new LostRowsError(target, table.rowCount, found);
    const hash = createHash("sha256");
    for await (const bytes of createReadStream(part)) hash.update(bytes);
    renameSync(part, target);
    return { path: target, rows: found, bytes: statSync(target).size, sha256: hash.digest("hex") };
  } finally {
    rmSync(part, { force: true });
  }
}
