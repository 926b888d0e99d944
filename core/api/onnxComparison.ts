import { basename } from "node:path";
import type { ImportedModel, ProductBeside } from "../contract/importedModel.ts";
import { productBeside, rankingBeside } from "../experiments/evaluation/standBeside.ts";
import { ProgressMeter, type Work } from "../jobs/progress.ts";
import { keepTogether } from "../recommendation/boughtTogether.ts";
import { averagePrecisions } from "../recommendation/rankProducts.ts";
import { unpackProbability } from "../recommendation/storedMargins.ts";
import { CAMPAIGN_SIZE } from "../recommendation/topOffers.ts";
import { readArray } from "../store/derived.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import {
  type MonthScores,
  type OnnxRequest,
  type Scoring,
  scoreMonth,
  scoringOf,
  type TestMonth,
  testMonthOf,
} from "./onnxScores.ts";
import { Panels } from "./panels.ts";

/** A model from elsewhere, and what it is asked. */
export interface OnnxTask {
  bytes: Uint8Array;
  /** Names the file in messages; its bytes are given. */
  path: string;
  request: OnnxRequest;
}

/** A model's scores of the untouched month, and ours of the same customers. */
export interface ScoredBeside {
  month: TestMonth;
  scoring: Scoring;
  scores: MonthScores;
  /** By product, as they were kept. */
  margins: readonly ArrayLike<number>[];
  /** By target, in the order of its candidates. */
  ours: Float64Array[];
}

/** Scores a model that was trained elsewhere on the untouched month of a recommendation, with what that one foretold. */
export async function* scoreBeside(
  file: WorkspaceFile,
  panels: Panels,
  { bytes, path, request }: OnnxTask,
  signal?: AbortSignal,
): Work<ScoredBeside> {
  const month = testMonthOf(file, panels, request.recommendation);
  const scoring = scoringOf(bytes, path, month, request);
  const scores = yield* scoreMonth(month, scoring, basename(path), signal);
  const margins = month.panel.schema.products.map(({ id }) => readArray(file, month.id, `test:${id}`));
  const ours = scores.found.map(({ target, candidates }) =>
    Float64Array.from(candidates, (row) => unpackProbability(margins[target.product][row])),
  );
  return { month, scoring, scores, margins, ours };
}

/**
 * A model that was trained elsewhere beside ours, as work for a thread of its own: AUC, average precision, lift, log loss and
 * calibration by product, MAP@7 when it ranks products.
 */
export async function* compareOnnx(file: WorkspaceFile, task: OnnxTask): Work<ImportedModel> {
  const { replicates = 200, seed = 1 } = task.request;
  const beside = yield* scoreBeside(file, new Panels(file), task);
  const { month, scoring, scores, ours } = beside;
  const { found, rows } = scores;
  const { products } = month.panel.schema;
  const isProbability = found.every((each) => each.scores.every((score) => score >= 0 && score <= 1));
  const meter = new ProgressMeter("products", found.length);
  const judged: ProductBeside[] = [];
  for (const [t, { target, candidates, scores: own }] of found.entries()) {
    const { id, label } = products[target.product];
    const bit = 1 << target.product;
    const bought = Uint8Array.from(candidates, (row) => ((rows.gained[row] & bit) === 0 ? 0 : 1));
    const options = { isProbability, listSize: CAMPAIGN_SIZE, replicates, seed: `${seed}/${id}` };
    const steps = productBeside({ scores: own, ours: ours[t], target: bought }, options);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        judged.push({ id, label, ...step.value });
        break;
      }
      yield meter.at(t + step.value, `Comparing ${label}`);
    }
  }
  return {
    name: basename(task.path),
    bytes: task.bytes.length,
    ...factsOf(scoring),
    recommendation: month.id,
    version: month.panel.version,
    testedOn: month.testedOn,
    replicates,
    isProbability,
    ranking: scoring.product === null ? ranked(beside, { replicates, seed: String(seed) }) : null,
    products: judged,
    unranked:
      scoring.product === null
        ? products.filter((_, p) => !found.some(({ target }) => target.product === p)).map(({ id }) => id)
        : [],
  };
}

function factsOf({ model, product, targets, mapped }: Scoring) {
  return {
    producer: model.producer,
    kind: model.kind,
    operatorSets: [...model.operatorSets],
    output: [...new Set(targets.map(({ output }) => output.name))].join(", "),
    operators: [...new Set(targets.flatMap(({ output }) => output.operators))].sort(),
    slots: mapped.flatMap(({ slots }) => slots),
    product,
  };
}

/** All products of a customer ranked together; one that the model does not score comes last. Ours as we rank everywhere. */
function ranked(
  { month, scores: { rows, found }, margins }: ScoredBeside,
  options: { replicates: number; seed: string },
): ImportedModel["ranking"] {
  const { held, gained } = rows;
  const { products } = month.panel.schema;
  const whole = new Map(
    found.map(({ target, candidates, scores }) => {
      const all = new Float64Array(held.length).fill(Number.NEGATIVE_INFINITY);
      for (const [i, row] of candidates.entries()) all[row] = scores[i];
      return [target.product, all];
    }),
  );
  const rank = (score: (product: number, row: number) => number) =>
    averagePrecisions(score, products.length, held, gained);
  const theirs = rank((p, row) => whole.get(p)?.[row] ?? Number.NEGATIVE_INFINITY);
  const own = rank(keepTogether((p, row) => margins[p][row], month.together, products, held));
  return {
    customers: held.length,
    buyers: gained.reduce((sum, mask) => (mask === 0 ? sum : sum + 1), 0),
    comparison: rankingBeside(theirs, own, options),
  };
}
