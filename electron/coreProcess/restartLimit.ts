const MINUTE_MS = 60_000;

/** Counts starts, so that what crashes at once does not crash for ever. */
export class RestartLimit {
  readonly #most: number;
  readonly #now: () => number;
  #starts: number[] = [];

  /** @param most restarts within a minute */
  constructor(most: number, now: () => number = () => performance.now()) {
    this.#most = most;
    this.#now = now;
  }

  /** Whether one more restart is fine; counts it if so. */
  allow(): boolean {
    const now = this.#now();
    this.#starts = this.#starts.filter((start) => now - start < MINUTE_MS);
    if (this.#starts.length >= this.#most) return false;
    this.#starts.push(now);
    return true;
  }
}
