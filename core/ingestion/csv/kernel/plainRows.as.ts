// Plain rows of a stretch of a delimited file, in AssemblyScript (compiled by headless/setup/kernels.mjs).
//
// First the ends of all cells are found, 64 bytes at a time; then each column is read on its own, down the lines. A line that
// holds anything out of the ordinary is marked as odd and left to the general reader (rowReader.ts): what is read here is read
// there to the same values. Arguments that end in `At` are byte addresses.
//
// Loads reach up to 16 bytes beyond a cell, so there must be as much room behind the stretch.

/**
 * Finds the lines of `length` bytes at `from` and the ends of their cells.
 *
 * @param stop lines that begin at or after this offset are left out; so is a last line without its line break
 * @param longest a line of more bytes is odd
 * @param base added to the offset of each line in `startsAt`
 * @param endsAt addresses of all delimiters and line feeds in turn, after the one of the byte before `from`
 * @param lineAt for each line the address in `endsAt` of what ends the line before; one more than there are lines
 * @param startsAt offset of each line's first byte; one more than there are lines
 * @param oddAt 1 for each line with a quote, a lone carriage return, or another number of cells than `fields`
 * @param mostLines room for lines, more than 64; `oddAt` has room for 64 more
 * @returns number of lines
 */
export function lines(
  from: usize,
  length: i32,
  stop: i32,
  fields: i32,
  delimiter: i32,
  quote: i32,
  longest: i32,
  base: i32,
  endsAt: usize,
  lineAt: usize,
  startsAt: usize,
  oddAt: usize,
  mostLines: i32,
): i32 {
  const to = from + <usize>length;
  const delimiters = i8x16.splat(<i8>delimiter);
  const quotes = i8x16.splat(<i8>quote);
  memory.fill(oddAt, 0, <usize>mostLines + 64);
  store<u32>(endsAt, <u32>(from - 1));
  store<u32>(lineAt, <u32>endsAt);
  let next = endsAt + 4;
  let line = 0;
  for (let at = from; at < to && line <= mostLines - 64; at += 64) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    const within: u64 = to - at < 64 ? ((<u64>1) << (<u64>(to - at))) - 1 : -1;
    const feeds = where(a, b, c, d, i8x16.splat(10)) & within;
    const ends = (where(a, b, c, d, delimiters) & within) | feeds;
    let entry = next;
    for (let rest = ends; rest != 0; entry += 16) {
      store<u32>(entry, <u32>(at + <usize>ctz(rest)));
      rest &= rest - 1;
      store<u32>(entry, <u32>(at + <usize>ctz(rest)), 4);
      rest &= rest - 1;
      store<u32>(entry, <u32>(at + <usize>ctz(rest)), 8);
      rest &= rest - 1;
      store<u32>(entry, <u32>(at + <usize>ctz(rest)), 12);
      rest &= rest - 1;
    }
    let odd = where(a, b, c, d, quotes) & within;
    const returns = where(a, b, c, d, i8x16.splat(13)) & within;
    if (returns != 0) odd |= returns & ~((feeds >> 1) | ((<u64>(load<u8>(at, 64) == 10)) << 63));
    for (; odd != 0; odd &= odd - 1) {
      const before = feeds & ((odd & -odd) - 1);
      store<u8>(oddAt + <usize>(line + <i32>popcnt(before)), 1);
    }
    for (let rest = feeds; rest != 0; rest &= rest - 1) {
      const before = ends & ((rest & -rest) - 1);
      line++;
      store<u32>(lineAt + ((<usize>line) << 2), <u32>(next + ((<usize>popcnt(before)) << 2)));
    }
    next += (<usize>popcnt(ends)) << 2;
  }
  // an odd line near the end may have fewer cells than its columns will be asked for
  for (let f = 0; f <= fields; f++) store<u32>(next + ((<usize>f) << 2), <u32>(to + <usize>f));
  let count = 0;
  for (; count < line; count++) {
    const before = <usize>load<u32>(lineAt + ((<usize>count) << 2));
    const own = <usize>load<u32>(lineAt + ((<usize>count) << 2), 4);
    const start = load<u32>(before) + 1;
    if (<i32>(start - <u32>from) >= stop) break;
    store<u32>(startsAt + ((<usize>count) << 2), <u32>base + start - <u32>from);
    if (own - before != (<usize>fields) << 2 || <i32>(load<u32>(own) + 1 - start) > longest) {
      store<u8>(oddAt + <usize>count, 1);
    }
  }
  const after = load<u32>(<usize>load<u32>(lineAt + ((<usize>count) << 2))) + 1;
  store<u32>(startsAt + ((<usize>count) << 2), <u32>base + after - <u32>from);
  return count;
}

@inline
function where(a: v128, b: v128, c: v128, d: v128, byte: v128): u64 {
  const low = <u64>(<u32>(i8x16.bitmask(i8x16.eq(a, byte)) | (i8x16.bitmask(i8x16.eq(b, byte)) << 16)));
  const high = <u64>(<u32>(i8x16.bitmask(i8x16.eq(c, byte)) | (i8x16.bitmask(i8x16.eq(d, byte)) << 16)));
  return low | (high << 32);
}

@inline
function startOf(lineAt: usize, line: i32, field: i32): usize {
  return <usize>load<u32>(<usize>load<u32>(lineAt + ((<usize>line) << 2)) + ((<usize>field) << 2)) + 1;
}

/** End of a cell; that of the last field may stand before a carriage return. */
@inline
function endOf(lineAt: usize, line: i32, field: i32, isLast: i32): usize {
  const end = <usize>load<u32>(<usize>load<u32>(lineAt + ((<usize>line) << 2)) + ((<usize>field) << 2), 4);
  return isLast && load<u8>(end - 1) == 13 ? end - 1 : end;
}

const EIGHT_ZEROS: u64 = 0x3030303030303030;
const NOT_A_DIGIT: i64 = -1;

/** The first `n` bytes at `at` as a whole number, 0 to 8 digits; NOT_A_DIGIT when they are not all digits. */
@inline
function digits(at: usize, n: i32): i64 {
  if (n == 0) return 0;
  // what lies before the first digit becomes zeros, which do not count
  let d = (load<u64>(at) ^ EIGHT_ZEROS) << (<u64>(64 - 8 * n));
  if ((((d + 0x7676767676767676) | d) & 0x8080808080808080) != 0) return NOT_A_DIGIT;
  d = (d * 10 + (d >> 8)) & 0x00ff00ff00ff00ff;
  d = (d * 100 + (d >> 16)) & 0x0000ffff0000ffff;
  return <i64>((d * 10000 + (d >> 32)) & 0xffffffff);
}

/** Whole numbers of up to nine digits, also with a minus or with `.0`; `missing` for an empty cell. */
export function integers(
  lineAt: usize,
  count: i32,
  field: i32,
  isLast: i32,
  decimal: i32,
  missing: i32,
  into: usize,
  oddAt: usize,
): void {
  const pointZero = decimal | (48 << 8);
  for (let line = 0; line < count; line++) {
    let start = startOf(lineAt, line, field);
    let n = <i32>(endOf(lineAt, line, field, isLast) - start);
    let value = missing;
    if (n > 0) {
      if (n > 2 && load<u16>(start + <usize>n - 2) == pointZero) n -= 2;
      const isNegative = load<u8>(start) == 45;
      if (isNegative) {
        start++;
        n--;
      }
      let number = NOT_A_DIGIT;
      if (n > 0 && n <= 8) number = digits(start, n);
      else if (n == 9) {
        number = digits(start + 1, 8);
        const first = <i64>load<u8>(start) - 48;
        if (first < 0 || first > 9) number = NOT_A_DIGIT;
        else if (number >= 0) number += first * 100000000;
      }
      if (number < 0) store<u8>(oddAt + <usize>line, 1);
      value = <i32>(isNegative ? -number : number);
    }
    store<i32>(into + ((<usize>line) << 2), value);
  }
}

/** Numbers of up to eight digits before the decimal mark and up to seven after it; NaN for an empty cell. */
export function decimals(
  lineAt: usize,
  count: i32,
  field: i32,
  isLast: i32,
  decimal: i32,
  into: usize,
  oddAt: usize,
): void {
  const mark = i8x16.splat(<i8>decimal);
  for (let line = 0; line < count; line++) {
    let start = startOf(lineAt, line, field);
    let n = <i32>(endOf(lineAt, line, field, isLast) - start);
    let value: f64 = NaN;
    if (n > 0) {
      const isNegative = load<u8>(start) == 45;
      if (isNegative) {
        start++;
        n--;
      }
      let number: i64 = NOT_A_DIGIT;
      if (n > 0 && n <= 16) {
        const marks = i8x16.bitmask(i8x16.eq(v128.load(start), mark)) & ((1 << n) - 1);
        const whole = marks == 0 ? n : ctz(marks);
        const places = marks == 0 ? 0 : n - whole - 1;
        if (whole > 0 && whole <= 8 && places < 8) {
          const fraction = digits(start + <usize>whole + 1, places);
          number = digits(start, whole);
          let power: f64 = 1;
          for (let p = 0; p < places; p++) power *= 10;
          // both are whole and their sum is below 10^15: exact, and one division rounds correctly
          value = (<f64>number * power + <f64>fraction) / power;
          if (fraction < 0) number = NOT_A_DIGIT;
        }
      }
      if (number < 0) store<u8>(oddAt + <usize>line, 1);
      if (isNegative) value = -value;
    }
    store<f64>(into + ((<usize>line) << 3), value);
  }
}

/** Months `YYYY-MM` or `YYYY-MM-DD` from January 0001 on as twelve times the year plus 0 to 11; `missing` for an empty cell. */
export function months(
  lineAt: usize,
  count: i32,
  field: i32,
  isLast: i32,
  missing: i32,
  into: usize,
  oddAt: usize,
): void {
  // neighbours repeat
  let last: u64 = 0;
  let month = -1;
  for (let line = 0; line < count; line++) {
    const start = startOf(lineAt, line, field);
    const n = <i32>(endOf(lineAt, line, field, isLast) - start);
    let value = missing;
    if (n > 0) {
      const text = load<u64>(start) & 0x00ffffffffffffff;
      if (text != last) {
        last = text;
        month = monthOf(text);
      }
      value = month;
      if (value < 0 || (n != 7 && (n != 10 || dayOf(start, value) < 0))) store<u8>(oddAt + <usize>line, 1);
    }
    store<i32>(into + ((<usize>line) << 2), value);
  }
}

/** As `months`, but days since 1970-01-01; those of a month without a day are its first. */
export function dates(
  lineAt: usize,
  count: i32,
  field: i32,
  isLast: i32,
  missing: i32,
  into: usize,
  oddAt: usize,
): void {
  for (let line = 0; line < count; line++) {
    const start = startOf(lineAt, line, field);
    const n = <i32>(endOf(lineAt, line, field, isLast) - start);
    let value = missing;
    if (n > 0) {
      const month = monthOf(load<u64>(start) & 0x00ffffffffffffff);
      const day = n == 7 ? 1 : n == 10 ? dayOf(start, month) : -1;
      if (month < 0 || day < 0) store<u8>(oddAt + <usize>line, 1);
      value = daysBefore(month) + day - 1;
    }
    store<i32>(into + ((<usize>line) << 2), value);
  }
}

/** The month written in the low seven bytes, -1 when there is none. */
@inline
function monthOf(text: u64): i32 {
  // "0000-00" from the low byte up: what is left are digits, and 0 for the hyphen
  const d = text ^ 0x0030302d30303030;
  if ((((d + 0x0076767676767676) | d) & 0x0080808080808080) != 0 || (d & 0x000000ff00000000) != 0) return -1;
  const pairs = d * 10 + (d >> 8);
  const year = <i32>(pairs & 0xff) * 100 + <i32>((pairs >> 16) & 0xff);
  const ofYear = <i32>((pairs >> 40) & 0xff);
  return year < 1 || ofYear < 1 || ofYear > 12 ? -1 : year * 12 + ofYear - 1;
}

/** The day of the date at `start` that lies in `month`, -1 when the month has no such day. */
@inline
function dayOf(start: usize, month: i32): i32 {
  const tens = <i32>load<u8>(start, 8) - 48;
  const ones = <i32>load<u8>(start, 9) - 48;
  if (load<u8>(start, 7) != 45 || <u32>tens > 9 || <u32>ones > 9) return -1;
  const day = tens * 10 + ones;
  return day < 1 || day > daysBefore(month + 1) - daysBefore(month) ? -1 : day;
}

/** Days from 1970-01-01 to the first of a month. Years begin in March so that the leap day comes last (Hinnant 2013). */
@inline
function daysBefore(month: i32): i32 {
  const sinceMarch = <u32>(month - 2);
  const year = sinceMarch / 12;
  const inYear = sinceMarch - year * 12;
  return <i32>(year * 365 + year / 4 - year / 100 + year / 400 + (153 * inYear + 2) / 5) - 719468;
}

/**
 * Flags of `run` fields that follow each other, as bits from `bit` on: `0`, `1`, `0.0`, `1.0`, or nothing.
 *
 * @param isLast the run ends with the line
 */
export function flags(
  lineAt: usize,
  count: i32,
  field: i32,
  run: i32,
  isLast: i32,
  bit: i32,
  decimal: i32,
  flagsAt: usize,
  nullsAt: usize,
  oddAt: usize,
): void {
  const low = i16x8.splat(0xfe);
  const zeros = i16x8.splat(48);
  const zeroPointZero = 48 | (decimal << 8) | (48 << 16);
  for (let line = 0; line < count; line++) {
    let ones = 0;
    let nulls = 0;
    for (let f = 0; f < run; ) {
      const start = startOf(lineAt, line, field + f);
      // up to eight cells at once, if each is one byte
      const group = run - f < 8 ? run - f : 8;
      const isEnd = isLast && f + group == run ? 1 : 0;
      if (<i32>(endOf(lineAt, line, field + f + group - 1, isEnd) - start) == 2 * group - 1) {
        const cells = v128.load(start);
        const own = (1 << group) - 1;
        if ((i16x8.bitmask(i16x8.eq(v128.and(cells, low), zeros)) & own) == own) {
          ones |= (i16x8.bitmask(i16x8.shl(cells, 15)) & own) << (bit + f);
          f += group;
          continue;
        }
      }
      const n = <i32>(endOf(lineAt, line, field + f, isLast && f + 1 == run ? 1 : 0) - start);
      const first = <i32>load<u8>(start);
      if ((n == 1 && (first & 0xfe) == 48) || (n == 3 && (load<u32>(start) & 0xfffffe) == zeroPointZero)) {
        ones |= (first & 1) << (bit + f);
      } else if (n == 0) nulls |= 1 << (bit + f);
      else store<u8>(oddAt + <usize>line, 1);
      f++;
    }
    const place = (<usize>line) << 2;
    store<u32>(flagsAt + place, load<u32>(flagsAt + place) | ones);
    store<u32>(nullsAt + place, load<u32>(nullsAt + place) | nulls);
  }
}

// A table of labels has 1024 slots of 32 bytes: first eight bytes | last eight | size | code | address of the bytes.
// Labels of fewer than eight bytes are their own first eight, with zeros behind. Size 0 is an empty slot.
const SLOTS_MASK: u32 = 1023;

@inline
function slotOf(head: u64, tail: u64, n: i32): u32 {
  const mixed = (head ^ (tail * 0x9e3779b97f4a7c15) ^ <u64>n) * 0x9e3779b97f4a7c15;
  return <u32>(mixed >> 54);
}

@inline
function headOf(at: usize, n: i32): u64 {
  return n < 8 ? load<u64>(at) & (((<u64>1) << (<u64>(8 * n))) - 1) : load<u64>(at);
}

/** Adds a label of `n` bytes, at least one, that is not there; the table must have room. */
export function addLabel(tableAt: usize, bytesAt: usize, n: i32, code: i32): void {
  const head = headOf(bytesAt, n);
  const tail: u64 = n < 8 ? 0 : load<u64>(bytesAt + <usize>n - 8);
  let slot = slotOf(head, tail, n);
  while (load<i32>(tableAt + ((<usize>slot) << 5), 16) != 0) slot = (slot + 1) & SLOTS_MASK;
  const at = tableAt + ((<usize>slot) << 5);
  store<u64>(at, head);
  store<u64>(at, tail, 8);
  store<i32>(at, n, 16);
  store<i32>(at, code, 20);
  store<u32>(at, <u32>bytesAt, 24);
}

/** Code of a label of `n` bytes, 0 for an empty one; -1 when it is not in the table. */
@inline
function codeOf(tableAt: usize, start: usize, n: i32): i32 {
  if (n == 0) return 0;
  const head = headOf(start, n);
  const tail: u64 = n < 8 ? 0 : load<u64>(start + <usize>n - 8);
  let slot = slotOf(head, tail, n);
  while (true) {
    const at = tableAt + ((<usize>slot) << 5);
    const size = load<i32>(at, 16);
    if (size == 0) return -1;
    if (size == n && load<u64>(at) == head && load<u64>(at, 8) == tail) {
      const own = <usize>load<u32>(at, 24);
      let k = 8;
      while (k < n - 8 && load<u64>(start + <usize>k) == load<u64>(own + <usize>k)) k += 8;
      if (k >= n - 8) return load<i32>(at, 20);
    }
    slot = (slot + 1) & SLOTS_MASK;
  }
}

/** Codes of labels that the table knows, as 16 bits. */
export function categories(
  lineAt: usize,
  count: i32,
  field: i32,
  isLast: i32,
  tableAt: usize,
  into: usize,
  oddAt: usize,
): void {
  for (let line = 0; line < count; line++) {
    const start = startOf(lineAt, line, field);
    const code = codeOf(tableAt, start, <i32>(endOf(lineAt, line, field, isLast) - start));
    if (code < 0) store<u8>(oddAt + <usize>line, 1);
    store<u16>(into + ((<usize>line) << 1), <u16>code);
  }
}

/** As `categories`, codes as 32 bits. */
export function texts(
  lineAt: usize,
  count: i32,
  field: i32,
  isLast: i32,
  tableAt: usize,
  into: usize,
  oddAt: usize,
): void {
  for (let line = 0; line < count; line++) {
    const start = startOf(lineAt, line, field);
    const code = codeOf(tableAt, start, <i32>(endOf(lineAt, line, field, isLast) - start));
    if (code < 0) store<u8>(oddAt + <usize>line, 1);
    store<u32>(into + ((<usize>line) << 2), <u32>code);
  }
}
