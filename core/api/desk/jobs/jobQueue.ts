import type { Job } from "../../../contract/desk/jobs.ts";
import { DomainError } from "../../../errors/domainError.ts";
import { Changes } from "../changes.ts";
import { DeskJob, type JobWork } from "./deskJob.ts";

class UnknownJobError extends DomainError {
  constructor(id: number) {
    super({
      code: "unknown-job",
      what: `There is no job ${id}`,
      mend: "Look at the list of jobs: it holds those since the program was started.",
      facts: { id },
    });
  }
}

class BusyError extends DomainError {
  constructor(what: string, job: string) {
    super({
      code: "job-running",
      what: `${what} must wait for "${job}"`,
      mend: "Wait until the job has ended, or cancel it.",
      facts: { job },
    });
  }
}

/** Jobs that are remembered. */
const KEPT = 50;
/** Between two looks at the jobs, milliseconds. */
const LOOK_MS = 100;
/** How long closing waits for a job to finish or roll back. */
const CLOSE_MS = 5000;

/** Long work, one piece at a time in the order in which it was asked for. It goes on whether a window looks on or not. */
export class JobQueue {
  readonly #changes = new Changes();
  readonly #threads: () => number | undefined;
  readonly #over: (job: Job) => void;
  #jobs: DeskJob[] = [];
  #nextId = 1;
  #running: Promise<void> = Promise.resolve();
  #isClosed = false;

  /**
   * @param threads how many worker threads a job may use; asked when it starts
   * @param over hears of every job that has ended
   */
  constructor(threads: () => number | undefined, over: (job: Job) => void) {
    this.#threads = threads;
    this.#over = over;
  }

  start(kind: string, title: string, work: JobWork): number {
    if (this.#isClosed) throw new BusyError("A new job", "closing the program");
    const job = new DeskJob(this.#nextId++, kind, title, work, () => this.#changes.fire());
    const others = this.#jobs.filter((each) => each.isOver).slice(-KEPT);
    this.#jobs = [...this.#jobs.filter((each) => others.includes(each) || !each.isOver), job];
    this.#running = this.#running.then(async () => {
      await job.run(this.#threads());
      this.#over(job.look());
    });
    this.#changes.fire();
    return job.id;
  }

  /** Newest first. */
  list(): Job[] {
    return this.#jobs.map((job) => job.look()).reverse();
  }

  /** The list at once and after changes, at most ten times a second. */
  watch(signal: AbortSignal | undefined) {
    return this.#changes.watch(() => this.list(), LOOK_MS, signal);
  }

  /** @throws UnknownJobError */
  find(id: number): DeskJob {
    const job = this.#jobs.find((each) => each.id === id);
    if (!job) throw new UnknownJobError(id);
    return job;
  }

  /**
   * Refuses something that a job would be disturbed by.
   *
   * @param kinds only jobs of these; all when left out
   * @throws BusyError
   */
  refuseWhileBusy(what: string, kinds?: readonly string[]): void {
    const job = this.#jobs.find((each) => !each.isOver && (kinds === undefined || kinds.includes(each.kind)));
    if (job) throw new BusyError(what, job.title);
  }

  /** Cancels everything and waits until the running job has rolled back, 5 s at most. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#jobs) job.cancel();
    const limit = Promise.withResolvers<void>();
    const timer = setTimeout(limit.resolve, CLOSE_MS);
    await Promise.race([this.#running, limit.promise]);
    clearTimeout(timer);
  }
}
