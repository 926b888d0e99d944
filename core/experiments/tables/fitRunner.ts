import { CancelledError } from "../../errors/domainError.ts";
import type { WorkerPool } from "../../jobs/pool.ts";
import type { Clock } from "./clock.ts";
import type { FitAnswer, FitTask } from "./fitCandidate.ts";
import type { FitStore, Script } from "./script.ts";

/** A fit that is wanted. */
export interface WantedFit {
  key: string;
  /** For a person. */
  words: string;
  task: FitTask;
  /** Seconds that it will probably take. */
  cost: () => number;
  onAnswer: (answer: FitAnswer) => void;
}

interface Options {
  pool: WorkerPool<FitTask, FitAnswer>;
  clock: Clock;
  script: Script;
  store: FitStore | null;
  /** Seconds kept for the end of the search. */
  reserve: () => number;
  /** Told of every fit before it begins, which waits for what it returns. */
  onFit: (words: string) => void | Promise<void>;
  stop: AbortSignal | undefined;
}

/** Runs fits on the threads as far as time, or the script of a former search, allows, and notes which were finished. */
export class FitRunner {
  /** Keys of the fits in the order in which they ended. */
  readonly finished: string[];
  readonly #options: Options;

  /** @param finished what another runner of the same search finished before */
  constructor(options: Options, finished: string[] = []) {
    this.#options = options;
    this.finished = finished;
  }

  /** Whether all of them were done. */
  async run(wanted: readonly WantedFit[]): Promise<boolean> {
    const { script } = this.#options;
    // what a former search had finished comes first: nothing new begins before that is done again
    const former = wanted.filter(({ key }) => script.has(key));
    const others = wanted.filter(({ key }) => !script.has(key));
    const isFormerWhole = await this.#runAll(former);
    return (await this.#runAll(others)) && isFormerWhole;
  }

  async #runAll(wanted: readonly WantedFit[]): Promise<boolean> {
    const { pool, clock, store, reserve, onFit, stop } = this.#options;
    let isWhole = true;
    const queue = [...wanted];
    const one = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { key, words, task, cost, onAnswer } = next;
        await clock.hold(onFit(words));
        if (stop?.aborted || !this.#mayBegin(key, cost())) {
          isWhole = false;
          continue;
        }
        const kept = store?.load(key) ?? null;
        const answer = kept ?? (await within(pool.run(task), clock.left(reserve()), stop));
        if (answer === null) {
          isWhole = false;
          continue;
        }
        onAnswer(answer);
        this.finished.push(key);
        if (kept === null) store?.save(key, answer, clock.seconds);
      }
    };
    await Promise.all(Array.from({ length: pool.size }, one));
    return isWhole;
  }

  #mayBegin(key: string, cost: number): boolean {
    const { clock, script, reserve } = this.#options;
    if (script.isFollowed(this.finished.length)) return script.has(key);
    return !script.isClosed && cost < clock.left(reserve());
  }
}

/** The answer, or null when it is not there in time or the search is stopped. */
function within<T>(answer: Promise<T>, seconds: number, stop: AbortSignal | undefined): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      stop?.removeEventListener("abort", giveUp);
    };
    const giveUp = () => {
      end();
      resolve(null);
    };
    const timer = Number.isFinite(seconds) ? setTimeout(giveUp, Math.max(0, seconds * 1000)) : undefined;
    stop?.addEventListener("abort", giveUp, { once: true });
    answer.then(
      (value) => {
        end();
        resolve(value);
      },
      (error: unknown) => {
        end();
        if (error instanceof CancelledError) resolve(null);
        else reject(error);
      },
    );
  });
}
