import type { BesideFigure, ProductBeside } from "../../contract/importedModel.ts";
import { reliability } from "../../learning/metrics/calibration.ts";
import { captureCurve } from "../../learning/metrics/capture.ts";
import { createRandom } from "../../random/random.ts";
import { drawReplicate, figureOf } from "./intervals.ts";
import { figuresWithTop, rankRows } from "./rankedRows.ts";

const OF_ONE = ["auc", "averagePrecision", "liftTop", "logLoss", "calibration"] as const;
/** They say something of probabilities only. */
const OF_PROBABILITIES: readonly string[] = ["logLoss", "calibration"];

interface Options {
  replicates: number;
  seed: string;
}

/** Two models' scores of the same customers, and who bought. */
interface Pair {
  scores: Float64Array;
  ours: Float64Array;
  target: Uint8Array;
}

type Judged = ReturnType<typeof figuresWithTop>;

/**
 * A model of one product beside ours. One replicate weighs the customers of both alike, so differences are paired.
 *
 * @param isProbability whether the scores are probabilities; without, log loss and calibration are not defined
 * @param listSize customers of the list whose lift is told, at most as many as there are
 * @returns yields the share of the replicates that are drawn
 */
export function* productBeside(
  { scores, ours, target }: Pair,
  { isProbability, listSize, ...options }: Options & { isProbability: boolean; listSize: number },
): Generator<number, Omit<ProductBeside, "id" | "label">> {
  const both = [rankRows(scores, target), rankRows(ours, target)];
  const size = Math.min(listSize, target.length);
  // under weights the list is as large a part of the customers as without
  const judge = (weights: Uint8Array | null) =>
    both.map((ranked) => figuresWithTop(ranked, weights, size / target.length));
  const [model, own] = judge(null);
  const drawn: Judged[][] = [];
  const random = createRandom(options.seed).fork("replicates");
  const weights = new Uint8Array(target.length);
  for (let r = 0; r < options.replicates; r++) {
    yield r / options.replicates;
    drawReplicate(random, weights);
    drawn.push(judge(weights));
  }
  const purchases = target.reduce((sum, bought) => sum + bought, 0);
  const comparison = OF_ONE.map((metric) => {
    // bought over foretold is 0 whatever was foretold when nobody bought
    const isKnown = metric !== "calibration" || purchases > 0;
    const isDefined = isKnown && (isProbability || !OF_PROBABILITIES.includes(metric));
    const pairOf = ([theirs, mine]: readonly Judged[]): [number, number] => [
      isDefined ? theirs[metric] : Number.NaN,
      isKnown ? mine[metric] : Number.NaN,
    ];
    return besideOf(metric, pairOf([model, own]), drawn.map(pairOf));
  });
  return {
    rows: target.length,
    purchases,
    listSize: size,
    comparison,
    reliability: { model: isProbability ? reliability(scores, target) : [], ours: reliability(ours, target) },
    capture: captureOf(both[0].order, both[1].order, target),
  };
}

/**
 * All products ranked together, the first seven of each customer.
 *
 * @param model, ours average precision by customer
 */
export function rankingBeside(model: Float64Array, ours: Float64Array, options: Options): BesideFigure[] {
  const random = createRandom(options.seed).fork("ranking");
  const weights = new Uint8Array(model.length);
  const mean = (precisions: Float64Array, counts: Uint8Array | null) => {
    let sum = 0;
    let all = 0;
    for (let i = 0; i < precisions.length; i++) {
      const weight = counts === null ? 1 : counts[i];
      sum += weight * precisions[i];
      all += weight;
    }
    return sum / all;
  };
  const drawn = Array.from({ length: options.replicates }, (): [number, number] => {
    drawReplicate(random, weights);
    return [mean(model, weights), mean(ours, weights)];
  });
  return [besideOf("map7", [mean(model, null), mean(ours, null)], drawn)];
}

function besideOf(
  metric: BesideFigure["metric"],
  [model, ours]: readonly [number, number],
  drawn: readonly (readonly [number, number])[],
): BesideFigure {
  const apart = ([theirs, mine]: readonly [number, number]) =>
    metric === "calibration" ? Math.abs(theirs - 1) - Math.abs(mine - 1) : theirs - mine;
  const difference = figureOf(apart([model, ours]), drawn.map(apart));
  const { low, high } = difference;
  const isLower = metric === "logLoss" || metric === "calibration";
  const isAbove = low !== null && low > 0;
  const isBelow = high !== null && high < 0;
  const verdict =
    low === null ? null : isAbove ? (isLower ? "worse" : "better") : isBelow ? (isLower ? "better" : "worse") : "open";
  const figure = (value: number, who: 0 | 1) =>
    figureOf(
      value,
      drawn.map((each) => each[who]),
    );
  return { metric, model: figure(model, 0), ours: figure(ours, 1), difference, verdict };
}

function captureOf(order: Uint32Array, oursOrder: Uint32Array, target: Uint8Array): ProductBeside["capture"] {
  const ours = captureCurve(oursOrder, target);
  return captureCurve(order, target).map(({ customers, purchases }, i) => ({
    customers,
    model: purchases,
    ours: ours[i].purchases,
  }));
}
