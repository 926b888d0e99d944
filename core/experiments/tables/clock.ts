/** Says when a search has to stop: after its time, or, when it is done again, after the same fits. */
export interface Clock {
  readonly seconds: number;
  readonly budgetSeconds: number;
  /** Whether a fit of so many seconds may begin, when so many are kept for the end. */
  mayBegin(key: string, seconds: number, reserve: number): boolean;
  /** Waits for something that is not the search's work, a pause: it does not count. */
  hold(waiting: void | Promise<void>): Promise<void>;
  /** Seconds until fits must be broken off, when so many are kept for the end; Infinity when they never are. */
  left(reserve: number): number;
}

/** @param began performance.now() of the beginning */
export function budgetClock(began: number, budgetSeconds: number): Clock {
  let heldMs = 0;
  let holders = 0;
  let heldSince = 0;
  const elapsed = () => {
    const now = holders > 0 ? heldSince : performance.now();
    return (now - began - heldMs) / 1000;
  };
  return {
    get seconds() {
      return elapsed();
    },
    budgetSeconds,
    mayBegin: (_key, seconds, reserve) => elapsed() + seconds + reserve < budgetSeconds,
    async hold(waiting) {
      if (!waiting) return;
      if (holders++ === 0) heldSince = performance.now();
      await waiting;
      if (--holders === 0) heldMs += performance.now() - heldSince;
    },
    left: (reserve) => budgetSeconds - reserve - elapsed(),
  };
}

/** @param finished the fits that a former search finished */
export function replayClock(began: number, budgetSeconds: number, finished: readonly string[]): Clock {
  const known = new Set(finished);
  return {
    get seconds() {
      return (performance.now() - began) / 1000;
    },
    budgetSeconds,
    mayBegin: (key) => known.has(key),
    async hold(waiting) {
      await waiting;
    },
    left: () => Number.POSITIVE_INFINITY,
  };
}
