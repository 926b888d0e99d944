import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { CancelledError, DomainError } from "../errors/domainError.ts";
import { type CarriedError, unpackError } from "./carriedError.ts";

/**
 * A fixed set of worker threads that all run one module; tasks are handed out in the order in which they were asked for.
 *
 * The worker module calls `serveTasks` (jobs/serveTasks.ts). A thread that dies fails only its own task, with the reason.
 * `close` (or the signal) ends the threads at once, also in the middle of a task.
 */
export class WorkerPool<Task, Result> {
  readonly size: number;
  readonly #workers: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #queue: Pending<Task, Result>[] = [];
  readonly #running = new Map<Worker, Pending<Task, Result>>();
  readonly #signal: AbortSignal | undefined;
  readonly #module: URL;
  #lastLoss: unknown;
  #closed = false;
  readonly #abort = () => void this.close();

  /**
   * @param module URL of the worker module
   * @param options.threads how many threads; the machine's parallelism when left out
   * @param options.signal ends the pool when it fires; waiting tasks fail with CancelledError
   */
  constructor(module: URL, options: { threads?: number; signal?: AbortSignal | undefined; workerData?: unknown } = {}) {
    this.size = Math.max(1, options.threads ?? availableParallelism());
    this.#signal = options.signal;
    this.#module = module;
    for (let i = 0; i < this.size; i++) this.#start(module, options.workerData);
    if (this.#signal?.aborted) this.#abort();
    else this.#signal?.addEventListener("abort", this.#abort, { once: true });
  }

  /** Runs one task on the next free thread. Buffers named in `transfer` move to it. */
  run(task: Task, transfer: ArrayBuffer[] = []): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new CancelledError());
        return;
      }
      if (this.#workers.length === 0) {
        reject(new WorkerLostError(this.#module, this.#lastLoss));
        return;
      }
      this.#queue.push({ task, transfer, resolve, reject });
      this.#next();
    });
  }

  /** Ends all threads; tasks that have not finished fail with CancelledError. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#signal?.removeEventListener("abort", this.#abort);
    const pending = [...this.#queue.splice(0), ...this.#running.values()];
    this.#running.clear();
    for (const { reject } of pending) reject(new CancelledError());
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #start(module: URL, workerData: unknown): void {
    const worker = new Worker(module, { workerData });
    this.#workers.push(worker);
    this.#idle.push(worker);
    worker.on("message", (reply: { result: Result } | { error: CarriedError }) => {
      const pending = this.#running.get(worker);
      if (!pending) return;
      this.#running.delete(worker);
      this.#idle.push(worker);
      if ("error" in reply) pending.reject(unpackError(reply.error));
      else pending.resolve(reply.result);
      this.#next();
    });
    worker.on("error", (error) => this.#lose(worker, module, error));
    worker.on("exit", () => this.#lose(worker, module, new Error("the worker thread ended")));
  }

  #lose(worker: Worker, module: URL, error: unknown): void {
    const pending = this.#running.get(worker);
    if (!this.#workers.includes(worker)) return;
    this.#lastLoss = error;
    this.#running.delete(worker);
    for (const list of [this.#workers, this.#idle]) {
      const at = list.indexOf(worker);
      if (at >= 0) list.splice(at, 1);
    }
    pending?.reject(error instanceof DomainError ? error : new WorkerLostError(module, error));
    if (this.#workers.length === 0 && !this.#closed) {
      for (const { reject } of this.#queue.splice(0)) reject(new WorkerLostError(module, error));
    }
  }

  #next(): void {
    while (this.#idle.length > 0 && this.#queue.length > 0) {
      const worker = this.#idle.pop() as Worker;
      const pending = this.#queue.shift() as Pending<Task, Result>;
      this.#running.set(worker, pending);
      worker.postMessage(pending.task, pending.transfer);
    }
  }
}

interface Pending<Task, Result> {
  task: Task;
  transfer: ArrayBuffer[];
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/** A worker thread ended before its task was done. */
export class WorkerLostError extends DomainError {
  constructor(module: URL, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super({
      code: "worker-lost",
      what: `A worker thread stopped: ${reason}`,
      where: module.pathname.split("/").slice(-2).join("/"),
      mend: "The workspace is unchanged. Close other programs if memory is short, and run the job again.",
      facts: { reason },
    });
  }
}
