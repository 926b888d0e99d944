import type { FaultReason } from "./layout.ts";

/** What `readField` found; one object is filled again and again, so that reading a cell allocates nothing. */
export interface FieldBounds {
  /** The content, inside the quotes if it has any; escaped quotes are still doubled. */
  from: number;
  to: number;
  /** Index of the delimiter or line break that ends the field, or the length of the bytes at the end of the file. */
  next: number;
  /** Whether the content holds doubled quotes. */
  escaped: boolean;
  /** Line breaks inside the quotes. */
  breaks: number;
  /** "incomplete" when the bytes end before the field does, and more may follow. */
  state: "whole" | "incomplete" | FaultReason;
}

export function emptyBounds(): FieldBounds {
  return { from: 0, to: 0, next: 0, escaped: false, breaks: 0, state: "whole" };
}

/** The part of a layout that decides where fields end. */
export interface FieldRules {
  delimiter: number;
  quote: number;
  maxFieldBytes: number;
}

const LF = 10;
const CR = 13;

/**
 * Finds the bounds of the field at `at` by RFC 4180; a quote inside an unquoted field is ordinary text.
 *
 * A quoted field that passes the length limit counts as unclosed when it holds a line break by then, else as too long.
 *
 * @param last whether `bytes` ends where the file ends
 * @param bounds is overwritten
 */
export function readField(bytes: Uint8Array, at: number, rules: FieldRules, last: boolean, bounds: FieldBounds): void {
  bounds.escaped = false;
  bounds.breaks = 0;
  if (at < bytes.length && bytes[at] === rules.quote) readQuoted(bytes, at, rules, last, bounds);
  else readUnquoted(bytes, at, rules, last, bounds);
}

function readUnquoted(bytes: Uint8Array, at: number, rules: FieldRules, last: boolean, bounds: FieldBounds): void {
  const { delimiter } = rules;
  const { length } = bytes;
  let i = at;
  while (i < length) {
    const byte = bytes[i];
    if (byte === delimiter || byte === LF || byte === CR) break;
    i++;
  }
  bounds.from = at;
  bounds.to = i;
  bounds.next = i;
  if (i - at > rules.maxFieldBytes) bounds.state = "field-too-long";
  else bounds.state = i === length && !last ? "incomplete" : "whole";
}

function readQuoted(bytes: Uint8Array, at: number, rules: FieldRules, last: boolean, bounds: FieldBounds): void {
  const { delimiter, quote } = rules;
  const { length } = bytes;
  // The closing quote is the last byte that still counts as within the limit.
  const limit = Math.min(length, at + rules.maxFieldBytes);
  let i = at + 1;
  bounds.from = i;
  for (; i < limit; i++) {
    const byte = bytes[i];
    if (byte === quote) {
      if (i + 1 === length && !last) break;
      const after = i + 1 < length ? bytes[i + 1] : LF;
      if (after === quote) {
        bounds.escaped = true;
        i++;
        continue;
      }
      bounds.to = i;
      bounds.next = i + 1;
      bounds.state = after === delimiter || after === LF || after === CR ? "whole" : "text-after-quote";
      return;
    }
    if (byte === LF && bytes[i - 1] !== CR) bounds.breaks++;
    else if (byte === CR) bounds.breaks++;
  }
  bounds.to = i;
  bounds.next = i;
  if (at + rules.maxFieldBytes <= length) bounds.state = bounds.breaks > 0 ? "unclosed-quote" : "field-too-long";
  else bounds.state = last ? "unclosed-quote" : "incomplete";
}

/**
 * Where the line after the one at `at` begins; -1 when the bytes end before that is known.
 *
 * CR LF is one break. A CR as the last byte is not known to be a whole break unless the file ends there.
 */
export function nextLine(bytes: Uint8Array, at: number, last: boolean): number {
  const { length } = bytes;
  let i = at;
  while (i < length && bytes[i] !== LF && bytes[i] !== CR) i++;
  if (i === length) return last ? length : -1;
  return afterBreak(bytes, i, last);
}

/** One past the line break at `at`; -1 when a LF may still follow a CR that is the last byte. */
export function afterBreak(bytes: Uint8Array, at: number, last: boolean): number {
  if (bytes[at] === LF) return at + 1;
  if (at + 1 === bytes.length) return last ? at + 1 : -1;
  return bytes[at + 1] === LF ? at + 2 : at + 1;
}

/** Copies the content of a quoted field into `scratch` with doubled quotes made single; returns the bytes written. */
export function unescapeQuotes(
  bytes: Uint8Array,
  from: number,
  to: number,
  quote: number,
  scratch: Uint8Array,
): number {
  let written = 0;
  for (let i = from; i < to; i++) {
    scratch[written++] = bytes[i];
    if (bytes[i] === quote) i++;
  }
  return written;
}
