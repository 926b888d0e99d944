import { AsyncIteratorClass } from "@orpc/server";

/** Tells any number of watchers that something changed; who is slow misses steps, never the last state. */
export class Changes {
  /** How many changes there were. */
  count = 0;
  readonly #waiting = new Set<() => void>();

  fire(): void {
    this.count++;
    for (const wake of [...this.#waiting]) wake();
  }

  /**
   * What `look` sees, at once and after every change, at most once in `everyMs`. It ends when the signal fires or the watcher
   * goes.
   */
  watch<T>(look: () => T, everyMs: number, signal: AbortSignal | undefined): AsyncIteratorClass<T, void> {
    let seen = -1;
    let lookedAt = Number.NEGATIVE_INFINITY;
    const gone = new AbortController();
    const end = () => gone.abort();
    signal?.addEventListener("abort", end, { once: true });
    if (signal?.aborted) end();
    const rest = (done: AbortSignal) => pause(lookedAt + everyMs - performance.now(), done);
    return new AsyncIteratorClass<T, void>(
      async () => {
        if (seen === this.count) await this.#next(gone.signal);
        await rest(gone.signal);
        if (gone.signal.aborted) return { done: true, value: undefined };
        seen = this.count;
        lookedAt = performance.now();
        return { done: false, value: look() };
      },
      async () => {
        signal?.removeEventListener("abort", end);
        end();
      },
    );
  }

  #next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener("abort", wake, { once: true });
    });
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end, { once: true });
  });
}
