import { throwIfCancelled } from "../../errors/domainError.ts";
import { detectFile } from "../csv/detectFile.ts";
import type { Dialect } from "../csv/layout.ts";
import { readTable } from "../csv/readTable.ts";
import { type FlatColumn, FlatColumnReader } from "./flatColumn.ts";
import { RepeatedColumnError, TableWithoutRowsError, UnreadableRowsError } from "./flatFaults.ts";

/** A whole table in memory, column by column. */
export interface FlatTable {
  path: string;
  rows: number;
  columns: readonly FlatColumn[];
  /** Line of the file that each row begins at, 1-based. */
  lines: Uint32Array;
  /** Rows that were left out because they could not be read, the first of them with line and reason. */
  unread: { rows: number; first: { line: number; reason: string }[] };
  /** How the file is written. */
  dialect: Pick<Dialect, "decimal" | "encoding"> & { separator: string };
}

interface ReadFlatOptions {
  /** Columns of which every text is remembered: keys, groups, the target. */
  whole?: readonly string[] | undefined;
  signal?: AbortSignal | undefined;
}

const MOST_CELL_BYTES = 65_536;
const MOST_UNREAD = 0.05;
const LISTED = 20;

/**
 * Reads a CSV, TSV or text table of any columns (also .gz, .zst); separator, encoding and decimal mark are found out as for an
 * import, kinds from all rows. A column without a name gets one from its place.
 *
 * @throws RepeatedColumnError, TableWithoutRowsError, UnreadableRowsError (more than one row in twenty), CancelledError, and what
 *   detection throws
 */
export async function readFlatTable(path: string, { whole = [], signal }: ReadFlatOptions = {}): Promise<FlatTable> {
  const file = await detectFile(path);
  const names = file.header.map((name, field) => name.trim() || `column ${field + 1}`);
  const repeated = names.find((name, field) => names.indexOf(name) !== field);
  if (repeated !== undefined) throw new RepeatedColumnError(path, repeated);
  const readers = names.map((name, field) => new FlatColumnReader(name, field, whole.includes(name)));
  const layout = {
    dialect: file.dialect,
    fields: names.length,
    columns: readers.map(({ field }) => ({ field, kind: "text" as const, nullTokens: [] })),
    maxFieldBytes: MOST_CELL_BYTES,
  };
  const lines: number[] = [];
  const unread: FlatTable["unread"] = { rows: 0, first: [] };
  for await (const block of readTable(file, layout, { threads: 0, signal })) {
    throwIfCancelled(signal);
    for (const [c, reader] of readers.entries()) {
      const cells = block.columns[c];
      if (cells.kind === "text") reader.add(cells.codes, cells.labels, file.dialect.decimal);
    }
    for (let row = 0; row < block.rows; row++) lines.push(block.baseLine + block.rowLine[row]);
    for (const { row, line, reason } of block.faults) {
      if (row >= 0) continue;
      unread.rows++;
      if (unread.first.length < LISTED) unread.first.push({ line: block.baseLine + line, reason });
    }
  }
  const rows = lines.length;
  if (unread.rows > MOST_UNREAD * (rows + unread.rows)) throw new UnreadableRowsError(path, unread);
  if (rows === 0) throw new TableWithoutRowsError(path);
  const { delimiter, decimal, encoding } = file.dialect;
  return {
    path,
    rows,
    columns: readers.map((reader) => reader.finish()),
    lines: Uint32Array.from(lines),
    unread,
    dialect: { separator: String.fromCharCode(delimiter), decimal, encoding },
  };
}
