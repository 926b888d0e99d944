let last = Promise.resolve();

/** Waits for a task of its own: charts that appear together are drawn one after another, and the window answers in between. */
export function turn(): Promise<void> {
  last = last.then(() => new Promise<void>((resolve) => setTimeout(resolve)));
  return last;
}
