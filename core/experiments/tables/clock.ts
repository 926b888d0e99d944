/** Says when a search has to stop: after its time, or, when it is done again, after the same fits. */
export interface Clock {
  readonly seconds: number;
  readonly budgetSeconds: number;
  /** Whether a fit of so many seconds may begin, when so many are kept for the end. */
  mayBegin(key: string, seconds: number, reserve: number): boolean;
  /** Seconds until fits must be broken off, when so many are kept for the end; Infinity when they never are. */
  left(reserve: number): number;
}

/** @param began performance.now() of the beginning */
export function budgetClock(began: number, budgetSeconds: number): Clock {
  const elapsed = () => (performance.now() - began) / 1000;
  return {
    get seconds() {
      return elapsed();
    },
    budgetSeconds,
    mayBegin: (_key, seconds, reserve) => elapsed() + seconds + reserve < budgetSeconds,
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
    left: () => Number.POSITIVE_INFINITY,
  };
}
