import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { csvCell } from "./csv/csvCell.ts";

/** One row that was not accepted, and why. */
export interface Reject {
  table: string;
  file: string;
  line: number;
  offset: number;
  column: string;
  value: string;
  reason: string;
}

/** What to do about each reason, in words. */
const MENDS: Readonly<Record<string, string>> = {
  "duplicate-key": "Keep one row per customer and month; the first in the file was taken.",
  "null-key": "Fill in the customer's key.",
  "null-month": "Fill in the month.",
  "null-value": "Fill in the value, or allow a repair in the contract (onNull).",
  "out-of-range": "Correct the value, or widen min and max in the contract.",
  "unknown-code": "Correct the code, or add it to the contract's codes.",
  "unknown-product": "Add the product's code to the contract or to product_description.",
  "unknown-customer": "Import the customer's rows first, or correct the key.",
  "not-a-flag": "Write 0 or 1.",
  "not-an-integer": "Write a whole number.",
  "not-a-number": "Write a number with the file's decimal mark.",
  "not-a-date": "Write the date as YYYY-MM-DD or YYYY-MM.",
  "impossible-date": "Correct the day: the calendar has no such date.",
  "not-a-month": "Write the month as YYYY-MM or YYYY-MM-DD.",
  "too-few-fields": "Give the row as many fields as the header.",
  "too-many-fields": "Give the row as many fields as the header; quote text that holds the separator.",
  "field-too-long": "Look for a quote that is never closed.",
  "unclosed-quote": "Close the quote.",
  "text-after-quote": "Double a quote inside a quoted field.",
  "bad-encoding": "Save the file as UTF-8.",
};

const COLUMNS = ["table", "file", "line", "byte_offset", "column", "value", "reason", "mend"];
const BATCH = 2_000;

/** Rows of text on their way to a CSV file: made with the first row, written in batches. */
export class RowsFile {
  count = 0;
  readonly path: string;
  readonly #columns: readonly string[];
  #lines: string[] = [];

  constructor(path: string, columns: readonly string[]) {
    this.path = path;
    this.#columns = columns;
  }

  add(cells: readonly (string | number)[]): void {
    this.#lines.push(cells.map((cell) => csvCell(cell)).join(","));
    this.count++;
    if (this.#lines.length >= BATCH) this.flush();
  }

  flush(): void {
    if (this.#lines.length === 0) return;
    if (this.count === this.#lines.length) {
      mkdirSync(dirname(this.path), { recursive: true });
      writeFileSync(this.path, `${this.#columns.join(",")}\n`);
    }
    appendFileSync(this.path, `${this.#lines.join("\n")}\n`);
    this.#lines = [];
  }

  /** Takes the file away again. */
  discard(): void {
    this.#lines = [];
    rmSync(this.path, { force: true });
  }
}

/** The rejects file of one import. */
export class RejectsFile {
  readonly #rows: RowsFile;

  constructor(path: string) {
    this.#rows = new RowsFile(path, COLUMNS);
  }

  get path(): string {
    return this.#rows.path;
  }

  get count(): number {
    return this.#rows.count;
  }

  add({ table, file, line, offset, column, value, reason }: Reject): void {
    this.#rows.add([table, file, line, offset, column, value, reason, MENDS[reason] ?? "Correct the row."]);
  }

  flush(): void {
    this.#rows.flush();
  }

  discard(): void {
    this.#rows.discard();
  }
}
