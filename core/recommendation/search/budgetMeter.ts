import { type Progress, ProgressMeter } from "../../jobs/progress.ts";

/** Progress of work that fills a time: what is done is the time that has gone, not the pieces counted. */
export class BudgetMeter extends ProgressMeter {
  readonly #began = performance.now();
  readonly #seconds: number;

  constructor(seconds: number) {
    super("%", 100);
    this.#seconds = seconds;
  }

  override at(_: number, message: string): Progress {
    return super.at(Math.min(100, (performance.now() - this.#began) / (10 * this.#seconds)), message);
  }
}
