import type { Job } from "../../../contract/desk/jobs.ts";
import { CancelledError } from "../../../errors/domainError.ts";
import type { Progress } from "../../../jobs/progress.ts";
import type { Control } from "../../control.ts";
import { faultOf } from "../faults.ts";

/** What a job came to. */
export interface JobOutcome {
  /** Small plain JSON: it crosses to every window. */
  result: unknown;
  /** A file that it wrote. */
  file?: string;
}

/** How a job's work follows what is asked of it; parts of the work take parts of the whole share. */
export interface JobControl extends Control {
  signal: AbortSignal;
  /** The control of a part of the work that takes the share from `from` to `to`. */
  part(from: number, to: number): Control;
}

export type JobWork = (control: JobControl) => Promise<JobOutcome>;

const LOG_LINES = 200;
const now = () => new Date().toISOString();

/** One piece of long work of the desk, from the queue to its end. */
export class DeskJob {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly #work: JobWork;
  readonly #changed: () => void;
  readonly #abort = new AbortController();
  #state: Job["state"] = "queued";
  #message = "Waiting for its turn";
  #share: number | null = null;
  #rate = 0;
  #unit = "";
  #secondsLeft: number | null = null;
  #started: string | null = null;
  #ended: string | null = null;
  #log: Job["log"] = [];
  #outcome: JobOutcome = { result: null };
  #fault: Job["fault"] = null;
  /** Ends when a pause ends; null while there is none. */
  #held: { promise: Promise<void>; release: () => void } | null = null;
  /** Milliseconds of work: the clock stands still in a pause. */
  #workedMs = 0;
  #resumedAt = 0;

  constructor(id: number, kind: string, title: string, work: JobWork, changed: () => void) {
    this.id = id;
    this.kind = kind;
    this.title = title;
    this.#work = work;
    this.#changed = changed;
  }

  get isOver(): boolean {
    return this.#state === "done" || this.#state === "failed" || this.#state === "cancelled";
  }

  get file(): string | null {
    return this.#outcome.file ?? null;
  }

  /** Works to the end, whatever that is; never throws. */
  async run(threads: number | undefined): Promise<void> {
    if (this.isOver) return;
    this.#started = now();
    this.#resumedAt = performance.now();
    this.#enter("running", "Starting");
    const { signal } = this.#abort;
    const control: JobControl = {
      signal,
      threads,
      onProgress: (progress) => this.#follow(progress, 0, 1, false),
      part: (from, to) => ({
        signal,
        threads,
        onProgress: (progress) => this.#follow(progress, from, to, true),
      }),
    };
    try {
      this.#outcome = await this.#work(control);
      this.#share = 1;
      this.#end("done", "Done");
    } catch (error) {
      if (error instanceof CancelledError) this.#end("cancelled", "Cancelled; nothing was changed");
      else {
        this.#fault = faultOf(error);
        this.#end("failed", this.#fault.message);
      }
    }
  }

  /** Asks the work to stop; a job that waits for its turn is over at once. */
  cancel(): void {
    if (this.isOver) return;
    this.#abort.abort();
    if (this.#state === "queued") this.#end("cancelled", "Cancelled before its turn");
    else this.#message = "Cancelling";
    this.#release();
    this.#changed();
  }

  /** Holds the work at its next step. */
  pause(): void {
    if (this.#state !== "running" || this.#abort.signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = { promise, release: resolve };
    this.#workedMs += performance.now() - this.#resumedAt;
    this.#enter("paused", this.#message);
  }

  resume(): void {
    if (this.#state !== "paused") return;
    this.#resumedAt = performance.now();
    this.#enter("running", this.#message);
    this.#release();
  }

  /** How it stands, as plain data. */
  look(): Job {
    return {
      id: this.id,
      kind: this.kind,
      title: this.title,
      state: this.#state,
      message: this.#message,
      share: this.#share,
      rate: this.#rate,
      unit: this.#unit,
      secondsLeft: this.#secondsLeft,
      started: this.#started,
      ended: this.#ended,
      log: [...this.#log],
      result: this.#outcome.result,
      file: this.file,
      fault: this.#fault,
    };
  }

  #follow(progress: Progress, from: number, to: number, isPart: boolean): void | Promise<void> {
    const { message, done, total, unit, rate, secondsLeft } = progress;
    const share = total > 0 ? Math.min(1, done / total) : null;
    if (share !== null || isPart) {
      // work that cannot say how far it is stands at its beginning; a share never goes back
      this.#share = Math.max(this.#share ?? 0, from + (to - from) * (share ?? 0));
    }
    this.#rate = Number.isFinite(rate) ? rate : 0;
    this.#unit = unit;
    this.#secondsLeft = isPart ? this.#secondsByShare() : Number.isFinite(secondsLeft) ? secondsLeft : null;
    if (this.#state === "running" && !this.#abort.signal.aborted) this.#say(message);
    this.#changed();
    return this.#held?.promise;
  }

  /** From the share done and the time that it took. */
  #secondsByShare(): number | null {
    const share = this.#share ?? 0;
    if (share < 0.02) return null;
    const pausing = this.#held ? 0 : performance.now() - this.#resumedAt;
    return ((this.#workedMs + pausing) / 1000 / share) * (1 - share);
  }

  #enter(state: Job["state"], message: string): void {
    this.#state = state;
    this.#say(message);
    this.#changed();
  }

  #end(state: Job["state"], message: string): void {
    this.#ended = now();
    this.#secondsLeft = null;
    this.#enter(state, message);
  }

  #say(message: string): void {
    const isNew = this.#log.at(-1)?.message !== message;
    this.#message = message;
    if (isNew) this.#log = [...this.#log, { at: now(), message }].slice(-LOG_LINES);
  }

  #release(): void {
    this.#held?.release();
    this.#held = null;
  }
}
