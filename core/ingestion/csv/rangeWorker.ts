import { serveTasks } from "../../jobs/serveTasks.ts";
import type { Layout } from "./layout.ts";
import { type RangeRows, readFileRange } from "./readFileRange.ts";
import { rowBuffers } from "./rowBuffers.ts";

/** One range for a worker thread to read. */
export interface RangeTask {
  path: string;
  layout: Layout;
  start: number;
  end: number;
  isFirst: boolean;
  exactStart?: number | undefined;
}

serveTasks<RangeTask, RangeRows>(({ path, layout, start, end, isFirst, exactStart }) => {
  const result = readFileRange(path, layout, start, end, isFirst, { exactStart });
  return { result, transfer: rowBuffers(result) };
});
