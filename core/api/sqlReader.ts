import { Worker } from "node:worker_threads";
import { CancelledError, DomainError } from "../errors/domainError.ts";
import { type CarriedError, unpackError } from "../jobs/carriedError.ts";
import type { Progress } from "../jobs/progress.ts";
import type { ExportReport } from "../reporting/tables/exportTable.ts";
import type { QueryResult } from "../store/sqlView.ts";
import type { Control } from "./control.ts";

/** What the thread is asked; `path` of the workspace comes as its data. */
export type SqlTask =
  | { kind: "query"; query: string; version: string; limit: number }
  | { kind: "export"; query: string; version: string; path: string };

export type SqlAnswer = { result: QueryResult | ExportReport } | { progress: Progress } | { error: CarriedError };

class SlowQueryError extends DomainError {
  constructor(seconds: number) {
    super({
      code: "slow-query",
      what: `The query was stopped after ${seconds} s`,
      mend: "Ask for one month, panel('2019-05'), or export the answer: an export may take as long as it needs.",
      facts: { seconds },
    });
  }
}

const LIMIT_SECONDS = 60;

/**
 * Runs queries on a thread of its own with its own connection, which reads only: a long one holds nobody up and can be stopped
 * at any moment.
 */
export class SqlReader {
  readonly #path: string;
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** Queries wait for each other. @throws QueryRefusedError, SlowQueryError, CancelledError */
  query(query: string, version: string, limit: number, signal?: AbortSignal): Promise<QueryResult> {
    const turn = this.#last.then(() => {
      if (this.#isClosed || signal?.aborted) throw new CancelledError();
      this.#worker ??= this.#start();
      return this.#ask<QueryResult>(this.#worker, { kind: "query", query, version, limit }, { signal }, LIMIT_SECONDS);
    });
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Writes all rows of an answer to a CSV or XLSX file. @throws QueryRefusedError, CancelledError */
  async export(query: string, version: string, path: string, control: Control): Promise<ExportReport> {
    const worker = this.#start();
    try {
      return await this.#ask<ExportReport>(worker, { kind: "export", query, version, path }, control, null);
    } finally {
      await worker.terminate();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL("./sqlWorker.ts", import.meta.url), { workerData: this.#path });
    const forget = () => {
      if (this.#worker === worker) this.#worker = null;
    };
    // one that dies between two queries is replaced at the next
    return worker.on("error", forget).on("exit", forget);
  }

  #ask<T extends QueryResult | ExportReport>(
    worker: Worker,
    task: SqlTask,
    { onProgress, signal }: Control,
    limitSeconds: number | null,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const stop = (error: unknown) => {
        end();
        if (this.#worker === worker) this.#worker = null;
        void worker.terminate();
        reject(error);
      };
      const onAbort = () => stop(new CancelledError());
      const onExit = () => stop(new CancelledError("The thread of the query ended"));
      const onMessage = (answer: SqlAnswer) => {
        if ("progress" in answer) {
          void onProgress?.(answer.progress);
          return;
        }
        end();
        if ("error" in answer) reject(unpackError(answer.error));
        else resolve(answer.result as T);
      };
      const timer =
        limitSeconds === null ? null : setTimeout(() => stop(new SlowQueryError(limitSeconds)), limitSeconds * 1000);
      const end = () => {
        if (timer !== null) clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
        worker.off("message", onMessage).off("error", stop).off("exit", onExit);
      };
      worker.on("message", onMessage).on("error", stop).on("exit", onExit);
      signal?.addEventListener("abort", onAbort, { once: true });
      worker.postMessage(task);
    });
  }
}
