/** The last step of classifiers, row by row in place. */
export function postTransform(kind: string, scores: Float32Array, width: number): void {
  if (kind === "LOGISTIC") {
    for (let i = 0; i < scores.length; i++) scores[i] = logistic(scores[i]);
  } else if (kind === "SOFTMAX") {
    for (let from = 0; from < scores.length; from += width) softmax(scores.subarray(from, from + width));
  } else if (kind !== "NONE") throw new TypeError(`the post_transform ${kind}`);
}

export const logistic = (x: number) => 1 / (1 + Math.exp(-x));

export function softmax(row: Float32Array): void {
  const largest = Math.max(...row);
  const powers = Float64Array.from(row, (x) => Math.exp(x - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  for (let i = 0; i < row.length; i++) row[i] = powers[i] / sum;
}
