/**
 * Union of sorted key lists, each key once, ascending.
 *
 * Pairwise merges in a balanced order: n log m steps for m lists of n keys in all. Equal lists cost one pass.
 */
export function mergeKeys(lists: readonly Int32Array[]): Int32Array {
  // months of several tables share one list of keys
  return mergeAll([...new Set(lists)]);
}

function mergeAll(lists: readonly Int32Array[]): Int32Array {
  if (lists.length === 0) return new Int32Array(0);
  if (lists.length === 1) return lists[0];
  const half = lists.length >> 1;
  return mergeTwo(mergeAll(lists.slice(0, half)), mergeAll(lists.slice(half)));
}

function mergeTwo(a: Int32Array, b: Int32Array): Int32Array {
  const merged = new Int32Array(a.length + b.length);
  let i = 0;
  let j = 0;
  let n = 0;
  while (i < a.length && j < b.length) {
    const x = a[i];
    const y = b[j];
    merged[n++] = Math.min(x, y);
    if (x <= y) i++;
    if (y <= x) j++;
  }
  while (i < a.length) merged[n++] = a[i++];
  while (j < b.length) merged[n++] = b[j++];
  return merged.slice(0, n);
}

/**
 * For each key of `some`, its position in `all`; -1 when it is not there. Both ascending.
 */
export function positionsIn(some: Int32Array, all: Int32Array): Int32Array {
  const positions = new Int32Array(some.length);
  let j = 0;
  for (let i = 0; i < some.length; i++) {
    while (j < all.length && all[j] < some[i]) j++;
    positions[i] = j < all.length && all[j] === some[i] ? j : -1;
  }
  return positions;
}
