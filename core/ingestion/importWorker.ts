import { serveTasks } from "../jobs/serveTasks.ts";
import type { RangeTask } from "./csv/rangeWorker.ts";
import { type RangeRows, readFileRange } from "./csv/readFileRange.ts";
import { rowBuffers } from "./csv/rowBuffers.ts";
import { type EncodedMonth, encodeMonth, type MonthTask } from "./encodeMonth.ts";

/** What a thread of an import is asked for: to read a range of a file, or to encode a month. */
export type ImportTask = { range: RangeTask } | { month: MonthTask };
export type ImportAnswer = RangeRows | EncodedMonth;

serveTasks<ImportTask, ImportAnswer>((task) => {
  if ("range" in task) {
    const { path, layout, start, end, isFirst, exactStart } = task.range;
    const result = readFileRange(path, layout, start, end, isFirst, { exactStart });
    return { result, transfer: rowBuffers(result) };
  }
  const result = encodeMonth(task.month.table, task.month.month);
  // small zstd results share Node's buffer pool, which cannot be moved: those are copied
  return { result, transfer: [result.keys.buffer as ArrayBuffer] };
});
