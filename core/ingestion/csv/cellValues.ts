/** Text of a cell that fits no value of its kind. */
const INVALID = Number.NaN;
/** Text that is written like a date but names a day that the calendar does not have. */
export const IMPOSSIBLE = Number.POSITIVE_INFINITY;

/** Powers of ten that a double holds exactly. */
export const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

/** An exact fast decimal needs a mantissa below 2^53: any 15 digits are. */
export const EXACT_DIGITS = 15;

const MAX_INT32 = 2147483647;

const isDigit = (byte: number) => byte >= 48 && byte <= 57;

/**
 * Reads `29`, `-3`, `+3`, `007`, `29.0` (any number of zeros) from the trimmed bytes [from, to).
 *
 * @param decimal byte of the decimal mark
 * @returns an Int32 other than INTEGER_NULL, or INVALID
 */
export function integerOf(bytes: Uint8Array, from: number, to: number, decimal: number): number {
  let i = from;
  const negative = bytes[i] === 45;
  if (negative || bytes[i] === 43) i++;
  const digits = i;
  let value = 0;
  for (; i < to && isDigit(bytes[i]); i++) {
    value = value * 10 + bytes[i] - 48;
    if (value > MAX_INT32) return INVALID;
  }
  if (i === digits) return INVALID;
  if (i < to) {
    if (bytes[i] !== decimal) return INVALID;
    for (i++; i < to; i++) if (bytes[i] !== 48) return INVALID;
  }
  return negative && value !== 0 ? -value : value;
}

/**
 * Reads a decimal number, with an exponent or without, from the trimmed bytes [from, to): the same double as
 * JavaScript's `Number` gives. What is not finite, hexadecimal or a word is INVALID.
 *
 * Up to 15 digits and 22 places: mantissa and power of ten are exact doubles, so one division rounds correctly
 * (Clinger 1990, How to read floating point numbers accurately). The rest goes through `Number`.
 */
export function decimalOf(bytes: Uint8Array, from: number, to: number, decimal: number): number {
  let i = from;
  const negative = bytes[i] === 45;
  if (negative || bytes[i] === 43) i++;
  let mantissa = 0;
  let digits = 0;
  let places = 0;
  let significant = 0;
  let marked = false;
  for (; i < to; i++) {
    const byte = bytes[i];
    if (isDigit(byte)) {
      mantissa = mantissa * 10 + byte - 48;
      digits++;
      if (mantissa > 0) significant++;
      if (marked) places++;
    } else if (byte === decimal && !marked) marked = true;
    else break;
  }
  if (digits === 0) return INVALID;
  if (i === to && significant <= EXACT_DIGITS && places < POWERS_OF_TEN.length) {
    const value = mantissa / POWERS_OF_TEN[places];
    return negative ? -value : value;
  }
  if (i < to && !isExponent(bytes, i, to)) return INVALID;
  const value = Number(asciiOf(bytes, from, to, decimal));
  return Number.isFinite(value) ? value : INVALID;
}

function isExponent(bytes: Uint8Array, at: number, to: number): boolean {
  if (bytes[at] !== 101 && bytes[at] !== 69) return false;
  let i = at + 1;
  if (bytes[i] === 43 || bytes[i] === 45) i++;
  if (i >= to) return false;
  while (i < to && isDigit(bytes[i])) i++;
  return i === to;
}

function asciiOf(bytes: Uint8Array, from: number, to: number, decimal: number): string {
  let text = "";
  for (let i = from; i < to; i++) text += bytes[i] === decimal ? "." : String.fromCharCode(bytes[i]);
  return text;
}

/**
 * Days from 1970-01-01 to the date `YYYY-MM-DD`, or to the first of the month `YYYY-MM`, in the Gregorian calendar.
 *
 * @returns INVALID when it is not written like that, IMPOSSIBLE when there is no such day
 */
export function dateOf(bytes: Uint8Array, from: number, to: number): number {
  const month = monthOf(bytes, from, to);
  if (!Number.isFinite(month)) return month;
  const day = to - from === 10 ? twoDigits(bytes, from + 8) : 1;
  return daysBeforeMonth(month) + day - 1;
}

/**
 * The Month (core/time/month.ts) of `YYYY-MM` or `YYYY-MM-DD`.
 *
 * @returns INVALID when it is not written like that, IMPOSSIBLE when there is no such month or day
 */
export function monthOf(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if (length !== 7 && length !== 10) return INVALID;
  for (let i = 0; i < length; i++) {
    if (i === 4 || i === 7 ? bytes[from + i] !== 45 : !isDigit(bytes[from + i])) return INVALID;
  }
  const year = twoDigits(bytes, from) * 100 + twoDigits(bytes, from + 2);
  const monthOfYear = twoDigits(bytes, from + 5);
  if (monthOfYear < 1 || monthOfYear > 12) return IMPOSSIBLE;
  const month = year * 12 + monthOfYear - 1;
  if (length === 10) {
    const day = twoDigits(bytes, from + 8);
    if (day < 1 || day > daysBeforeMonth(month + 1) - daysBeforeMonth(month)) return IMPOSSIBLE;
  }
  return month;
}

const twoDigits = (bytes: Uint8Array, at: number) => (bytes[at] - 48) * 10 + bytes[at + 1] - 48;

/** Days from 1970-01-01 to the first of a month. Years begin in March so that the leap day comes last (Hinnant 2013). */
function daysBeforeMonth(month: number): number {
  const sinceMarch = month - 2;
  const year = Math.floor(sinceMarch / 12);
  const inYear = sinceMarch - year * 12;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + Math.floor((153 * inYear + 2) / 5) - 719468;
}
