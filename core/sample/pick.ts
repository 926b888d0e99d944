import type { Random } from "../random/random.ts";

/** A weighted choice among labelled outcomes, by cumulative weights. */
export interface Choice<T> {
  pick(random: Random): T;
}

/** @param options outcomes with weights 0 or more, at least one above 0 */
export function weightedChoice<T>(options: readonly (readonly [outcome: T, weight: number])[]): Choice<T> {
  const bounds = new Float64Array(options.length);
  let total = 0;
  options.forEach(([, weight], i) => {
    total += weight;
    bounds[i] = total;
  });
  return {
    pick(random) {
      const at = random.float() * total;
      let low = 0;
      let high = bounds.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (bounds[middle] > at) high = middle;
        else low = middle + 1;
      }
      return options[low][0];
    },
  };
}
