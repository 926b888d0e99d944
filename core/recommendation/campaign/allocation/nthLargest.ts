/**
 * The nth largest of the values that are not -Infinity (n from 1), by quickselect (Hoare, 1961); the smallest when there are
 * fewer, -Infinity when there are none.
 */
export function nthLargest(values: Float64Array, n: number): number {
  const own = presentOf(values);
  if (own.length === 0) return Number.NEGATIVE_INFINITY;
  const place = Math.max(0, own.length - n);
  let [low, high] = [0, own.length - 1];
  while (low < high) {
    const pivot = middleOf(own[low], own[(low + high) >> 1], own[high]);
    let [i, j] = [low, high];
    while (i <= j) {
      while (own[i] < pivot) i++;
      while (own[j] > pivot) j--;
      if (i > j) break;
      const value = own[i];
      own[i++] = own[j];
      own[j--] = value;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return own[place];
}

/** A loop: the filter of typed arrays takes several times as long. */
function presentOf(values: Float64Array): Float64Array {
  const present = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] > Number.NEGATIVE_INFINITY) present[count++] = values[i];
  return present.subarray(0, count);
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** Rows with the largest values, about `count` of them: those equal to the last are all included. */
export function topRows(values: Float64Array, count: number): number[] {
  const least = nthLargest(values, count);
  const rows: number[] = [];
  if (least === Number.NEGATIVE_INFINITY) return rows;
  for (let row = 0; row < values.length; row++) if (values[row] >= least) rows.push(row);
  return rows;
}
