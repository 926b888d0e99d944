/** What a fit of each learner has cost so far, seconds; a little more than the mean is expected of the next. */
export class CostBook {
  readonly #spent = new Map<string, { seconds: number; fits: number }>();

  /** 0 for a learner that was never tried. */
  of(learner: string): number {
    const { seconds, fits } = this.#spent.get(learner) ?? { seconds: 0, fits: 1 };
    return (MORE * seconds) / fits;
  }

  add(learner: string, seconds: number): void {
    const before = this.#spent.get(learner) ?? { seconds: 0, fits: 0 };
    this.#spent.set(learner, { seconds: before.seconds + seconds, fits: before.fits + 1 });
  }
}

const MORE = 1.2;
