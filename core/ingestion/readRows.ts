import type { ImportedTable } from "../contract/importReport.ts";
import type { Month } from "../time/month.ts";
import type { ContractColumn } from "./contract/dataContract.ts";
import type { ColumnKind, Layout } from "./csv/layout.ts";
import { type PlacedRows, type RangeReaders, readTable } from "./csv/readTable.ts";
import type { MatchedFile } from "./matchFiles.ts";
import { MonthRows } from "./monthRows.ts";
import type { RejectsFile } from "./rejects.ts";
import { groupByMonth } from "./rowGroups.ts";
import { judgeRows } from "./rowRules.ts";

/** A table as read from its files: rows by month, dictionaries of its category columns. */
export interface TableRows {
  columns: readonly ContractColumn[];
  /** Month to rows; a reference table has the one entry `null`. */
  months: Map<Month | null, MonthRows>;
  /** By column: labels in the order of first appearance, "" first; null for other kinds. */
  labels: (string[] | null)[];
  /** Rows refused because of a column and cells repaired in it, by month and column id; kept with the load. */
  counts: Map<Month | null, Record<string, { rejected: number; repaired: number }>>;
}

/** Longest field that is read: beyond it a quote was never closed. Bytes. */
const MAX_FIELD_BYTES = 65_536;

/** Reads the files of one table, judges every row, and sorts the good ones by month. Yields the bytes read so far. */
export async function* readRows(
  files: readonly MatchedFile[],
  report: ImportedTable,
  rejects: RejectsFile,
  options: {
    nullTokens: readonly string[];
    onlyMonth: Month | null;
    threads?: number | undefined;
    readers?: RangeReaders | undefined;
    signal?: AbortSignal | undefined;
  },
): AsyncGenerator<number, TableRows, void> {
  const { table } = files[0];
  // columns that a file lacks (they are optional) stay out of the load when any file of the table lacks them
  const columns = table.columns.filter((column) => files.every((file) => file.fields.some((f) => f.column === column)));
  const monthAt = columns.findIndex(({ role }) => role === "month");
  const months = new Map<Month | null, MonthRows>();
  const labels = columns.map((column) => (/^(category|text)$/.test(readKind(column)) ? [""] : null));
  const codes = labels.map((own) => (own ? new Map([["", 0]]) : null));
  const counts: TableRows["counts"] = new Map();
  let bytes = 0;
  for (const [fileIndex, file] of files.entries()) {
    const layout = layoutOf(file, columns, options.nullTokens);
    for await (const block of readTable(file.file, layout, {
      threads: options.threads,
      readers: options.readers,
      signal: options.signal,
    })) {
      accept(block, fileIndex, file);
      yield bytes + (block.baseOffset + block.end > file.file.sizeBytes ? file.file.sizeBytes : block.end);
    }
    bytes += file.file.sizeBytes;
  }
  rejects.flush();
  return { columns, months, labels, counts };

  function accept(block: PlacedRows, fileIndex: number, file: MatchedFile): void {
    const { faults, repaired } = judgeRows(block, columns);
    report.rowsRead += block.rows;
    report.blankLines += block.blankLines;
    const monthColumn = monthAt < 0 ? null : block.columns[monthAt];
    const monthOf = monthColumn?.kind === "month" ? monthColumn.values : null;
    const note = (row: number, column: number, what: "rejected" | "repaired") => {
      const month = monthOf === null || column === monthAt ? null : monthOf[row];
      const own = counts.get(month) ?? {};
      counts.set(month, own);
      own[columns[column].id] ??= { rejected: 0, repaired: 0 };
      own[columns[column].id][what]++;
    };
    for (const { row, column } of repaired) {
      add(report.repaired, columns[column].id, 1);
      note(row, column, "repaired");
    }
    const refuse = (reason: string, column: string, value: string, offset: number, line: number) => {
      add(report.rejected, reason, 1);
      const at = { line: block.baseLine + line, offset: block.baseOffset + offset };
      rejects.add({ table: table.id, file: file.file.path, ...at, column, value, reason });
    };
    for (const fault of block.faults) {
      if (fault.row >= 0) continue;
      report.rowsRead++;
      refuse(fault.reason, "", fault.value, fault.offset, fault.line);
    }
    for (const [row, { column, reason, value }] of faults) {
      refuse(reason, columns[column].id, value, block.rowStart[row], block.rowLine[row]);
      note(row, column, "rejected");
    }
    const recode = recodes(block);
    for (const [month, group] of groupByMonth(block.rows, monthOf, faults)) {
      if (options.onlyMonth !== null && month !== null && month !== options.onlyMonth) {
        report.rowsSkipped += group.count;
        continue;
      }
      let own = months.get(month);
      if (!own) {
        own = new MonthRows(columns);
        months.set(month, own);
      }
      own.append(block, group, recode, fileIndex);
    }
  }

  function recodes(block: PlacedRows): (Int32Array | null)[] {
    return block.columns.map((cells, c) => {
      const own = labels[c];
      const known = codes[c];
      if ((cells.kind !== "category" && cells.kind !== "text") || !own || !known) return null;
      return Int32Array.from(cells.labels, (label) => {
        const code = known.get(label);
        if (code !== undefined) return code;
        known.set(label, own.length);
        own.push(label);
        return own.length - 1;
      });
    });
  }
}

function layoutOf(file: MatchedFile, columns: readonly ContractColumn[], nullTokens: readonly string[]): Layout {
  return {
    dialect: file.file.dialect,
    fields: file.file.header.length,
    columns: columns.map((column) => ({
      field: file.fields.find((f) => f.column === column)?.field ?? 0,
      kind: readKind(column),
      nullTokens,
    })),
    maxFieldBytes: MAX_FIELD_BYTES,
  };
}

function readKind({ type, values, role }: ContractColumn): ColumnKind {
  // more customers than a category has codes
  if (role === "key" && type === "category") return "text";
  if (type === "flag") return values ? "category" : "flag";
  return type === "code" ? "integer" : type;
}

function add(counts: Record<string, number>, key: string, count: number): void {
  counts[key] = (counts[key] ?? 0) + count;
}
