import type { FitAnswer } from "./fitCandidate.ts";

/** What a search does next: a round of new candidates, other folds for members, or other seeds for them. */
export type Step = "round" | "repeat" | "seed" | "final";

/** Names of fits: `a3/0` of a fold, `a3/0~2` of its second repeat, `a3/0#1` with another seed, `a3+1` on all rows. */
export const keyOf = {
  fold: (id: string, fold: number) => `${id}/${fold}`,
  repeat: (id: string, fold: number, repeat: number) => `${id}/${fold}~${repeat}`,
  seed: (id: string, fold: number, seed: number) => `${id}/${fold}#${seed}`,
  final: (id: string, seed: number) => `${id}+${seed}`,
};

function stepOf(key: string): Step {
  if (key.includes("+")) return "final";
  if (key.includes("~")) return "repeat";
  return key.includes("#") ? "seed" : "round";
}

/** Where the answers of a search's fits are kept, so that it can go on after it was killed. */
export interface FitStore {
  load(key: string): FitAnswer | null;
  /** @param seconds that the search has used so far, pauses left out */
  save(key: string, answer: FitAnswer, seconds: number): void;
}

/**
 * The fits that a former search finished, in their order. Which fits time allowed is all that a search takes from the clock, so
 * whoever follows the script comes to the same models. A closed script is a search done again; an open one goes on after it.
 */
export class Script {
  readonly #keys: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly isClosed: boolean;
  #isGivenUp = false;

  constructor(keys: readonly string[] = [], isClosed = false) {
    this.#keys = keys;
    this.#known = new Set(keys);
    this.isClosed = isClosed;
  }

  /** Whether there is more to follow after so many fits. */
  isFollowed(finished: number): boolean {
    return !this.#isGivenUp && finished < this.#keys.length;
  }

  has(key: string): boolean {
    return this.#known.has(key);
  }

  /** What the former search did after so many fits. */
  stepAfter(finished: number): Step {
    return stepOf(this.#keys[finished]);
  }

  /** What is left of the script cannot be done. */
  giveUp(): void {
    this.#isGivenUp = true;
  }
}
