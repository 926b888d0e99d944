/** Rows in the order of their keys. */
export interface SortedKeys {
  /** Row numbers by ascending key, equal keys in file order. */
  order: Uint32Array;
  /** The keys in that order. */
  keys: Int32Array<ArrayBuffer>;
}

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Sorts the first `rows` keys: a radix sort from the lowest digit up, of as many digits as the range of the keys needs.
 *
 * Keys move together with their rows, so that every pass reads in sequence; 2048 places to write to are as many as the caches
 * follow.
 */
export function sortByKey(keys: Int32Array, rows: number): SortedKeys {
  let low = rows > 0 ? keys[0] : 0;
  let high = low;
  let ascending = true;
  for (let i = 1; i < rows; i++) {
    const key = keys[i];
    if (key < keys[i - 1]) ascending = false;
    if (key < low) low = key;
    if (key > high) high = key;
  }
  let order = new Uint32Array(rows);
  for (let i = 0; i < rows; i++) order[i] = i;
  let sorted = keys.slice(0, rows) as Int32Array<ArrayBuffer>;
  if (ascending) return { order, keys: sorted };
  let nextOrder = new Uint32Array(rows);
  let nextSorted = new Int32Array(rows);
  const places = new Uint32Array(DIGITS);
  const bits = 32 - Math.clz32(high - low);
  for (let shift = 0; shift < bits; shift += DIGIT_BITS) {
    places.fill(0);
    for (let i = 0; i < rows; i++) places[((sorted[i] - low) >>> shift) & (DIGITS - 1)]++;
    for (let digit = 0, before = 0; digit < DIGITS; digit++) {
      const count = places[digit];
      places[digit] = before;
      before += count;
    }
    for (let i = 0; i < rows; i++) {
      const key = sorted[i];
      const place = places[((key - low) >>> shift) & (DIGITS - 1)]++;
      nextSorted[place] = key;
      nextOrder[place] = order[i];
    }
    [order, nextOrder] = [nextOrder, order];
    [sorted, nextSorted] = [nextSorted, sorted];
  }
  return { order, keys: sorted };
}
