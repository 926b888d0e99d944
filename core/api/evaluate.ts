import type { Evaluation } from "../contract/evaluation.ts";
import { recommendation } from "../contract/recommendation.ts";
import { DomainError } from "../errors/domainError.ts";
import { fairnessOf } from "../experiments/evaluation/fairness.ts";
import { rankRows } from "../experiments/evaluation/rankedRows.ts";
import { robustnessOf } from "../experiments/evaluation/robustness.ts";
import { shiftOf, unlikeness } from "../experiments/evaluation/shift.ts";
import { sliceFiguresInSteps } from "../experiments/evaluation/sliceFigures.ts";
import type { Scored } from "../experiments/evaluation/slices.ts";
import { conformalSets, reliabilityCurve } from "../experiments/evaluation/trust.ts";
import { weakSpots } from "../experiments/evaluation/weakSpots.ts";
import { readHistory } from "../features/history.ts";
import { ProgressMeter, type Work } from "../jobs/progress.ts";
import type { GbdtModel } from "../learning/gbdt/tree.ts";
import { coHoldingScores } from "../recommendation/baselines.ts";
import { type Depth, depthOf, PurchaseFeatures } from "../recommendation/purchaseFeatures.ts";
import { type PurchaseRows, purchaseRows, targetPlaces } from "../recommendation/purchaseRows.ts";
import { unpackProbability } from "../recommendation/storedMargins.ts";
import type { TestedModel } from "../recommendation/trainRecommender.ts";
import { type Derived, findDerived, readArrays } from "../store/derived.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { parseMonth } from "../time/month.ts";
import { evaluationGroups } from "./evaluationGroups.ts";
import { keptResult } from "./keptResult.ts";
import { Panels } from "./panels.ts";

export interface EvaluationTask {
  /** The recommendation, and another one to set it beside when there is one. */
  parents: readonly string[];
  /** Bootstrap replicates of the intervals. */
  replicates: number;
  seed: number;
}

/** Most customers whose features are made again, for noise and shift. */
const MOST_FEATURE_ROWS = 60_000;
const BY_HOLDINGS = "holdings alone";

/** Looks at the models of a kept recommendation from all sides: seconds of work at full size, for a thread of its own. */
export async function* evaluate(file: WorkspaceFile, task: EvaluationTask): Work<Evaluation> {
  const {
    parents: [id, other],
    replicates,
    seed,
  } = task;
  const kept = findDerived(file, id);
  const result = keptResult(kept, recommendation);
  const meter = new ProgressMeter("products", result.products.length);
  yield meter.at(0, "Reading what was foretold");
  const arrays = readArrays(file, id);
  const beside = other === undefined ? null : comparable(file, kept, other, result.testedOn);
  const panel = new Panels(file).at(kept.version);
  const history = readHistory(panel, parseMonth(result.testedOn));
  const place = history.at(parseMonth(result.testedOn));
  // nobody is thinned out at a share of 1, whatever the seed
  const rows = purchaseRows(history, place, 1, seed);
  const groups = evaluationGroups(panel, history, place - 1, rows.customers);
  const byHolding = coHoldingScores(history, place - 1, panel.schema.products.length, rows.held);
  const tested = arrays.testModels
    ? (JSON.parse(new TextDecoder().decode(arrays.testModels as Uint8Array)) as TestedModel[])
    : null;
  yield meter.at(0, "Making the features of two months");
  const columns = tested && featuresOf(panel, history, rows, place, seed, depthOf(tested));
  yield meter.at(0, "Telling the two months apart");
  const features = columns && { ...columns, unlike: unlikeness(columns.before, columns.columns, `${seed}/months`) };

  const products: Evaluation["products"] = [];
  for (const [p, { id: product, label, method, purchases }] of result.products.entries()) {
    if (method !== "model" || purchases === 0) continue;
    const bit = 1 << p;
    const candidates = Uint32Array.from(rows.held.keys()).filter((row) => (rows.held[row] & bit) === 0);
    const own = arrays[`test:${product}`];
    const others = beside?.[`test:${product}`];
    const scored: Scored = {
      scores: Float64Array.from(candidates, (row) => unpackProbability(own[row])),
      other: Float64Array.from(candidates, (row) => (others ? unpackProbability(others[row]) : byHolding(p, row))),
      target: targetOf(rows, candidates, bit),
      dimensions: groups.map((group) => ({ ...group, codes: Int16Array.from(candidates, (row) => group.codes[row]) })),
    };
    const stream = `${seed}/${product}`;
    const model = tested?.find((each) => each.product === product)?.model ?? null;
    const message = `Looking at ${label}`;
    const steps = sliceFiguresInSteps(scored, { replicates, seed: stream });
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      yield meter.at(p + step.value, message);
    }
    products.push({
      id: product,
      label,
      rows: candidates.length,
      purchases,
      ...step.value,
      weakSpots: weakSpots(scored),
      reliability: reliabilityCurve(scored),
      conformal: conformalSets(scored, stream),
      fairness: fairnessOf(scored),
      ...(features && model
        ? underStress(model, features, rows, bit, own as Uint16Array, stream)
        : { robustness: null, shift: null }),
    });
  }
  return {
    version: kept.version,
    recommendation: id,
    other: other ?? BY_HOLDINGS,
    testedOn: result.testedOn,
    replicates,
    monthsApartAuc: features?.unlike.auc ?? null,
    products,
  };
}

const targetOf = ({ gained }: PurchaseRows, chosen: Uint32Array, bit: number) =>
  Uint8Array.from(chosen, (row) => (gained[row] & bit ? 1 : 0));

type Features = ReturnType<typeof featuresOf> & { unlike: ReturnType<typeof unlikeness> };

/** Features of the untouched month and of the one before it, of a sample of customers when there are many. */
function featuresOf(
  panel: ReturnType<Panels["at"]>,
  history: ReturnType<typeof readHistory>,
  rows: PurchaseRows,
  place: number,
  seed: number,
  depth: Depth,
) {
  const earlier = purchaseRows(
    history,
    targetPlaces(history)
      .filter((each) => each < place)
      .at(-1) ?? place,
    1,
    seed,
  );
  const making = new PurchaseFeatures(panel, history, depth);
  const sampleOf = (n: number) => {
    const step = Math.max(1, n / MOST_FEATURE_ROWS);
    return Uint32Array.from({ length: Math.floor(n / step) }, (_, i) => Math.floor(i * step));
  };
  const customersBefore = sampleOf(earlier.customers.length).map((row) => earlier.customers[row]);
  const before = [...making.columns(earlier.before, customersBefore)];
  /** Rows of the month, by row of the columns. */
  const sample = sampleOf(rows.customers.length);
  const columns = [
    ...making.columns(
      rows.before,
      sample.map((row) => rows.customers[row]),
    ),
  ];
  return { sample, columns, before };
}

function underStress(
  model: GbdtModel,
  { sample, columns, unlike }: Features,
  rows: PurchaseRows,
  bit: number,
  packed: Uint16Array,
  seed: string,
) {
  const places = Uint32Array.from(sample.keys()).filter((at) => (rows.held[sample[at]] & bit) === 0);
  const target = targetOf(rows, sample, bit);
  const own = places.map((at) => sample[at]);
  const ranked = rankRows(
    Float64Array.from(own, (row) => unpackProbability(packed[row])),
    targetOf(rows, own, bit),
  );
  const isJudged = ranked.target.includes(1);
  return {
    robustness: isJudged ? robustnessOf(model, columns, places, target, seed) : null,
    shift: shiftOf(
      ranked,
      Float64Array.from(places, (at) => unlike.margins[at]),
    ),
  };
}

function comparable(file: WorkspaceFile, kept: Derived, id: string, testedOn: string) {
  const other = findDerived(file, id);
  const result = keptResult(other, recommendation);
  if (other.version !== kept.version || result.testedOn !== testedOn)
    throw new IncomparableError(
      `${kept.id} (${kept.version}, ${testedOn})`,
      `${id} (${other.version}, ${result.testedOn})`,
    );
  return readArrays(file, id);
}

class IncomparableError extends DomainError {
  constructor(one: string, other: string) {
    super({
      code: "incomparable-models",
      what: `${one} and ${other} were not tested on the same customers of the same month`,
      mend: "Choose two recommendations of one version with the same last month.",
      facts: { one, other },
    });
  }
}
