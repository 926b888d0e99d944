import { setImmediate } from "node:timers/promises";

/** What a long job is doing now. */
export interface Progress {
  /** A short phrase in the present tense: "Reading products.csv". */
  message: string;
  /** Work done and in all, in `unit`s; total 0 when it is not known. */
  done: number;
  total: number;
  unit: string;
  /** Units per second since the job began, and estimated seconds left (NaN when unknown). */
  rate: number;
  secondsLeft: number;
}

/** Long work: yields progress, returns its result. Cancelled through the AbortSignal it was given. */
export type Work<T> = AsyncGenerator<Progress, T, void>;

/** Longest stretch between two looks at what else happens: signals, messages, timers. Milliseconds. */
const BREATH_MS = 50;

/**
 * Runs work to its end, handing each step to `onProgress`; between steps the process hears signals, so that it can be cancelled.
 *
 * The next step waits for what `onProgress` returns: that is how a pause holds work.
 */
export async function finish<T>(work: Work<T>, onProgress?: (progress: Progress) => void | Promise<void>): Promise<T> {
  let breathed = performance.now();
  for (;;) {
    const step = await work.next();
    if (step.done) return step.value;
    const held = onProgress?.(step.value);
    if (held) await held;
    if (performance.now() - breathed < BREATH_MS) continue;
    await setImmediate();
    breathed = performance.now();
  }
}

/** Runs work that comes in steps to its end, in one go. */
export function complete<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Turns counts into Progress with rate and time left. */
export class ProgressMeter {
  readonly #unit: string;
  readonly #total: number;
  readonly #started = performance.now();

  constructor(unit: string, total: number) {
    this.#unit = unit;
    this.#total = total;
  }

  at(done: number, message: string): Progress {
    const seconds = (performance.now() - this.#started) / 1000;
    const rate = seconds > 0 ? done / seconds : 0;
    const secondsLeft = rate > 0 && this.#total > 0 ? Math.max(0, (this.#total - done) / rate) : Number.NaN;
    return { message, done, total: this.#total, unit: this.#unit, rate, secondsLeft };
  }
}
