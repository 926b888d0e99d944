import { dateOf, EXACT_DIGITS, monthOf, POWERS_OF_TEN } from "./cellValues.ts";
import { HASH_SEED, HASH_STEP } from "./labelDictionary.ts";
import { INTEGER_NULL } from "./layout.ts";
import { CATEGORY, DATE, DECIMAL, FLAG, INTEGER, MONTH, SKIP, TEXT } from "./rowPlan.ts";
import type { RowReader } from "./rowReader.ts";

/** Bytes `0.0,` or `0,0,` as one little-endian word, with the decimal mark and the delimiter given. */
const word = (a: number, b: number, c: number, d: number) => a | (b << 8) | (c << 16) | (d << 24);

/**
 * Reads rows from `from` on that are plain: no quotes, no faults, no blank lines. A cell that is not plain goes to
 * `reader.readCell`; a row that is not plain ends the loop, and the caller hands it to `reader.readRow`.
 *
 * It works on bytes without strings or bounds checks: every inner loop ends at a line break, so the caller makes sure
 * that one lies at or after each row's start (`lastBreak`). Bytes are compared in words where the platform allows it
 * (all of Node's platforms are little-endian).
 *
 * @param stop rows that begin at or after it are not read
 * @param lastBreak index of the last line break in the bytes
 * @returns the start of the first row that was not read
 */
export function readQuickRows(reader: RowReader, from: number, stop: number, lastBreak: number): number {
  const { bytes, plan, store } = reader;
  const { actions, slots, flagRuns, delimiter, decimal, quote, maxFieldBytes } = plan;
  const lastField = plan.fields - 1;
  const { length } = bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  const { start, last } = reader;
  const two = word(48, delimiter, 48, delimiter);
  const pointed = word(48, decimal, 48, delimiter);
  const { integers, decimals, categoryCodes, categories, textCodes, texts } = store;
  const stamps = reader.stamps;
  let { capacity, flags, flagNulls, rowStart, rowLine } = store;
  let row = reader.rows;
  let at = from;
  reader.breaks = 0;

  rows: while (at < stop && at <= lastBreak) {
    if (row === capacity) {
      // What the rows so far foretell for the rest, and a little more.
      store.grow(Math.ceil((row / (at - start)) * (stop - start) * 1.02) + 16);
      ({ capacity, flags, flagNulls, rowStart, rowLine } = store);
    }
    let i = at;
    let ch = bytes[i];
    if (ch === 10 || ch === 13) break;
    let bits = 0;
    let nulls = 0;
    for (let field = 0; ; field++) {
      const slot = slots[field];
      let plain = false;
      switch (actions[field]) {
        case SKIP:
          if (ch === quote) break;
          while (ch !== delimiter && (ch > 13 || (ch !== 10 && ch !== 13))) ch = bytes[++i];
          plain = true;
          break;

        case FLAG: {
          let bit = slot;
          // Pairs `0,1,` in one step, as long as more fields follow them.
          const pairs = Math.min(flagRuns[field], lastField - field) >> 1;
          if (pairs > 0 && i + 4 * pairs <= length) {
            let done = 0;
            for (; done < pairs; done++) {
              const pair = view.getUint32(i, true) ^ two;
              if ((pair & 0xfffefffe) !== 0) break;
              bits |= ((pair & 1) | (pair >>> 15)) << bit;
              bit += 2;
              i += 4;
            }
            if (done > 0) {
              field += 2 * done - 1;
              ch = bytes[i];
              continue;
            }
          }
          const after = bytes[i + 1];
          if (ch === 48 || ch === 49) {
            if (after === delimiter || after === 10 || after === 13) {
              bits |= (ch & 1) << bit;
              ch = after;
              i++;
              plain = true;
              break;
            }
            if (i + 4 <= length && ((view.getUint32(i, true) ^ pointed) & ~1) === 0) {
              bits |= (ch & 1) << bit;
              ch = delimiter;
              i += 3;
              plain = true;
              break;
            }
            const end = bytes[i + 3];
            if (after === decimal && bytes[i + 2] === 48 && (end === 10 || end === 13)) {
              bits |= (ch & 1) << bit;
              ch = end;
              i += 3;
              plain = true;
              break;
            }
          } else if (ch === delimiter || ch === 10 || ch === 13) {
            nulls |= 1 << bit;
            plain = true;
            break;
          }
          break;
        }

        case INTEGER: {
          const first = i;
          let negative = false;
          if (ch === 45) {
            negative = true;
            ch = bytes[++i];
          }
          const digits = i;
          let value = 0;
          while (ch >= 48 && ch <= 57) {
            value = (value * 10 + (ch - 48)) | 0;
            ch = bytes[++i];
          }
          const count = i - digits;
          if (count > 0 && count < 10) {
            if (ch !== delimiter && ch === decimal && bytes[i + 1] === 48) {
              i += 2;
              ch = bytes[i];
            }
            if (ch === delimiter || ch === 10 || ch === 13) {
              integers[slot][row] = negative ? -value | 0 : value;
              plain = true;
              break;
            }
          } else if (i === first && (ch === delimiter || ch === 10 || ch === 13)) {
            integers[slot][row] = INTEGER_NULL;
            plain = true;
            break;
          }
          i = first;
          break;
        }

        case DECIMAL: {
          const first = i;
          let negative = false;
          if (ch === 45) {
            negative = true;
            ch = bytes[++i];
          }
          const digits = i;
          let mantissa = 0;
          while (ch >= 48 && ch <= 57) {
            mantissa = mantissa * 10 + (ch - 48);
            ch = bytes[++i];
          }
          let count = i - digits;
          let places = 0;
          if (ch !== delimiter && ch === decimal && count > 0) {
            const mark = i;
            ch = bytes[++i];
            while (ch >= 48 && ch <= 57) {
              mantissa = mantissa * 10 + (ch - 48);
              ch = bytes[++i];
            }
            places = i - mark - 1;
            count += places;
          }
          if (ch === delimiter || ch === 10 || ch === 13) {
            if (count > 0 && count <= EXACT_DIGITS) {
              const value = mantissa / POWERS_OF_TEN[places];
              decimals[slot][row] = negative ? -value : value;
              plain = true;
              break;
            }
            if (i === first) {
              decimals[slot][row] = Number.NaN;
              plain = true;
              break;
            }
          }
          i = first;
          break;
        }

        case CATEGORY: {
          if (ch === delimiter || ch === 10 || ch === 13) {
            categoryCodes[slot][row] = 0;
            plain = true;
            break;
          }
          const dictionary = categories[slot];
          if (i + 4 <= length) {
            // Most labels were met before: known by their first bytes and their end, without a look at each byte.
            const head = view.getInt32(i, true);
            let size = 4;
            let end = bytes[i + 1];
            if (end === delimiter || end === 10 || end === 13) size = 1;
            else {
              end = bytes[i + 2];
              if (end === delimiter || end === 10 || end === 13) size = 2;
              else {
                end = bytes[i + 3];
                if (end === delimiter || end === 10 || end === 13) size = 3;
              }
            }
            let code = -1;
            if (size < 4) code = dictionary.met.short(head, size);
            else {
              size = dictionary.met.longSize(head);
              end = bytes[i + size];
              if (size > 0 && (end === delimiter || end === 10 || end === 13))
                code = dictionary.met.long(view, i, head);
            }
            if (code >= 0) {
              categoryCodes[slot][row] = code;
              ch = end;
              i += size;
              plain = true;
              break;
            }
          }
          if (ch === quote || ch === 32 || ch === 9) break;
          const first = i;
          let hash = HASH_SEED;
          do {
            hash = Math.imul(hash ^ ch, HASH_STEP);
            ch = bytes[++i];
          } while (ch !== delimiter && (ch > 13 || (ch !== 10 && ch !== 13)));
          const before = bytes[i - 1];
          if (before === 32 || before === 9) {
            i = first;
            break;
          }
          const code = dictionary.find(bytes, first, i, hash);
          categoryCodes[slot][row] = code >= 0 ? code : reader.newLabel(field, row, at, bytes, first, i, hash);
          if (code >= 0) dictionary.met.keep(bytes, first, i, code);
          plain = true;
          break;
        }

        case TEXT: {
          if (ch === delimiter || ch === 10 || ch === 13) {
            textCodes[slot][row] = 0;
            plain = true;
            break;
          }
          if (ch === quote || ch === 32 || ch === 9) break;
          const first = i;
          let hash = HASH_SEED;
          do {
            hash = Math.imul(hash ^ ch, HASH_STEP);
            ch = bytes[++i];
          } while (ch !== delimiter && (ch > 13 || (ch !== 10 && ch !== 13)));
          const before = bytes[i - 1];
          if (before === 32 || before === 9) {
            i = first;
            break;
          }
          const code = texts[slot].find(bytes, first, i, hash);
          textCodes[slot][row] = code >= 0 ? code : reader.newLabel(field, row, at, bytes, first, i, hash);
          plain = true;
          break;
        }

        case DATE:
        case MONTH: {
          if (ch === delimiter || ch === 10 || ch === 13) {
            integers[slot][row] = INTEGER_NULL;
            plain = true;
            break;
          }
          if (i + 10 >= length) break;
          const end = bytes[i + 7] === 45 ? i + 10 : i + 7;
          const after = bytes[end];
          if (after !== delimiter && after !== 10 && after !== 13) break;
          // Neighbours repeat: three overlapping words tell whether it is the column's last text again.
          const head = view.getInt32(i);
          const middle = view.getInt32(i + 3);
          const tail = view.getInt32(end - 4);
          const stamp = 4 * slot;
          if (head !== stamps[stamp] || middle !== stamps[stamp + 1] || tail !== stamps[stamp + 2]) {
            const value = actions[field] === DATE ? dateOf(bytes, i, end) : monthOf(bytes, i, end);
            if (!(value < Number.POSITIVE_INFINITY)) break;
            stamps[stamp] = head;
            stamps[stamp + 1] = middle;
            stamps[stamp + 2] = tail;
            stamps[stamp + 3] = value;
          }
          integers[slot][row] = stamps[stamp + 3];
          ch = after;
          i = end;
          plain = true;
          break;
        }
      }
      if (!plain) {
        // Not plain: quotes, spaces, signs, long numbers, null tokens, faults.
        i = reader.readCell(field, i, row, at);
        if (i < 0 || i > lastBreak) break rows;
        bits |= reader.bit;
        nulls |= reader.nullBit;
        ch = bytes[i];
      }
      if (ch === delimiter) {
        if (field === lastField) break rows;
        ch = bytes[++i];
      } else if (field === lastField) break;
      else break rows;
    }
    if (ch === 13) {
      if (i + 1 < length) {
        if (bytes[i + 1] === 10) i++;
      } else if (!last) break;
    }
    i++;
    // A field may only be too long if its row is; the other reader looks.
    if (i - at > maxFieldBytes) break;
    flags[row] = bits;
    flagNulls[row] = nulls;
    rowStart[row] = at - start;
    rowLine[row] = reader.line;
    reader.line += 1 + reader.breaks;
    reader.breaks = 0;
    row++;
    at = i;
  }
  reader.rows = row;
  return at;
}
