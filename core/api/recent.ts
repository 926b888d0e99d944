/** The things made last, by key; the one asked for longest ago goes when there are too many. */
export class Recent<T> {
  readonly #kept = new Map<string, T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** What is kept under a key, made when it is not there. */
  get(key: string, make: () => T): T {
    const known = this.#kept.has(key) ? (this.#kept.get(key) as T) : make();
    this.#kept.delete(key);
    this.#kept.set(key, known);
    for (const old of [...this.#kept.keys()].slice(0, -this.#most)) this.#kept.delete(old);
    return known;
  }

  /** Forgets what is kept under a key, for example work that failed. */
  drop(key: string): void {
    this.#kept.delete(key);
  }
}
