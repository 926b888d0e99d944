import { availableParallelism } from "node:os";
import { WorkerPool } from "../jobs/pool.ts";
import { type EncodedMonth, encodeMonth, type MonthTask } from "./encodeMonth.ts";

/** Fewer rows are encoded sooner than a thread starts. */
const ROWS_WORTH_A_THREAD = 50_000;

/** Encodes months on threads, which start with the first large month. */
export class MonthEncoder {
  readonly #threads: number | undefined;
  readonly #signal: AbortSignal | undefined;
  #pool: WorkerPool<MonthTask, EncodedMonth> | null = null;

  constructor(options: { threads?: number | undefined; signal?: AbortSignal | undefined }) {
    this.#threads = options.threads;
    this.#signal = options.signal;
  }

  /** Threads that encode at once; 0 when the calling thread does it. */
  get threads(): number {
    return this.#threads ?? availableParallelism();
  }

  /** The month's arrays move to the thread and are empty here afterwards. */
  async encode({ table, month }: MonthTask): Promise<EncodedMonth> {
    if (month.rows < ROWS_WORTH_A_THREAD || this.#threads === 0) return encodeMonth(table, month);
    const { columns, flags, flagNulls, offset, line } = month;
    const arrays = [...columns, flags, flagNulls, offset, line].filter((array) => array !== null);
    this.#pool ??= new WorkerPool(new URL("./encodeWorker.ts", import.meta.url), {
      signal: this.#signal,
      ...(this.#threads === undefined ? {} : { threads: this.#threads }),
    });
    return this.#pool.run(
      { table, month },
      arrays.map((array) => array.buffer),
    );
  }

  /** Ends the threads, and with them what they have not cleared up; the next large month starts new ones. */
  async close(): Promise<void> {
    await this.#pool?.close();
    this.#pool = null;
  }
}
