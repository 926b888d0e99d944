/** Texts kept as bytes, back to back, to be copied many times. */
export interface Tokens {
  bytes: Uint8Array;
  /** Token i is bytes[starts[i]] to bytes[starts[i + 1]]. */
  starts: Int32Array;
}

/** Encodes texts as UTF-8 tokens. */
export function tokensOf(texts: readonly string[]): Tokens {
  const encoded = texts.map((text) => Buffer.from(text, "utf8"));
  const starts = new Int32Array(texts.length + 1);
  encoded.forEach((bytes, i) => {
    starts[i + 1] = starts[i] + bytes.length;
  });
  return { bytes: new Uint8Array(Buffer.concat(encoded)), starts };
}

const COMMA = 44;
const POINT = 46;
const ZERO = 48;
const SPACE = 32;
const MINUS = 45;

/**
 * A block of bytes that rows are written into without making a string.
 *
 * The caller empties it in time: no method checks for room, so keep LONGEST_ROW bytes free before each row.
 */
export class RowBuffer {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
  }

  comma(): void {
    this.bytes[this.at++] = COMMA;
  }

  byte(value: number): void {
    this.bytes[this.at++] = value;
  }

  token(tokens: Tokens, index: number): void {
    const { bytes, starts } = tokens;
    const target = this.bytes;
    let at = this.at;
    for (let i = starts[index], end = starts[index + 1]; i < end; i++) target[at++] = bytes[i];
    this.at = at;
  }

  text(text: string): void {
    this.at += Buffer.from(this.bytes.buffer, this.bytes.byteOffset).write(text, this.at, "utf8");
  }

  /** A whole number from -999,999,999 to 999,999,999. */
  integer(value: number): void {
    let rest = value;
    if (rest < 0) {
      this.bytes[this.at++] = MINUS;
      rest = -rest;
    }
    const end = this.at + digitsOf(rest);
    let at = end;
    do {
      const next = (rest / 10) | 0;
      this.bytes[--at] = ZERO + rest - next * 10;
      rest = next;
    } while (rest > 0);
    this.at = end;
  }

  /** A whole number with blanks before it up to `width`. */
  padded(value: number, width: number): void {
    for (let blanks = width - digitsOf(value); blanks > 0; blanks--) this.bytes[this.at++] = SPACE;
    this.integer(value);
  }

  /** A number of 0 or more with up to two decimals, in the shortest form that keeps at least one: 87218.1, 29.0. */
  decimal(value: number): void {
    const hundredths = Math.round(value * 100);
    const whole = Math.floor(hundredths / 100);
    const rest = hundredths - whole * 100;
    const tenths = (rest / 10) | 0;
    const last = rest - tenths * 10;
    this.integer(whole);
    this.bytes[this.at++] = POINT;
    this.bytes[this.at++] = ZERO + tenths;
    if (last > 0) this.bytes[this.at++] = ZERO + last;
  }
}

/** No row of any edition is longer, in bytes. */
export const LONGEST_ROW = 1024;

function digitsOf(value: number): number {
  if (value < 10) return 1;
  if (value < 100) return 2;
  if (value < 1000) return 3;
  if (value < 10_000) return 4;
  if (value < 100_000) return 5;
  if (value < 1_000_000) return 6;
  if (value < 10_000_000) return 7;
  return value < 100_000_000 ? 8 : 9;
}
