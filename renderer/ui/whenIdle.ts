/** Rest between two pieces of work, so that a hand on the wheel or a key comes in between, ms. */
const REST_MS = 120;

const waiting = new Set<() => void>();
let isPlanned = false;

/**
 * Does something once the page has nothing better to do, one after another in the order asked.
 *
 * @returns takes it off the list
 */
export function whenIdle(work: () => void): () => void {
  waiting.add(work);
  plan();
  return () => waiting.delete(work);
}

function plan(): void {
  if (isPlanned) return;
  isPlanned = true;
  setTimeout(() => requestIdleCallback(next), REST_MS);
}

function next(): void {
  isPlanned = false;
  const [work] = waiting;
  if (!work) return;
  waiting.delete(work);
  work();
  if (waiting.size > 0) plan();
}
