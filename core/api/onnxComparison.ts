import { basename } from "node:path";
import type { ImportedModel, ProductBeside } from "../contract/importedModel.ts";
import { throwIfCancelled } from "../errors/domainError.ts";
import { productBeside, rankingBeside } from "../experiments/evaluation/standBeside.ts";
import { ProgressMeter, type Work } from "../jobs/progress.ts";
import { averagePrecisions } from "../recommendation/rankProducts.ts";
import { unpackProbability } from "../recommendation/storedMargins.ts";
import { CAMPAIGN_SIZE } from "../recommendation/topOffers.ts";
import { readArray } from "../store/derived.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { type MonthScores, type OnnxRequest, type Scoring, scoreMonth, scoringOf, testMonthOf } from "./onnxScores.ts";
import type { Panels } from "./panels.ts";

/** An imported model with its scores, and ours, of the same customers. */
export interface Compared {
  result: ImportedModel;
  month: { customerKey: (index: number) => string };
  scores: MonthScores;
  /** By target, in the order of its candidates. */
  ours: Float64Array[];
}

/**
 * Scores a model that was trained elsewhere on the untouched month of a recommendation and sets it beside the recommendation's
 * own scores: AUC, average precision, lift, log loss and calibration by product, MAP@7 when it ranks products.
 *
 * @param path names the file in messages; its bytes are given
 */
export async function* compareOnnx(
  file: WorkspaceFile,
  panels: Panels,
  bytes: Uint8Array,
  path: string,
  request: OnnxRequest,
  signal: AbortSignal | undefined,
): Work<Compared> {
  const { replicates = 200, seed = 1 } = request;
  const name = basename(path);
  const month = testMonthOf(file, panels, request.recommendation);
  const scoring = scoringOf(bytes, path, month, request);
  const scores = yield* scoreMonth(month, scoring, name, signal);
  const { found, rows } = scores;
  const { products } = month.panel.schema;
  const margins = products.map(({ id }) => readArray(file, month.id, `test:${id}`));
  const ours = found.map(({ target, candidates }) =>
    Float64Array.from(candidates, (row) => unpackProbability(margins[target.product][row])),
  );
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
      throwIfCancelled(signal);
      yield meter.at(t + step.value, `Comparing ${label}`);
    }
  }
  const result: ImportedModel = {
    name,
    bytes: bytes.length,
    ...factsOf(scoring),
    recommendation: month.id,
    version: month.panel.version,
    testedOn: month.testedOn,
    replicates,
    isProbability,
    ranking:
      scoring.product === null ? ranked(scores, margins, products.length, { replicates, seed: String(seed) }) : null,
    products: judged,
    unranked:
      scoring.product === null
        ? products.filter((_, p) => !found.some(({ target }) => target.product === p)).map(({ id }) => id)
        : [],
  };
  return { result, month: { customerKey: (index) => month.panel.customers.key(index) }, scores, ours };
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

/** All products of a customer ranked together; one that the model does not score comes last. */
function ranked(
  { rows, found }: MonthScores,
  margins: readonly ArrayLike<number>[],
  products: number,
  options: { replicates: number; seed: string },
): ImportedModel["ranking"] {
  const { held, gained } = rows;
  const whole = new Map(
    found.map(({ target, candidates, scores }) => {
      const all = new Float64Array(held.length).fill(Number.NEGATIVE_INFINITY);
      for (const [i, row] of candidates.entries()) all[row] = scores[i];
      return [target.product, all];
    }),
  );
  const theirs = averagePrecisions((p, row) => whole.get(p)?.[row] ?? Number.NEGATIVE_INFINITY, products, held, gained);
  const own = averagePrecisions((p, row) => margins[p][row], products, held, gained);
  return {
    customers: held.length,
    buyers: gained.reduce((sum, mask) => (mask === 0 ? sum : sum + 1), 0),
    comparison: rankingBeside(theirs, own, options),
  };
}
