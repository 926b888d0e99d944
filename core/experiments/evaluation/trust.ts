import type { ProductEvaluation } from "../../contract/evaluation.ts";
import { reliability } from "../../learning/metrics/calibration.ts";
import { rateInterval } from "../../learning/metrics/rateInterval.ts";
import { createRandom } from "../../random/random.ts";
import type { Scored } from "./slices.ts";

const COVERAGES = [0.8, 0.9, 0.95];
const BINS = 10;

type Judged = Pick<Scored, "scores" | "target">;

/** Predicted against observed in ten groups of equal size, with intervals. */
export function reliabilityCurve({ scores, target }: Judged): ProductEvaluation["reliability"] {
  return reliability(scores, target, BINS).map(({ rows, predicted, observed }) => ({
    rows,
    predicted,
    ...rateInterval(Math.round(observed * rows), rows),
  }));
}

/**
 * Sets of labels that hold the true one with the wanted coverage, among buyers and among others alike.
 *
 * One half of the rows, drawn with the seed, gives each class its threshold: the ceil((n + 1) coverage)-th smallest of
 * 1 - P(class); the other half measures. Source: Vovk, Gammerman and Shafer (2005), label-conditional (Mondrian) conformal prediction.
 */
export function conformalSets({ scores, target }: Judged, seed: string): ProductEvaluation["conformal"] {
  const random = createRandom(seed).fork("conformal");
  const isFitted = Uint8Array.from(target, () => (random.chance(0.5) ? 1 : 0));
  const surprises: [others: number[], buyers: number[]] = [[], []];
  for (let i = 0; i < target.length; i++) {
    if (isFitted[i] === 1) surprises[target[i]].push(target[i] === 1 ? 1 - scores[i] : scores[i]);
  }
  for (const each of surprises) each.sort((a, b) => a - b);
  return COVERAGES.map((wantedCoverage) => {
    const [most, mostOfBuyers] = surprises.map((sorted) => {
      const rank = Math.ceil((sorted.length + 1) * wantedCoverage);
      return rank > sorted.length ? Number.POSITIVE_INFINITY : sorted[rank - 1];
    });
    const sets = { buys: 0, not: 0, both: 0, neither: 0 };
    const covered = [0, 0];
    const asked = [0, 0];
    for (let i = 0; i < target.length; i++) {
      if (isFitted[i] === 1) continue;
      const mayBuy = 1 - scores[i] <= mostOfBuyers;
      const mayNot = scores[i] <= most;
      sets[mayBuy ? (mayNot ? "both" : "buys") : mayNot ? "not" : "neither"]++;
      asked[target[i]]++;
      if (target[i] === 1 ? mayBuy : mayNot) covered[target[i]]++;
    }
    const n = Math.max(1, asked[0] + asked[1]);
    return {
      wantedCoverage,
      buyers: rateInterval(covered[1], asked[1]),
      others: rateInterval(covered[0], asked[0]),
      sets: { buys: sets.buys / n, not: sets.not / n, both: sets.both / n, neither: sets.neither / n },
    };
  });
}
