/** Shares on a scale of square roots: small ones are spread, and zero has a place, which it has not on a logarithmic one. */
export const rootOf = (share: number): number => Math.sqrt(share);

/** Round shares from 0 up to at least `most`, few enough to be read on a scale of square roots. */
export function rootTicks(most: number): number[] {
  if (!(most > 0)) return [0];
  const steps = [1, 2, 5];
  const top = [0, 1]
    .flatMap((more) => steps.map((step) => step * 10 ** (Math.floor(Math.log10(most)) + more)))
    .find((value) => value >= most * 0.999);
  const largest = top ?? most;
  // at quarters of the length of the axis, rounded to a figure that people say
  const inner = [1 / 16, 1 / 4, 9 / 16].map((share) => Number((largest * share).toPrecision(1)));
  return [0, ...inner, largest];
}
