import { decodeText, excerpt } from "./decodeText.ts";
import { afterBreak, emptyBounds, type FieldRules, nextLine, readField, unescapeQuotes } from "./readField.ts";

/** A row of a sample as text. */
export interface SampleRow {
  /** Texts as written: unquoted, not trimmed. */
  cells: string[];
  /** Where the next row begins. */
  next: number;
  /** Line breaks in it, with its own. */
  lines: number;
  lineEnd: "lf" | "crlf" | "cr" | "none";
  /** Why the row is not whole: a fault's reason, or "incomplete" when the sample ends inside it. */
  fault: string | null;
}

/** How a sample is read as text. */
export interface SampleRules extends FieldRules {
  isUtf8: boolean;
}

/**
 * Reads the line at `at`: null when it is blank or the sample ends there; then only `next` and `lines` matter to the
 * caller, who gets them from `skipBlankLines`.
 */
export function sampleRow(bytes: Uint8Array, at: number, rules: SampleRules): SampleRow {
  const bounds = emptyBounds();
  const cells: string[] = [];
  let lines = 0;
  let i = at;
  for (;;) {
    readField(bytes, i, rules, true, bounds);
    if (bounds.state !== "whole") {
      const next = nextLine(bytes, i, true);
      return { cells, next, lines: lines + 1, lineEnd: "none", fault: bounds.state };
    }
    lines += bounds.breaks;
    cells.push(cellText(bytes, bounds, rules));
    i = bounds.next;
    if (bytes[i] !== rules.delimiter) break;
    i++;
  }
  if (i === bytes.length) return { cells, next: i, lines, lineEnd: "none", fault: null };
  const next = afterBreak(bytes, i, true);
  const lineEnd = next - i === 2 ? "crlf" : bytes[i] === 10 ? "lf" : "cr";
  return { cells, next, lines: lines + 1, lineEnd, fault: null };
}

/** Where the first line with anything in it begins, and how many blank ones come before it. */
export function skipBlankLines(bytes: Uint8Array, at: number): { at: number; lines: number } {
  let lines = 0;
  let i = at;
  while (i < bytes.length && (bytes[i] === 10 || bytes[i] === 13)) {
    i = afterBreak(bytes, i, true);
    lines++;
  }
  return { at: i, lines };
}

function cellText(
  bytes: Uint8Array,
  bounds: { from: number; to: number; escaped: boolean },
  rules: SampleRules,
): string {
  let { from, to } = bounds;
  let source = bytes;
  if (bounds.escaped) {
    source = new Uint8Array(to - from);
    to = unescapeQuotes(bytes, from, to, rules.quote, source);
    from = 0;
  }
  return decodeText(source, from, to, rules.isUtf8) ?? excerpt(source, from, to, rules.isUtf8, Number.MAX_SAFE_INTEGER);
}
