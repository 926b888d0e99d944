import type { FigureSet, ProductEvaluation } from "../../contract/evaluation.ts";
import { createRandom } from "../../random/random.ts";
import { drawReplicate, figureOf } from "./intervals.ts";
import { type Figures, figuresOf, METRICS, partOf, type RankedRows, rankRows } from "./rankedRows.ts";
import { groupsOf, type Scored } from "./slices.ts";

const COMPARED = ["auc", "averagePrecision", "liftTopTenth"] as const;

interface Options {
  replicates: number;
  seed: string;
}

type SliceFigures = Pick<ProductEvaluation, "overall" | "slices" | "comparison">;

/** The same as `sliceFiguresInSteps`, at one go. */
export function sliceFigures(scored: Scored, options: Options): SliceFigures {
  const steps = sliceFiguresInSteps(scored, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Metrics of all rows, of every group, and of two models side by side. One replicate weighs them all alike, so differences are
 * paired. Yields the share of the replicates that are drawn, so that whoever runs it can breathe and stop.
 */
export function* sliceFiguresInSteps(
  { scores, other, target, dimensions }: Scored,
  options: Options,
): Generator<number, SliceFigures> {
  const ranked = rankRows(scores, target);
  const beside = rankRows(other, target);
  const groups = groupsOf(dimensions);
  const sets: RankedRows[] = [
    ranked,
    beside,
    ...groups.map(({ dimension, code }) => partOf(ranked, (row) => dimension.codes[row] === code)),
  ];
  const plain = sets.map((set) => figuresOf(set, null));
  const drawn: Figures[][] = sets.map(() => []);
  const random = createRandom(options.seed).fork("replicates");
  const weights = new Uint8Array(target.length);
  for (let r = 0; r < options.replicates; r++) {
    yield r / options.replicates;
    drawReplicate(random, weights);
    for (const [s, set] of sets.entries()) drawn[s].push(figuresOf(set, weights));
  }
  const figuresAt = (s: number): FigureSet => {
    const of = (metric: keyof Figures) =>
      figureOf(
        plain[s][metric],
        drawn[s].map((figures) => figures[metric]),
      );
    const figures = Object.fromEntries(METRICS.map((metric) => [metric, of(metric)])) as FigureSet;
    // no replicate of a group without buyers has one: that is no certainty
    return plain[s].calibration === 0 ? { ...figures, calibration: { value: 0, low: null, high: null } } : figures;
  };
  const known = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    overall: figuresAt(0),
    slices: groups.map(({ dimension, code, rows }, g) => ({
      by: dimension.by,
      group: dimension.groups[code],
      rows,
      purchases: sets[g + 2].order.reduce((sum, row) => sum + target[row], 0),
      ...figuresAt(g + 2),
    })),
    comparison: COMPARED.map((metric) => ({
      metric,
      model: known(plain[0][metric]),
      other: known(plain[1][metric]),
      difference: figureOf(
        plain[0][metric] - plain[1][metric],
        drawn[0].map((figures, r) => figures[metric] - drawn[1][r][metric]),
      ),
    })),
  };
}
