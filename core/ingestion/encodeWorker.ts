import { serveTasks } from "../jobs/serveTasks.ts";
import { type EncodedMonth, encodeMonth, type MonthTask } from "./encodeMonth.ts";

serveTasks<MonthTask, EncodedMonth>((task) => {
  const result = encodeMonth(task.table, task.month);
  // small zstd results share Node's buffer pool, which cannot be moved: those are copied
  return { result, transfer: [result.keys.buffer as ArrayBuffer] };
});
