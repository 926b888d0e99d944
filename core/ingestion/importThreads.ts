import { availableParallelism } from "node:os";
import { WorkerPool } from "../jobs/pool.ts";
import type { RangeTask } from "./csv/rangeWorker.ts";
import type { RangeRows } from "./csv/readFileRange.ts";
import type { RangeReaders } from "./csv/readTable.ts";
import { type EncodedMonth, encodeMonth, type MonthTask } from "./encodeMonth.ts";
import type { ImportAnswer, ImportTask } from "./importWorker.ts";

/** Fewer rows are encoded sooner than a thread starts. */
const ROWS_WORTH_A_THREAD = 50_000;

/**
 * The threads of one import, which read ranges of its files and encode its months, table after table: a thread that has
 * read one file reads the next one at full speed from the first row.
 */
export class ImportThreads {
  readonly threads: number;
  readonly #signal: AbortSignal | undefined;
  #pool: WorkerPool<ImportTask, ImportAnswer> | null = null;

  /** @param options.threads 0 works in the calling thread; all of the machine's when left out */
  constructor(options: { threads?: number | undefined; signal?: AbortSignal | undefined }) {
    this.threads = options.threads ?? availableParallelism();
    this.#signal = options.signal;
  }

  /** For `readTable`. */
  get readers(): RangeReaders {
    return {
      ahead: this.threads + 2,
      read: async (range: RangeTask) => (await this.#run({ range })) as RangeRows,
      close: async () => {},
    };
  }

  /** The month's arrays move to the thread and are empty here afterwards. */
  async encode({ table, month }: MonthTask): Promise<EncodedMonth> {
    if (month.rows < ROWS_WORTH_A_THREAD || this.threads === 0) return encodeMonth(table, month);
    const { columns, flags, flagNulls, offset, line } = month;
    const arrays = [...columns, flags, flagNulls, offset, line].filter((array) => array !== null);
    const task = { month: { table, month } };
    return (await this.#run(
      task,
      arrays.map((array) => array.buffer),
    )) as EncodedMonth;
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }

  #run(task: ImportTask, transfer: ArrayBuffer[] = []): Promise<ImportAnswer> {
    this.#pool ??= new WorkerPool(new URL("./importWorker.ts", import.meta.url), {
      threads: this.threads,
      signal: this.#signal,
    });
    return this.#pool.run(task, transfer);
  }
}
