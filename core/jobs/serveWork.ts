import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { packError } from "./carriedError.ts";
import { finish, type Work } from "./progress.ts";
import type { ThreadWord } from "./workThread.ts";

/** Progress is told at most this often, whoever follows it has other things to do. Milliseconds. */
const TELL_MS = 40;

/** The thread's side of `onThread`: does the one task that the thread was started for. */
export function serveWork<Task, Result>(work: (task: Task) => Work<Result>): void {
  const port = parentPort;
  if (!port) throw new Error("serveWork must run in a worker thread");
  const say = (word: ThreadWord<Result>) => port.postMessage(word);
  let told = Number.NEGATIVE_INFINITY;
  let message = "";
  finish(work(workerData as Task), async (progress) => {
    if (progress.message === message && performance.now() - told < TELL_MS) return;
    say({ progress });
    await once(port, "message");
    message = progress.message;
    told = performance.now();
  }).then(
    (result) => say({ result }),
    (error) => say({ error: packError(error) }),
  );
}
