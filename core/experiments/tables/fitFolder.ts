import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TableSearchOptions } from "../../contract/tableModel.ts";
import type { FitAnswer } from "./fitCandidate.ts";
import type { FitStore } from "./script.ts";

/** What a search has to be to go on with the fits of another: the same table, and all options but the time. */
interface Identity {
  sha256: string;
  options: TableSearchOptions;
}

/** More than this is not kept: a search that is killed then goes on from there. */
const MOST_BYTES = 500_000_000;

/**
 * The fits of a running search in a folder, so that a search that was killed goes on where it was: models as JSON, scores as
 * doubles, and a journal that a fit enters when both are written. `remove` when the search is over.
 */
export class FitFolder implements FitStore {
  /** Keys of the fits that a killed search had finished, and the seconds that it had used. */
  readonly finished: readonly string[];
  readonly seconds: number;
  readonly #folder: string;
  readonly #places: Map<string, number>;
  /** Lines of the journal: fits are filed by theirs. */
  #lines: number;
  #bytes = 0;
  #isFull = false;

  /** Goes on with what the folder holds when it is of the same search, and begins anew otherwise. */
  constructor(folder: string, identity: Identity) {
    this.#folder = folder;
    const name = join(folder, "search.json");
    const own = identityOf(identity);
    const journal = textOf(name) === own ? readJournal(join(folder, "journal.txt")) : [];
    if (journal.length === 0) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      writeFileSync(name, own);
    }
    this.#places = new Map(journal.map(({ key }, place) => [key, place]));
    // a fit that could not be read again stands there twice
    this.finished = [...this.#places.keys()];
    this.seconds = journal.at(-1)?.seconds ?? 0;
    this.#lines = journal.length;
  }

  load(key: string): FitAnswer | null {
    const place = this.#places.get(key);
    if (place === undefined) return null;
    try {
      const kept = JSON.parse(readFileSync(this.#path(place, "json"), "utf8")) as Omit<FitAnswer, "scores">;
      const bytes = readFileSync(this.#path(place, "f64"));
      const scores = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
      return { ...kept, scores };
    } catch {
      return null;
    }
  }

  save(key: string, { scores, ...kept }: FitAnswer, seconds: number): void {
    if (this.#isFull) return;
    const place = this.#lines;
    try {
      const text = JSON.stringify(kept);
      writeFileSync(this.#path(place, "json"), text);
      writeFileSync(this.#path(place, "f64"), new Uint8Array(scores.buffer, scores.byteOffset, scores.byteLength));
      appendFileSync(join(this.#folder, "journal.txt"), `${key} ${seconds.toFixed(2)}\n`);
      this.#places.set(key, place);
      this.#lines++;
      this.#bytes += text.length + scores.byteLength;
      this.#isFull = this.#bytes > MOST_BYTES;
    } catch {
      // a full disk must not end the search: it can no longer go on after a kill, that is all
      this.#isFull = true;
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #path(place: number, kind: "json" | "f64"): string {
    return join(this.#folder, `${place}.${kind}`);
  }
}

const identityOf = ({ sha256, options: { budgetSeconds: _, ...options } }: Identity) =>
  `${JSON.stringify({ format: 1, sha256, options })}\n`;

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** Whole lines only: the last may have been cut off. */
function readJournal(path: string): { key: string; seconds: number }[] {
  const lines = (textOf(path) ?? "").split("\n").slice(0, -1);
  return lines.map((line) => {
    const [key, seconds] = line.split(" ");
    return { key, seconds: Number(seconds) };
  });
}
