import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Place } from "./host.ts";

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Begin and length, μs. */
  ts: number;
  dur: number;
  /** Time on the processor, μs: what the task itself took, however busy the computer is with other things. */
  tdur?: number;
  args: { name?: string };
}

/** Name of the mark in the recording where the progress bar goes. */
const OVER = "easymoney-over";

/** Lengths of the page's longest tasks on the processor, ms. */
interface LongestTasks {
  /** While a progress bar stands on the page. */
  during: number;
  /** From the task that takes the bar away on: what came of the work is drawn. */
  after: number;
}

/**
 * Does something while every task of the page's main thread is timed by Chromium itself. A progress bar stands on the page
 * when it begins, and is gone at the end.
 */
export async function longestTasks(page: Page, { folder }: Place, act: () => Promise<void>): Promise<LongestTasks> {
  const browser = page.context().browser();
  if (!browser) throw new Error("only Chromium's own tracing tells tasks apart");
  await page.evaluate((over) => {
    new MutationObserver((_changes, observer) => {
      if (document.querySelector("main [role=progressbar]")) return;
      performance.mark(over);
      observer.disconnect();
    }).observe(document.body, { childList: true, subtree: true });
  }, OVER);
  const path = join(folder, "tasks.json");
  const categories = ["toplevel", "blink.user_timing", "disabled-by-default-devtools.timeline"];
  await browser.startTracing(page, { path, categories });
  await act();
  await browser.stopTracing();
  const { traceEvents: events } = JSON.parse(readFileSync(path, "utf8")) as { traceEvents: TraceEvent[] };
  const threads = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const isMain = ({ pid, tid }: TraceEvent) => threads.some((thread) => thread.pid === pid && thread.tid === tid);
  const over = events.find(({ name }) => name === OVER)?.ts;
  const tasks = events.filter((event) => /RunTask$/.test(event.name) && event.tdur !== undefined && isMain(event));
  if (over === undefined || tasks.length === 0) throw new Error("Chromium told of no task, or of no end");
  const longest = (some: TraceEvent[]) => Math.max(0, ...some.map(({ tdur = 0 }) => tdur / 1000));
  return {
    during: longest(tasks.filter(({ ts, dur }) => ts + dur < over)),
    after: longest(tasks.filter(({ ts, dur }) => ts + dur >= over)),
  };
}
