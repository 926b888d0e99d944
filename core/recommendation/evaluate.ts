import type { ProductResult, Recommendation } from "../contract/recommendation.ts";
import { type History, PRESENT } from "../features/history.ts";
import { countCover, ShapExplainer } from "../learning/explain/treeShap.ts";
import type { GbdtModel } from "../learning/gbdt/tree.ts";
import { probabilityOf, reliability } from "../learning/metrics/calibration.ts";
import { captureCurve } from "../learning/metrics/capture.ts";
import { averagePrecision, liftAt, logLoss, rocAuc } from "../learning/metrics/ranking.ts";
import type { Panel, PanelSchema } from "../store/panel.ts";
import type { ProductScores } from "./baselines.ts";
import { COMPARED, evenly } from "./evenly.ts";
import type { Judged } from "./judged.ts";
import { judgeNewcomers, type NewcomerFigures } from "./judgeNewcomers.ts";
import { columnsFor } from "./purchaseMatrix.ts";
import { questionsOf } from "./questions.ts";
import { rankingBySegment } from "./rankingBySegment.ts";
import { averagePrecisions } from "./rankProducts.ts";
import { meaningOf } from "./reasons.ts";
import { type Offer, topFigures } from "./topOffers.ts";

const DRIVERS = 8;
/** Candidates whose contributions are looked at. */
const EXPLAINED_ROWS = 400;

type Figures = Omit<
  ProductResult,
  | "id"
  | "label"
  | "family"
  | "marginEur"
  | "method"
  | "trees"
  | "trainingPurchases"
  | "tried"
  | "members"
  | keyof NewcomerFigures
>;

/** The figures of one product on the untouched month, for customers who were there the month before without it. */
export function judgeProduct(
  schema: PanelSchema,
  judged: Judged,
  product: number,
  model: GbdtModel | null,
  places: readonly number[],
): Figures {
  const { rows, margins, history } = judged;
  const bit = 1 << product;
  const candidates = Uint32Array.from(rows.held.keys()).filter((row) => (rows.held[row] & bit) === 0);
  const target = Uint8Array.from(candidates, (row) => (rows.gained[row] & bit ? 1 : 0));
  const probabilities = Float64Array.from(candidates, (row) => probabilityOf(margins[product][row]));
  const byHolding = Float64Array.from(candidates, (row) => judged.coHolding(product, row));
  const purchases = target.reduce((sum, bought) => sum + bought, 0);
  const known = (value: number) => (purchases > 0 && Number.isFinite(value) ? value : null);
  const auc = known(rocAuc(probabilities, target));
  const offers = Array.from(candidates, (row, i): Offer => ({ row, product, probability: probabilities[i] }));
  const isBought = ({ row }: Offer) => (rows.gained[row] & bit) !== 0;
  const marginOf = (p: number) => schema.products[p].marginEur;
  return {
    candidates: candidates.length,
    purchases,
    expected: probabilities.reduce((sum, p) => sum + p, 0),
    auc,
    questions: questionsOf(auc, purchases),
    averagePrecision: known(averagePrecision(probabilities, target)),
    map7: purchases > 0 ? buyersPrecision(judged, schema.products.length, bit) : null,
    top: topFigures(offers, ({ probability }) => probability, isBought, marginOf),
    liftTopPercent: known(liftAt(probabilities, target, Math.ceil(candidates.length / 100))),
    logLoss: logLoss(probabilities, target),
    coHoldingAuc: known(rocAuc(byHolding, target)),
    coHoldingAveragePrecision: known(averagePrecision(byHolding, target)),
    volatility: volatilityOf(history, places, bit),
    reliability: reliability(probabilities, target),
    capture: captureCurve(
      Uint32Array.from(target.keys()).sort((a, b) => probabilities[b] - probabilities[a] || a - b),
      target,
    ),
    drivers: model ? driversOf(schema, judged, model, candidates) : [],
  };
}

/** Mean average precision of the first seven recommendations over those who bought a product; 1 at most. */
function buyersPrecision({ rows: { held, gained }, ranked }: Judged, products: number, bit: number): number {
  const own = Uint32Array.from(gained.keys()).filter((row) => (gained[row] & bit) !== 0);
  const take = (values: Uint32Array) => own.map((row) => values[row]);
  const precisions = averagePrecisions((p, i) => ranked(p, own[i]), products, take(held), take(gained));
  return precisions.reduce((sum, value) => sum + value, 0) / own.length;
}

function driversOf(
  schema: PanelSchema,
  { matrix }: Judged,
  model: GbdtModel,
  rows: Uint32Array,
): ProductResult["drivers"] {
  const weights = new Float64Array(model.columns.length);
  const own = columnsFor(model, matrix.matrix);
  const explainer = new ShapExplainer(model, countCover(model, own, evenly(rows, COMPARED)));
  const explained = evenly(rows, EXPLAINED_ROWS);
  for (const row of explained) {
    const parts = explainer.explain(own, row);
    for (let c = 0; c < parts.length; c++) weights[c] += Math.abs(parts[c]);
  }
  const order = [...weights.keys()].sort((a, b) => weights[b] - weights[a] || a - b).slice(0, DRIVERS);
  return order
    .filter((c) => weights[c] > 0)
    .map((c) => {
      const column = model.columns[c].id;
      return { column, meaning: meaningOf(column, schema), weight: weights[c] / explained.length };
    });
}

/**
 * How unsteady monthly purchases are: standard deviation of the change of their logarithm from month to month, less what chance
 * alone makes (1/n each); 0.05 at least, for nothing is as steady as that.
 */
function volatilityOf({ state, holdings }: History, places: readonly number[], bit: number): number {
  const counts = places.map((place) => {
    let n = 0;
    for (let c = 0; c < holdings[place].length; c++) {
      const isSettled = (state[place][c] & state[place - 1][c] & PRESENT) !== 0;
      if (isSettled && (holdings[place][c] & ~holdings[place - 1][c] & bit) !== 0) n++;
    }
    return n;
  });
  const changes = counts.slice(1).map((n, i) => Math.log(n + 0.5) - Math.log(counts[i] + 0.5));
  const chance = counts.slice(1).map((n, i) => 1 / (n + 0.5) + 1 / (counts[i] + 0.5));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  if (changes.length < 2) return 0.5;
  const average = mean(changes);
  const variance = mean(changes.map((change) => (change - average) ** 2)) - mean(chance);
  return Math.min(1, Math.sqrt(Math.max(0.05 ** 2, variance)));
}

/** All products ranked together, by the models and by the baselines; newcomers by what newcomers came with before. */
export function judgeRanking(panel: Panel, judged: Judged, earlier: readonly number[]) {
  const { history, place, rows, rates } = judged;
  const { held, gained } = rows;
  const products = panel.schema.products.length;
  const n = held.length;
  const buyers = gained.reduce((sum, mask) => (mask === 0 ? sum : sum + 1), 0);
  const ceiling = buyers / n;
  const share = (map7: number, most: number) => ({ map7, shareOfCeiling: most > 0 ? map7 / most : 0 });
  const total = (precisions: Float64Array) => precisions.reduce((sum, value) => sum + value, 0);
  const score = (scores: ProductScores) => averagePrecisions(scores, products, held, gained);
  const ofModel = score(judged.ranked);
  const byModel = total(ofModel);
  const ofPopularity = score((p) => rates[p]);
  // one list for everybody, whatever they hold: what public baselines mean by popularity
  const leftIn = averagePrecisions((p) => rates[p], products, new Uint32Array(n), gained);
  const came = judgeNewcomers(history, place, earlier, products);
  const newCeiling = came.customers > 0 ? came.buyers / came.customers : 0;
  const allCeiling = (buyers + came.buyers) / (n + came.customers);
  const ranking: Recommendation["ranking"] = {
    ceiling,
    model: share(byModel / n, ceiling),
    popularity: share(total(ofPopularity) / n, ceiling),
    popularityLeftIn: share(total(leftIn) / n, ceiling),
    coHolding: share(total(score(judged.coHolding)) / n, ceiling),
    newcomers: { ceiling: newCeiling, ...share(came.customers > 0 ? came.precision / came.customers : 0, newCeiling) },
    everybody: { ceiling: allCeiling, ...share((byModel + came.precision) / (n + came.customers), allCeiling) },
    bySegment: rankingBySegment(panel, judged, ofModel, ofPopularity),
  };
  return { ranking, newcomers: came };
}
