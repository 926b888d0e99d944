import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { EndlessRowError } from "./fileFaults.ts";
import type { Layout, ParsedRows } from "./layout.ts";
import { parseRows } from "./parseRows.ts";
import { nextLine } from "./readField.ts";

/** Rows of a range of a file: `base` and `end` are offsets in the file, `rowStart` counts from `base`. */
export interface RangeRows extends ParsedRows {
  /** Where the first row read begins. */
  base: number;
}

/** A row longer than this is taken for damage. */
export const MAX_ROW_BYTES = 64 * 1024 * 1024;
const LOOK_AHEAD_BYTES = 65_536;

/**
 * Reads the rows that begin in [start, end) of an uncompressed file; runs in worker threads, one range after the other.
 *
 * Where the first row begins is a guess, unless `isFirst` or `exactStart` says it: after the first line break at or after
 * `start - 1`, as if `start` were not inside quotes. The guess was right if `base` equals the `end` of the range before.
 *
 * @param isFirst `start` is the start of a row
 * @param options.exactStart where the first row truly begins, if the guess was wrong
 * @throws EndlessRowError when a row is longer than 64 MiB; LayoutError; the file system's faults
 */
export function readFileRange(
  path: string,
  layout: Layout,
  start: number,
  end: number,
  isFirst: boolean,
  options: { exactStart?: number | undefined } = {},
): RangeRows {
  const known = options.exactStart ?? (isFirst ? start : undefined);
  const from = known ?? start - 1;
  const fd = openSync(path, "r");
  try {
    const { size } = fstatSync(fd);
    for (let ahead = LOOK_AHEAD_BYTES; ; ahead *= 4) {
      const to = Math.min(size, Math.max(from, end) + ahead);
      const bytes = readInto(fd, from, to);
      const last = to === size;
      const first = known === undefined ? nextLine(bytes, 0, last) : 0;
      if (first >= 0) {
        const parsed = parseRows(bytes, first, end - from, layout, { last });
        if (last || from + parsed.end >= end) return { ...parsed, base: from + first, end: from + parsed.end };
      }
      if (ahead >= MAX_ROW_BYTES) throw new EndlessRowError(path, from, MAX_ROW_BYTES);
    }
  } finally {
    closeSync(fd);
  }
}

/** Kept between ranges: a thread reads one range at a time, and nothing of the bytes is handed on. */
let scratch = new Uint8Array(0);

function readInto(fd: number, from: number, to: number): Uint8Array {
  const length = Math.max(0, to - from);
  if (scratch.length < length) scratch = new Uint8Array(Math.ceil(length * 1.1));
  let read = 0;
  while (read < length) {
    const got = readSync(fd, scratch, read, length - read, from + read);
    if (got === 0) break;
    read += got;
  }
  return scratch.subarray(0, read);
}
