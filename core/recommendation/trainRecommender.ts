import type { ProductResult, Recommendation } from "../contract/recommendation.ts";
import { DomainError, throwIfCancelled } from "../errors/domainError.ts";
import { type History, readHistory } from "../features/history.ts";
import { WorkerPool } from "../jobs/pool.ts";
import { ProgressMeter, type Work } from "../jobs/progress.ts";
import type { GbdtModel } from "../learning/gbdt/tree.ts";
import { probabilityOf, shiftToTotal } from "../learning/metrics/calibration.ts";
import type { Panel } from "../store/panel.ts";
import { formatMonth, type Month } from "../time/month.ts";
import { purchaseRates } from "./baselines.ts";
import { judgeProduct, judgeRanking } from "./evaluate.ts";
import type { FitAnswer, FitTask } from "./fitTask.ts";
import { refuseLeaks } from "./leakCheck.ts";
import { PurchaseFeatures } from "./purchaseFeatures.ts";
import { type ExtraColumns, learnMatrix, matrixOn, type PurchaseMatrix } from "./purchaseMatrix.ts";
import { type PurchaseRows, purchaseRows, rowsToScore, targetPlaces } from "./purchaseRows.ts";
import { sumAveragePrecision } from "./rankProducts.ts";
import { packMargins } from "./storedMargins.ts";

export interface TrainOptions {
  seed: number | string;
  /** The last month known; the panel's last when left out. */
  month?: Month | undefined;
  /** Most trees of a model. */
  trees?: number | undefined;
  /** Most rows to learn from; buyers are always kept, others are thinned out and weigh more. */
  mostRows?: number | undefined;
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

const LEAST_TARGETS = 4;
/** With fewer purchases than this a product gets its base rate. */
const LEAST_PURCHASES = 30;
const MOST_ROWS = 400_000;

/**
 * Learns each product's purchases of the next month from what is known before it, forward in time: months up to T - 2 teach,
 * T - 1 says when to stop, T is opened once for the figures. Then everything up to T teaches the models that score T + 1.
 *
 * @throws NotEnoughMonthsError, LeakedTargetError, CancelledError
 */
export async function* trainRecommender(panel: Panel, options: TrainOptions): Work<Trained> {
  const { signal, seed } = options;
  const { products } = panel.schema;
  const meter = new ProgressMeter("models", 2 * products.length);
  yield meter.at(0, "Reading the history");
  const history = readHistory(panel, options.month, signal);
  const places = targetPlaces(history);
  if (places.length < LEAST_TARGETS) throw new NotEnoughMonthsError(places.length);
  const [tunePlace, testPlace] = places.slice(-2);
  const earlier = places.slice(0, -2);

  const making = { extra: options.extra, signal, meter };
  const teach = rowsOf(history, earlier, options);
  const learn = yield* learnMatrix(panel, history, teach, making);
  yield meter.at(0, "Looking for columns that know the answer");
  refuseLeaks(learn, products);
  throwIfCancelled(signal);
  const later = new PurchaseFeatures(panel, history);
  const tuneRows = purchaseRows(history, tunePlace, 1, seed);
  const tune = yield* matrixOn(learn.matrix.columns, later, tuneRows, making);
  const testRows = purchaseRows(history, testPlace, 1, seed);
  const test = yield* matrixOn(learn.matrix.columns, later, testRows, making);
  const { purchases, rates } = purchaseRates(teach, products.length);
  const learnable = [...products.keys()].filter((p) => purchases[p] >= LEAST_PURCHASES);

  const pool = new WorkerPool<FitTask, FitAnswer>(new URL("./fitWorker.ts", import.meta.url), {
    ...(options.threads === undefined ? {} : { threads: options.threads }),
    signal,
  });
  try {
    const task = { learn, tune, trees: options.trees ?? 300, score: [tune.matrix, test.matrix] };
    const tested = yield* fitAll(pool, learnable, task, seed, meter, 0, panel);
    const margins = products.map((_, p) => {
      const answer = tested.get(p);
      if (!answer) return new Float64Array(testRows.customers.length).fill(logit(rates[p]));
      const shift = recentShift(answer.margins[0], tune, p);
      return answer.margins[1].map((margin) => margin + shift);
    });

    const again = rowsOf(history, places, options);
    const all = yield* learnMatrix(panel, history, again, making);
    const finalRates = purchaseRates(again, products.length).rates;
    const last = new PurchaseFeatures(panel, history);
    const recent = yield* matrixOn(all.matrix.columns, last, testRows, making);
    const nextRows = rowsToScore(history);
    const next = yield* matrixOn(all.matrix.columns, last, nextRows, making);
    const treesOf = (p: number) => Math.max(1, tested.get(p)?.model.trees.length ?? 1);
    const finalTask = { learn: all, tune: null, trees: treesOf, score: [recent.matrix, next.matrix] };
    const final = yield* fitAll(pool, learnable, finalTask, seed, meter, learnable.length, panel);
    const kept: KeptModel[] = products.map(({ id }, p) => {
      const answer = final.get(p);
      const shift = answer ? recentShift(answer.margins[0], recent, p) : 0;
      return { product: id, model: answer?.model ?? null, shift, rate: finalRates[p] };
    });
    const arrays: RecommendationArrays = {
      customer: nextRows.customers,
      testCustomer: testRows.customers,
      models: new TextEncoder().encode(JSON.stringify(kept)),
      testModels: new TextEncoder().encode(
        JSON.stringify(products.map(({ id }, p) => ({ product: id, model: tested.get(p)?.model ?? null }))),
      ),
    };
    for (const [p, { id }] of products.entries()) {
      const answer = final.get(p);
      const flat = () => new Float64Array(nextRows.customers.length).fill(logit(finalRates[p]));
      arrays[`next:${id}`] = packMargins(answer ? answer.margins[1].map((m) => m + kept[p].shift) : flat());
      arrays[`test:${id}`] = packMargins(margins[p]);
    }
    const judged = { history, place: testPlace, rows: testRows, matrix: test, margins, rates };
    const productResults: ProductResult[] = [];
    for (const [p, { id, label, family, marginEur }] of products.entries()) {
      throwIfCancelled(signal);
      yield meter.at(2 * learnable.length, `Judging ${label} on ${formatMonth(testRows.month)}`);
      productResults.push({
        id,
        label,
        family,
        marginEur,
        ...judgeProduct(panel.schema, judged, p, tested.get(p)?.model ?? null, places),
        trainingPurchases: Math.round(purchases[p]),
        method: tested.has(p) ? "model" : "base rate",
        trees: tested.get(p)?.model.trees.length ?? 0,
      });
    }
    const ranking = judgeRanking(judged, products.length, earlier);
    const result: Recommendation = {
      version: panel.version,
      trainedOn: teach.map(({ month }) => formatMonth(month)),
      tunedOn: formatMonth(tuneRows.month),
      testedOn: formatMonth(testRows.month),
      scoresFor: formatMonth(nextRows.month),
      rows: { training: learn.held.length, settled: testRows.customers.length, newcomers: ranking.newcomerCount },
      features: learn.matrix.columns.length,
      products: productResults,
      ranking: ranking.ranking,
    };
    const losses = Object.fromEntries(learnable.map((p) => [products[p].id, tested.get(p)?.losses ?? []]));
    const onTune = sumAveragePrecision(
      (p, row) => tested.get(p)?.margins[0][row] ?? logit(rates[p]),
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

/** Rows of several months, those who bought nothing thinned out evenly when there are too many. */
function rowsOf(
  history: History,
  places: readonly number[],
  { seed, mostRows = MOST_ROWS }: TrainOptions,
): PurchaseRows[] {
  let buyers = 0;
  let others = 0;
  for (const place of places) {
    const { gained } = purchaseRows(history, place, 1, seed);
    for (const mask of gained) {
      if (mask !== 0) buyers++;
      else others++;
    }
  }
  const share = Math.min(1, Math.max(0.02, (mostRows - buyers) / Math.max(1, others)));
  return places.map((place) => purchaseRows(history, place, share, seed));
}

interface SharedTask {
  learn: PurchaseMatrix;
  tune: PurchaseMatrix | null;
  trees: number | ((product: number) => number);
  score: FitTask["score"];
}

async function* fitAll(
  pool: WorkerPool<FitTask, FitAnswer>,
  learnable: readonly number[],
  task: SharedTask,
  seed: number | string,
  meter: ProgressMeter,
  done: number,
  panel: Panel,
): Work<Map<number, FitAnswer>> {
  const { trees } = task;
  const running = learnable.map((product) =>
    pool.run({
      ...task,
      product,
      trees: typeof trees === "number" ? trees : trees(product),
      seed: `${seed}/${panel.schema.products[product].id}`,
    }),
  );
  // a failed fit is reported where it is awaited; the others must not fail unheard
  for (const each of running) each.catch(() => {});
  const answers = new Map<number, FitAnswer>();
  for (const [i, product] of learnable.entries()) {
    yield meter.at(done + i, `Learning who buys ${panel.schema.products[product].label}`);
    answers.set(product, await running[i]);
  }
  return answers;
}

/**
 * How much the newest month's margins must move so that they sum to its purchases; less when few were bought and few foretold,
 * which says little (half of the way at ten). A product that was to sell a hundred and sold none has been given up.
 */
function recentShift(margins: Float64Array, { held, gained }: PurchaseMatrix, product: number): number {
  const bit = 1 << product;
  const candidates: number[] = [];
  let bought = 0;
  for (let row = 0; row < held.length; row++) {
    if (held[row] & bit) continue;
    candidates.push(margins[row]);
    if (gained[row] & bit) bought++;
  }
  if (candidates.length === 0 || bought === candidates.length) return 0;
  const own = Float64Array.from(candidates);
  const foretold = own.reduce((sum, margin) => sum + probabilityOf(margin), 0);
  const evidence = Math.max(bought, foretold);
  return (shiftToTotal(own, Math.max(bought, 0.5)) * evidence) / (evidence + 10);
}
