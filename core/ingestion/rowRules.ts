import type { ContractColumn } from "./contract/dataContract.ts";
import { INTEGER_NULL, type ParsedColumn, type ParsedRows } from "./csv/layout.ts";

/** Why a row of a block is rejected: column index in the table (-1 for the row itself) and reason. */
interface RowFault {
  column: number;
  reason: string;
  value: string;
}

/** What the contract says of one block: the first fault of each bad row, and the cells that were repaired. */
export interface Judgement {
  faults: Map<number, RowFault>;
  /** Only cells of accepted rows. */
  repaired: { row: number; column: number }[];
}

/** Applies the contract's rules to a block; repairs nulls in place. */
export function judgeRows(block: ParsedRows, columns: readonly ContractColumn[]): Judgement {
  const faults = new Map<number, RowFault>();
  const reject = (row: number, column: number, reason: string, value: string) => {
    if (!faults.has(row)) faults.set(row, { column, reason, value });
  };
  for (const fault of block.faults) {
    if (fault.row < 0 || columns[fault.column].onInvalid === "null") continue;
    // a thirteenth month is an impossible date to the reader and no month to the person
    const reason = columns[fault.column].type === "month" ? "not-a-month" : fault.reason;
    reject(fault.row, fault.column, reason, fault.value);
  }
  columns.forEach((column, c) => {
    for (const [row, reason, value] of brokenCells(block, block.columns[c], column)) reject(row, c, reason, value);
  });
  const repaired: Judgement["repaired"] = [];
  let flagNulls = 0;
  for (let row = 0; row < block.rows; row++) flagNulls |= block.flagNulls[row];
  columns.forEach((column, c) => {
    const { onNull } = column;
    if (onNull === "keep") return;
    const cells = block.columns[c];
    if (cells.kind === "flag" && (flagNulls & (1 << cells.bit)) === 0) return;
    for (const row of nullRows(block, cells)) {
      if (faults.has(row)) continue;
      if (typeof onNull === "object") {
        repair(block, cells, row, onNull.repair);
        repaired.push({ row, column: c });
      } else
        reject(row, c, column.role === "key" ? "null-key" : column.role === "month" ? "null-month" : "null-value", "");
    }
  });
  return { faults, repaired };
}

function* brokenCells(
  block: ParsedRows,
  cells: ParsedColumn,
  column: ContractColumn,
): Generator<[row: number, reason: string, value: string]> {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = column;
  if (cells.kind === "integer" || cells.kind === "decimal") {
    if (column.min === undefined && column.max === undefined) return;
    const { values } = cells;
    for (let row = nextOutside(values, min, max, 0); row >= 0; row = nextOutside(values, min, max, row + 1)) {
      yield [row, "out-of-range", String(values[row])];
    }
  }
  if (cells.kind === "category") {
    const allowed = column.values ? Object.keys(column.values) : column.codes;
    if (!allowed) return;
    const known = cells.labels.map((label, code) => code === 0 || allowed.includes(label));
    if (known.every(Boolean)) return;
    for (let row = 0; row < block.rows; row++) {
      const code = cells.codes[row];
      if (!known[code]) yield [row, "unknown-code", cells.labels[code]];
    }
  }
}

function nextOutside(values: Int32Array | Float64Array, min: number, max: number, from: number): number {
  for (let row = from; row < values.length; row++) {
    const value = values[row];
    // NaN fails both comparisons
    if ((value < min || value > max) && value !== INTEGER_NULL) return row;
  }
  return -1;
}

function* nullRows(block: ParsedRows, cells: ParsedColumn): Generator<number> {
  if (cells.kind === "flag") {
    const bit = 1 << cells.bit;
    for (let row = 0; row < block.rows; row++) if ((block.flagNulls[row] & bit) !== 0) yield row;
    return;
  }
  // most columns have no null at all: they are searched at the speed of memory
  if (cells.kind === "decimal") {
    const { values } = cells;
    for (let row = nextNaN(values, 0); row >= 0; row = nextNaN(values, row + 1)) yield row;
  } else if (cells.kind === "category" || cells.kind === "text") {
    const { codes } = cells;
    for (let row = codes.indexOf(0); row >= 0; row = codes.indexOf(0, row + 1)) yield row;
  } else {
    const { values } = cells;
    for (let row = values.indexOf(INTEGER_NULL); row >= 0; row = values.indexOf(INTEGER_NULL, row + 1)) yield row;
  }
}

function nextNaN(values: Float64Array, from: number): number {
  for (let row = from; row < values.length; row++) if (Number.isNaN(values[row])) return row;
  return -1;
}

function repair(block: ParsedRows, cells: ParsedColumn, row: number, value: number): void {
  if (cells.kind === "flag") {
    const bit = 1 << cells.bit;
    block.flagNulls[row] &= ~bit;
    block.flags[row] = value === 1 ? block.flags[row] | bit : block.flags[row] & ~bit;
  } else if (cells.kind !== "category" && cells.kind !== "text") cells.values[row] = value;
}
