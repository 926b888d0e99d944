import type { ProductResult, Recommendation } from "../contract/recommendation.ts";
import { DomainError, throwIfCancelled } from "../errors/domainError.ts";
import { readHistory } from "../features/history.ts";
import { WorkerPool } from "../jobs/pool.ts";
import { ProgressMeter, type Work } from "../jobs/progress.ts";
import type { GbdtModel } from "../learning/gbdt/tree.ts";
import type { Panel } from "../store/panel.ts";
import { formatMonth, type Month } from "../time/month.ts";
import { coHoldingScores, type ProductScores, purchaseRates } from "./baselines.ts";
import { boughtTogether, keepTogether } from "./boughtTogether.ts";
import { judgeProduct, judgeRanking } from "./evaluate.ts";
import type { FitAnswer, FitTask } from "./fitTask.ts";
import { refuseLeaks } from "./leakCheck.ts";
import { type Depth, PurchaseFeatures } from "./purchaseFeatures.ts";
import { type ExtraColumns, learnMatrix, matrixOn } from "./purchaseMatrix.ts";
import { purchaseRows, rowsToScore, targetPlaces, teachingRows } from "./purchaseRows.ts";
import { sumAveragePrecision } from "./rankProducts.ts";
import { recentShift } from "./recentShift.ts";
import { BudgetMeter } from "./search/budgetMeter.ts";
import { learnAgain, scoreAll } from "./search/learnAgain.ts";
import { recipeOf } from "./search/recipes.ts";
import { Relearner } from "./search/relearner.ts";
import { type FoundModel, searchModels } from "./search/searchModels.ts";
import { TimeBudget } from "./search/timeBudget.ts";
import { packMargins } from "./storedMargins.ts";

export interface TrainOptions {
  seed: number | string;
  /** The last month known; the panel's last when left out. */
  month?: Month | undefined;
  /** Most trees of a model. */
  trees?: number | undefined;
  /** Most rows to learn from; buyers are always kept, others are thinned out and weigh more. */
  mostRows?: number | undefined;
  /** Seconds that all of it may take: more recipes are tried and blended while time allows. */
  budgetSeconds?: number | undefined;
  /** Fits beyond the usual recipe, exactly: what a run within a budget came to, to make it again. 0 when left out. */
  fits?: number | undefined;
  extra?: ExtraColumns | undefined;
  threads?: number | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * What is kept beside the figures. Margins are log odds by product (`next:<id>` of the month to come, `test:<id>` of the
 * untouched month), packed as storedMargins.ts says, in the order of `customer` and `testCustomer`; `models` is JSON,
 * as is `testModels`: those that foretold the untouched month, which had not seen it.
 */
export type RecommendationArrays = Record<string, Uint8Array | Uint16Array | Uint32Array>;

/** A product's model for the month to come; `shift` is added to its margins. */
export type KeptModel = { product: string; model: GbdtModel | null; shift: number; rate: number };

/** The model that foretold the untouched month, without shift: for what looks at order alone. */
export type TestedModel = Pick<KeptModel, "product" | "model">;

/** What training comes to. */
interface Trained {
  result: Recommendation;
  arrays: RecommendationArrays;
  /** Log loss on the tuning month after each tree, by product id. */
  losses: Record<string, readonly number[]>;
  /** MAP@7 on the tuning month, and the largest that any ranking could reach there: the month before the untouched one. */
  tuning: { map7: number; ceiling: number };
}

class NotEnoughMonthsError extends DomainError {
  constructor(months: number) {
    super({
      code: "not-enough-months",
      what: `There are ${months} months that follow another one; recommendations need ${LEAST_TARGETS}`,
      mend: "Import more months: some to learn from, one to tune on and one to test on.",
      facts: { months, needed: LEAST_TARGETS },
    });
  }
}

/** Seconds of scoring and judging by second of preparing. */
const AFTER = 1.2;
const LEAST_TARGETS = 4;
/** With fewer purchases than this a product gets its base rate. */
const LEAST_PURCHASES = 30;

/**
 * Learns each product's purchases of the next month from what is known before it, forward in time: months up to T - 2 teach,
 * T - 1 says when to stop, T is opened once for the figures. Then everything up to T teaches the models that score T + 1.
 *
 * @throws NotEnoughMonthsError, LeakedTargetError, CancelledError
 */
export async function* trainRecommender(panel: Panel, options: TrainOptions): Work<Trained> {
  const { signal, seed, trees = 300, fits = 0 } = options;
  const began = performance.now();
  const budget = options.budgetSeconds === undefined ? null : new TimeBudget(options.budgetSeconds, began);
  const depth: Depth = budget === null && fits === 0 ? "recent" : "full";
  const { products } = panel.schema;
  const meter =
    options.budgetSeconds === undefined
      ? new ProgressMeter("models", 2 * products.length)
      : new BudgetMeter(options.budgetSeconds);
  yield meter.at(0, "Reading the history");
  const history = readHistory(panel, options.month, signal);
  const places = targetPlaces(history);
  if (places.length < LEAST_TARGETS) throw new NotEnoughMonthsError(places.length);
  const [tunePlace, testPlace] = places.slice(-2);
  const earlier = places.slice(0, -2);

  const making = { extra: options.extra, signal, meter, depth };
  const teach = teachingRows(history, earlier, options);
  const learn = yield* learnMatrix(panel, history, teach, making);
  yield meter.at(0, "Looking for columns that know the answer");
  const suspects = refuseLeaks(learn, products);
  throwIfCancelled(signal);
  const later = new PurchaseFeatures(panel, history, depth);
  const tuneRows = purchaseRows(history, tunePlace, 1, seed);
  const tune = yield* matrixOn(learn.matrix.columns, later, tuneRows, making);
  const testRows = purchaseRows(history, testPlace, 1, seed);
  const test = yield* matrixOn(learn.matrix.columns, later, testRows, making);
  const { purchases, rates } = purchaseRates(teach, products.length);
  const learnable = [...products.keys()].filter((p) => purchases[p] >= LEAST_PURCHASES);

  // made before the search, so that what is left to do after it is known better
  const again = teachingRows(history, places, options);
  const all = yield* learnMatrix(panel, history, again, making);
  const finalRates = purchaseRates(again, products.length).rates;
  const last = new PurchaseFeatures(panel, history, depth);
  const recent = yield* matrixOn(all.matrix.columns, last, testRows, making);
  const nextRows = rowsToScore(history);
  const next = yield* matrixOn(all.matrix.columns, last, nextRows, making);

  const pool = new WorkerPool<FitTask, FitAnswer>(new URL("./fitWorker.ts", import.meta.url), {
    ...(options.threads === undefined ? {} : { threads: options.threads }),
    signal,
  });
  try {
    const relearner = new Relearner(pool, all, products, seed);
    const searching = { products, learnable, learn, tune, trees, seed, relearner };
    const secondsAfter = (AFTER * (performance.now() - began)) / 1000;
    const limit = budget === null ? fits : { budget, secondsAfter };
    const search = yield* searchModels(pool, { ...searching, limit }, meter);
    const { found } = search;
    const onTest = yield* scoreAll(pool, found, [test.matrix], meter, learnable.length);
    const margins = products.map((_, p) => {
      const own = found.get(p);
      const scored = onTest.get(p);
      if (!own || !scored) return new Float64Array(testRows.customers.length).fill(logit(rates[p]));
      const shift = recentShift(own.tuneMargins, tune, p);
      return scored[0].map((margin) => margin + shift);
    });

    const final = yield* learnAgain(relearner, found, products, meter);
    const onNext = yield* scoreAll(pool, final, [recent.matrix, next.matrix], meter, 2 * learnable.length);
    const kept: KeptModel[] = products.map(({ id }, p) => {
      const scored = onNext.get(p);
      const shift = scored ? recentShift(scored[0], recent, p) : 0;
      return { product: id, model: final.get(p)?.model ?? null, shift, rate: finalRates[p] };
    });
    const arrays: RecommendationArrays = {
      customer: nextRows.customers,
      testCustomer: testRows.customers,
      models: new TextEncoder().encode(JSON.stringify(kept)),
      testModels: new TextEncoder().encode(
        JSON.stringify(products.map(({ id }, p) => ({ product: id, model: found.get(p)?.model ?? null }))),
      ),
    };
    for (const [p, { id }] of products.entries()) {
      const scored = onNext.get(p);
      const flat = () => new Float64Array(nextRows.customers.length).fill(logit(finalRates[p]));
      arrays[`next:${id}`] = packMargins(scored ? scored[1].map((m) => m + kept[p].shift) : flat());
      arrays[`test:${id}`] = packMargins(margins[p]);
    }
    const coHolding = coHoldingScores(history, testPlace - 1, products.length, testRows.held);
    const together = boughtTogether(teach, products);
    const ranked = keepTogether((p, row) => margins[p][row], together, products, testRows.held);
    const judged = { history, place: testPlace, rows: testRows, matrix: test, margins, ranked, rates, coHolding };
    const { ranking, newcomers } = judgeRanking(panel, judged, earlier);
    const productResults: ProductResult[] = [];
    for (const [p, { id, label, family, marginEur }] of products.entries()) {
      throwIfCancelled(signal);
      yield meter.at(2 * learnable.length, `Judging ${label} on ${formatMonth(testRows.month)}`);
      const own = found.get(p);
      productResults.push({
        id,
        label,
        family,
        marginEur,
        ...judgeProduct(panel.schema, judged, p, own?.model ?? null, places),
        ...newcomers.byProduct[p],
        trainingPurchases: Math.round(purchases[p]),
        method: own ? "model" : "base rate",
        trees: own?.members.reduce((sum, member) => sum + member.trees, 0) ?? 0,
        tried: own?.tried ?? 0,
        members: membersOf(own),
      });
    }
    const result: Recommendation = {
      version: panel.version,
      trainedOn: teach.map(({ month }) => formatMonth(month)),
      tunedOn: formatMonth(tuneRows.month),
      testedOn: formatMonth(testRows.month),
      scoresFor: formatMonth(nextRows.month),
      rows: { training: learn.held.length, settled: testRows.customers.length, newcomers: newcomers.customers },
      features: learn.matrix.columns.length,
      fits: search.fits,
      products: productResults,
      ranking,
      together,
      suspects,
    };
    const losses = Object.fromEntries(learnable.map((p) => [products[p].id, found.get(p)?.losses ?? []]));
    const tuned: ProductScores = (p, row) => found.get(p)?.tuneMargins[row] ?? logit(rates[p]);
    const onTune = sumAveragePrecision(
      keepTogether(tuned, together, products, tuneRows.held),
      products.length,
      tuneRows.held,
      tuneRows.gained,
    );
    const settled = Math.max(1, tuneRows.held.length);
    const ceiling = tuneRows.gained.reduce((n, mask) => (mask === 0 ? n : n + 1), 0) / settled;
    return { result, arrays, losses, tuning: { map7: onTune / settled, ceiling } };
  } finally {
    await pool.close();
  }
}

const logit = (rate: number) => Math.log(Math.max(rate, 1e-9) / (1 - Math.max(rate, 1e-9)));

function membersOf(found: FoundModel | undefined): ProductResult["members"] {
  return (found?.members ?? []).map(({ round, weight, trees, loss }) => ({
    recipe: recipeOf(round).name,
    weight,
    trees,
    tuningLoss: loss,
  }));
}
