import { CancelledError } from "../errors/domainError.ts";
import { WorkerLostError, WorkerPool } from "../jobs/pool.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import type { ANSWERS, PlannerTask } from "./plannerWorker.ts";

type Answers = typeof ANSWERS;
type Name = keyof Answers;

/**
 * The campaign planner on a thread of its own with its own connection, which only reads: half a million scores are read, and
 * plans tried, while the core answers other questions. It starts with the first question; questions wait for each other.
 */
export class PlannerThread {
  readonly #path: string;
  #pool: WorkerPool<PlannerTask, unknown> | null = null;
  #isClosed = false;

  constructor({ path }: WorkspaceFile) {
    this.#path = path;
  }

  /** @throws what the planner throws (core/api/campaignPlanner.ts), WorkerLostError, CancelledError when closed meanwhile */
  async ask<N extends Name>(name: N, ...input: Parameters<Answers[N]>): Promise<ReturnType<Answers[N]>> {
    if (this.#isClosed) throw new CancelledError("The workspace was closed");
    this.#pool ??= this.#start();
    const pool = this.#pool;
    try {
      return (await pool.run({ name, input } as PlannerTask)) as ReturnType<Answers[N]>;
    } catch (error) {
      // the next question starts another thread
      if (error instanceof WorkerLostError && this.#pool === pool) this.#pool = null;
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#pool?.close();
  }

  #start() {
    const module = new URL("./plannerWorker.ts", import.meta.url);
    return new WorkerPool<PlannerTask, unknown>(module, { threads: 1, workerData: this.#path });
  }
}
