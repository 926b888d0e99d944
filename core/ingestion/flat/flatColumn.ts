import { parseDay } from "./parseDay.ts";

/** What a column turned out to hold, looked at from its first row to its last. */
export type FlatKind = "number" | "date" | "category" | "text" | "empty";

/** A column of a table whose shape nobody has told. */
export interface FlatColumn {
  name: string;
  kind: FlatKind;
  /** Why it was taken for that, as a sentence. */
  reason: string;
  rows: number;
  missing: number;
  /** Different values; null when there are more than were remembered. */
  distinct: number | null;
  examples: string[];
  /** By row, as numbers (dates: days since 1970-01-01); NaN where missing or not a number. */
  values: Float64Array;
  /** By row, codes into `labels`; 0 = missing. Null when there are too many different texts. */
  codes: Uint32Array | null;
  labels: readonly string[];
}

/** What is told of a column. */
export function factsOf({ name, kind, reason, missing, distinct, examples }: FlatColumn) {
  return { name, kind, reason, missing, distinct, examples };
}

export const MISSING: ReadonlySet<string> = new Set([
  "",
  "NA",
  "N/A",
  "#N/A",
  "NULL",
  "null",
  "NaN",
  "nan",
  "None",
  "?",
  "-",
]);
/** Different values that are remembered, unless all are asked for. */
const MOST_LABELS = 10_000;
/** Texts among numbers are taken for "no value" when they are this rare, and few. */
const ODD_SHARE = 0.01;
const MOST_ODD = 5;
const EXAMPLES = 3;

/** Gathers a column's cells block by block and says at the end what it holds. */
export class FlatColumnReader {
  readonly name: string;
  readonly field: number;
  readonly #isWhole: boolean;
  #rows = 0;
  #missing = 0;
  #numbers = new Float64Array(1024);
  #days = new Float64Array(1024);
  #codes = new Uint32Array(1024);
  #places = new Map<string, number>();
  #labels: string[] = [""];
  #isOverfull = false;
  #found = 0;
  #numeric = 0;
  #dated = 0;
  #withZeros = 0;
  readonly #odd = new Map<string, number>();
  readonly #examples: string[] = [];

  /** @param isWhole remember every text, however many there are */
  constructor(name: string, field: number, isWhole: boolean) {
    this.name = name;
    this.field = field;
    this.#isWhole = isWhole;
  }

  /** @param codes into the block's own labels */
  add(codes: Uint32Array, labels: readonly string[], decimal: "." | ","): void {
    const texts = labels.map((label) => label.trim());
    const isMissing = texts.map((text) => MISSING.has(text));
    const numbers = texts.map((text, i) => (isMissing[i] ? Number.NaN : numberOf(text, decimal)));
    const days = texts.map((text, i) => (isMissing[i] ? Number.NaN : parseDay(text)));
    const hasZeros = texts.map((text) => /^[+-]?0\d/.test(text));
    this.#grow(this.#rows + codes.length);
    const places = Int32Array.from(texts, (_, i) => (isMissing[i] ? 0 : -1));
    for (const code of codes) {
      const row = this.#rows++;
      const number = numbers[code];
      this.#numbers[row] = number;
      this.#days[row] = days[code];
      if (isMissing[code]) {
        this.#missing++;
        continue;
      }
      this.#found++;
      if (Number.isNaN(number)) this.#countOdd(texts[code]);
      else this.#numeric++;
      if (hasZeros[code]) this.#withZeros++;
      if (!Number.isNaN(days[code])) this.#dated++;
      if (places[code] < 0) places[code] = this.#placeOf(texts[code]);
      this.#codes[row] = places[code];
    }
  }

  finish(): FlatColumn {
    const { kind, reason, areOddMissing } = this.#judge();
    const codes = this.#isOverfull ? null : this.#codes.slice(0, this.#rows);
    const labels = this.#isOverfull ? [] : this.#labels;
    return {
      name: this.name,
      kind,
      reason,
      rows: this.#rows,
      missing: this.#missing + (areOddMissing ? this.#found - this.#numeric : 0),
      distinct: this.#isOverfull ? null : labels.length - 1,
      examples: this.#examples,
      values: (kind === "date" ? this.#days : this.#numbers).slice(0, this.#rows),
      codes,
      labels,
    };
  }

  #judge(): { kind: FlatKind; reason: string; areOddMissing?: boolean } {
    const found = this.#found;
    if (found === 0) return { kind: "empty", reason: "no row has a value" };
    if (this.#numeric === found && this.#withZeros === 0) return { kind: "number", reason: "every value is a number" };
    if (this.#dated === found) {
      const isDayFirst = /[/.]\d{4}$/.test(this.#examples[0]);
      return { kind: "date", reason: `every value is a date${isDayFirst ? ", the day before the month" : ""}` };
    }
    const odd = found - this.#numeric;
    if (this.#withZeros === 0 && odd <= ODD_SHARE * found && this.#odd.size <= MOST_ODD) {
      const names = [...this.#odd.keys()].map((text) => `"${text}"`).join(", ");
      return { kind: "number", reason: `numbers, but for ${odd} taken as missing: ${names}`, areOddMissing: true };
    }
    if (this.#isOverfull) return { kind: "text", reason: `more than ${MOST_LABELS} different texts` };
    const different = this.#labels.length - 1;
    const zeros = this.#withZeros > 0 && this.#numeric === found ? ", leading zeros make them codes" : "";
    return { kind: "category", reason: `${different} different texts${zeros}` };
  }

  #countOdd(text: string): void {
    if (this.#odd.has(text) || this.#odd.size <= MOST_ODD) this.#odd.set(text, (this.#odd.get(text) ?? 0) + 1);
  }

  #placeOf(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    if (this.#examples.length < EXAMPLES) this.#examples.push(text);
    if (this.#isOverfull) return 0;
    if (!this.#isWhole && this.#labels.length > MOST_LABELS) {
      this.#isOverfull = true;
      this.#places.clear();
      return 0;
    }
    const place = this.#labels.push(text) - 1;
    this.#places.set(text, place);
    return place;
  }

  #grow(rows: number): void {
    if (rows <= this.#numbers.length) return;
    const size = Math.max(rows, 2 * this.#numbers.length);
    const longer = <T extends Float64Array | Uint32Array>(made: T, old: T): T => {
      made.set(old);
      return made;
    };
    this.#numbers = longer(new Float64Array(size), this.#numbers);
    this.#days = longer(new Float64Array(size), this.#days);
    this.#codes = longer(new Uint32Array(size), this.#codes);
  }
}

function numberOf(text: string, decimal: "." | ","): number {
  const plain = decimal === "," ? text.replace(",", ".") : text;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain)) return Number.NaN;
  return Number(plain);
}
