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

  /** The month's arrays move to the thread and are empty here afterwards. */
  async encode({ table, month }: MonthTask): Promise<EncodedMonth> {
    if (month.rows < ROWS_WORTH_A_THREAD || this.#threads === 0) return encodeMonth(table, month);
    const { rows, columns, flags, flagNulls, file, offset, line } = month;
    const cells = { rows, columns, flags, flagNulls, file, offset, line };
    const arrays = [...columns.filter((column) => column !== null), flags, flagNulls, file, offset, line];
    this.#pool ??= new WorkerPool(new URL("./encodeWorker.ts", import.meta.url), {
      signal: this.#signal,
      ...(this.#threads === undefined ? {} : { threads: this.#threads }),
    });
    return this.#pool.run(
      { table, month: cells },
      arrays.map((array) => array.buffer),
    );
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }
}
