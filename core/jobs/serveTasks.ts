import { parentPort } from "node:worker_threads";
import { packError } from "./carriedError.ts";

/**
 * The worker side of WorkerPool: answers each task with what `work` returns.
 *
 * @param work one task to one result; list buffers to move, not copy, in `transfer`
 */
export function serveTasks<Task, Result>(
  work: (
    task: Task,
  ) => Promise<{ result: Result; transfer?: ArrayBuffer[] }> | { result: Result; transfer?: ArrayBuffer[] },
): void {
  const port = parentPort;
  if (!port) throw new Error("serveTasks must run in a worker thread");
  port.on("message", async (task: Task) => {
    try {
      const { result, transfer = [] } = await work(task);
      port.postMessage({ result }, transfer);
    } catch (error) {
      port.postMessage({ error: packError(error) });
    }
  });
}
