/** How many rows have label a in the one and b in the other labelling: k x l counts. */
export function contingency(one: Uint8Array, other: Uint8Array, k: number, l: number): Float64Array {
  const counts = new Float64Array(k * l);
  for (let i = 0; i < one.length; i++) counts[one[i] * l + other[i]]++;
  return counts;
}

/**
 * Adjusted Rand index of two labellings of the same rows: 1 for the same partition, about 0 for chance.
 * Source: Hubert and Arabie (1985).
 */
export function adjustedRandIndex(one: Uint8Array, other: Uint8Array, k: number, l: number): number {
  const counts = contingency(one, other, k, l);
  const pairs = (n: number) => (n * (n - 1)) / 2;
  const byOne = new Float64Array(k);
  const byOther = new Float64Array(l);
  let together = 0;
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < l; b++) {
      const n = counts[a * l + b];
      together += pairs(n);
      byOne[a] += n;
      byOther[b] += n;
    }
  }
  const first = byOne.reduce((sum, n) => sum + pairs(n), 0);
  const second = byOther.reduce((sum, n) => sum + pairs(n), 0);
  const all = pairs(one.length);
  if (all === 0) return 1;
  const expected = (first * second) / all;
  const most = (first + second) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/**
 * For each cluster of the first labelling, the Jaccard similarity of the cluster of the other that is most like it.
 * Source: Hennig (2007), Cluster-wise assessment of cluster stability.
 */
export function bestJaccards(one: Uint8Array, other: Uint8Array, k: number, l: number): Float64Array {
  const counts = contingency(one, other, k, l);
  const byOther = new Float64Array(l);
  for (let a = 0; a < k; a++) for (let b = 0; b < l; b++) byOther[b] += counts[a * l + b];
  return Float64Array.from({ length: k }, (_, a) => {
    const row = counts.subarray(a * l, a * l + l);
    const size = row.reduce((sum, n) => sum + n, 0);
    let best = 0;
    for (let b = 0; b < l; b++) {
      const union = size + byOther[b] - row[b];
      if (union > 0) best = Math.max(best, row[b] / union);
    }
    return best;
  });
}
