import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Place } from "./host.ts";

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Time on the processor, μs: what the task itself took, however busy the computer is with other things. */
  tdur?: number;
  args: { name?: string };
}

/**
 * Does something while every task of the page's main thread is timed by Chromium itself.
 *
 * @returns length of the longest task on the processor, ms
 */
export async function longestTask(page: Page, { folder }: Place, act: () => Promise<void>): Promise<number> {
  const browser = page.context().browser();
  if (!browser) throw new Error("only Chromium's own tracing tells tasks apart");
  const path = join(folder, "tasks.json");
  await browser.startTracing(page, { path, categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
  await act();
  await browser.stopTracing();
  const { traceEvents: events } = JSON.parse(readFileSync(path, "utf8")) as { traceEvents: TraceEvent[] };
  const threads = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const isMain = ({ pid, tid }: TraceEvent) => threads.some((thread) => thread.pid === pid && thread.tid === tid);
  const tasks = events.filter((event) => /RunTask$/.test(event.name) && event.tdur !== undefined && isMain(event));
  if (tasks.length === 0) throw new Error("Chromium told of no task");
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000));
}
