/** Share of the budget that is left free, for what was estimated too low. */
const SPARE = 0.02;

/** The time that a training may take, from when it began. */
export class TimeBudget {
  readonly #began: number;
  readonly #milliseconds: number;

  /** @param seconds above 0 */
  constructor(seconds: number, began: number) {
    this.#began = began;
    this.#milliseconds = seconds * (1 - SPARE) * 1000;
  }

  /** Whether work of so many seconds still fits in. */
  hasTimeFor(seconds: number): boolean {
    return performance.now() - this.#began + seconds * 1000 <= this.#milliseconds;
  }
}
