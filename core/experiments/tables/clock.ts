/** The time of a search. */
export interface Clock {
  readonly seconds: number;
  readonly budgetSeconds: number;
  /** Waits for something that is not the search's work, a pause: it does not count. */
  hold(waiting: void | Promise<void>): Promise<void>;
  /** Seconds until fits must be broken off, when so many are kept for the end; Infinity when they never are. */
  left(reserve: number): number;
}

/**
 * @param began performance.now() of the beginning
 * @param budgetSeconds Infinity when a former search is done again
 * @param spent seconds that count as gone already
 */
export function budgetClock(began: number, budgetSeconds: number, spent = 0): Clock {
  let heldMs = 0;
  let holders = 0;
  let heldSince = 0;
  const elapsed = () => {
    const now = holders > 0 ? heldSince : performance.now();
    return spent + (now - began - heldMs) / 1000;
  };
  return {
    get seconds() {
      return elapsed();
    },
    budgetSeconds,
    async hold(waiting) {
      if (!waiting) return;
      if (holders++ === 0) heldSince = performance.now();
      await waiting;
      if (--holders === 0) heldMs += performance.now() - heldSince;
    },
    left: (reserve) => budgetSeconds - reserve - elapsed(),
  };
}
