import process from "node:process";
import type { Progress } from "../../jobs/progress.ts";

/** Measures one fit: when it began, how long it took, and the most memory that the process held while it ran. */
export class RunMeter {
  readonly started = new Date().toISOString();
  readonly #began = performance.now();
  #peakBytes = process.memoryUsage.rss();

  get seconds(): number {
    return (performance.now() - this.#began) / 1000;
  }

  /** Resident memory, all threads together. */
  get peakBytes(): number {
    this.#look();
    return this.#peakBytes;
  }

  /** Looks at the memory at each step, then hands the step on. */
  following(
    onProgress: ((progress: Progress) => void | Promise<void>) | undefined,
  ): (progress: Progress) => void | Promise<void> {
    return (progress) => {
      this.#look();
      return onProgress?.(progress);
    };
  }

  #look(): void {
    this.#peakBytes = Math.max(this.#peakBytes, process.memoryUsage.rss());
  }
}
