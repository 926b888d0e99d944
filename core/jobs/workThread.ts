import { Worker } from "node:worker_threads";
import { CancelledError, throwIfCancelled } from "../errors/domainError.ts";
import { type CarriedError, unpackError } from "./carriedError.ts";
import { WorkerLostError } from "./pool.ts";
import type { Progress, Work } from "./progress.ts";

/** What a thread at work says. */
export type ThreadWord<Result> = { progress: Progress } | { result: Result } | { error: CarriedError };

/**
 * Runs one piece of long work on a thread of its own: nothing that it does holds up whoever waits for it.
 *
 * The module calls `serveWork` (jobs/serveWork.ts). The thread goes on when its progress was taken, so that a pause holds it too;
 * it is ended at once when the signal fires.
 *
 * @param module URL of the module
 * @param task plain data; what it refers to is copied
 * @throws CancelledError, WorkerLostError, and what the work throws
 */
export async function* onThread<Task, Result>(module: URL, task: Task, signal: AbortSignal | undefined): Work<Result> {
  throwIfCancelled(signal);
  const words: ThreadWord<Result>[] = [];
  let lost = null as Error | null;
  let wake = () => {};
  const lose = (error: Error) => {
    lost ??= error;
    wake();
  };
  const cancel = () => lose(new CancelledError());
  const worker = new Worker(module, { workerData: task });
  worker
    .on("message", (word: ThreadWord<Result>) => {
      words.push(word);
      wake();
    })
    .on("error", (error) => lose(new WorkerLostError(module, error)))
    .on("exit", () => lose(new WorkerLostError(module, new Error("the worker thread ended"))));
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    for (;;) {
      throwIfCancelled(signal);
      const word = words.shift();
      if (word === undefined) {
        if (lost) throw lost;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if ("progress" in word) {
        yield word.progress;
        worker.postMessage("go on");
      } else if ("error" in word) throw unpackError(word.error);
      else return word.result;
    }
  } finally {
    signal?.removeEventListener("abort", cancel);
    await worker.terminate();
  }
}
