import { type Recommendation, recommendation, type SegmentRanking } from "../contract/recommendation.ts";
import { segmentation } from "../contract/segmentation.ts";
import { type History, readHistory } from "../features/history.ts";
import { ProgressMeter, type Work } from "../jobs/progress.ts";
import { purchaseRates } from "../recommendation/baselines.ts";
import { keepTogether } from "../recommendation/boughtTogether.ts";
import { purchaseRows, targetPlaces, teachingRows } from "../recommendation/purchaseRows.ts";
import { rankingByGroup } from "../recommendation/rankingBySegment.ts";
import { averagePrecisions } from "../recommendation/rankProducts.ts";
import { unpackProbability } from "../recommendation/storedMargins.ts";
import type { RecommendationArrays } from "../recommendation/trainRecommender.ts";
import { customerFeatures } from "../segmentation/customerFeatures.ts";
import { placeCustomers } from "../segmentation/placeCustomers.ts";
import { findDerived, readArrays } from "../store/derived.ts";
import { openPanel } from "../store/storedPanel.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { formatMonth, parseMonth } from "../time/month.ts";
import { keptResult } from "./keptResult.ts";

export interface SegmentRankingTask {
  recommendation: string;
  segmentation: string;
}

/**
 * Ranks the untouched month of a kept recommendation by the segments of a kept segmentation: seconds of work at full size, for a
 * thread of its own.
 *
 * Customers are placed by the frozen model with what was known at the end of the month before, as the purchases were foretold.
 * A segmentation that was learned later has seen the month in its centres, which is told in `knewTestedMonth`.
 *
 * @returns under the names that the segmentation was kept with; null when it needs columns that the version lacks
 */
export async function* rankSegments(file: WorkspaceFile, task: SegmentRankingTask): Work<SegmentRanking | null> {
  const meter = new ProgressMeter("steps", 3);
  yield meter.at(0, "Reading what was foretold");
  const kept = findDerived(file, task.recommendation);
  const result = keptResult(kept, recommendation);
  const parted = keptResult(findDerived(file, task.segmentation), segmentation);
  const arrays = readArrays(file, kept.id) as RecommendationArrays;
  const panel = openPanel(file, kept.version);
  const month = parseMonth(result.testedOn);
  const history = readHistory(panel, month);
  const rows = purchaseRows(history, history.at(month), 1, 1);

  yield meter.at(1, `Placing customers in the segments of ${task.segmentation}`);
  const features = customerFeatures(panel, history, month - 1);
  const known = new Set(features.table.columns.map(({ name }) => name));
  if (!parted.pipeline.columns.every(({ column }) => known.has(column))) return null;
  const centres = Float64Array.from(parted.centres.flat());
  const places = placeCustomers({ pipeline: parted.pipeline, centres }, features);
  const groupOf = new Int16Array(panel.customers.size).fill(-1);
  for (const [row, customer] of features.customer.entries()) groupOf[customer] = places[row];

  yield meter.at(2, "Ranking the untouched month by segment");
  const { products } = panel.schema;
  const margins = products.map(({ id }) => arrays[`test:${id}`]);
  const rates = ratesLearned(history, result, kept.seed ?? 1);
  const rank = (score: (product: number, row: number) => number) =>
    averagePrecisions(score, products.length, rows.held, rows.gained);
  const ranked = {
    products,
    rows,
    ofModel: rank(keepTogether((p, row) => margins[p][row], result.together, products, rows.held)),
    ofPopularity: rank((p) => rates[p]),
    probability: (p: number, row: number) => unpackProbability(margins[p][row]),
  };
  const ids = parted.segments.map(({ id }) => id);
  const names = new Map(parted.segments.map(({ id, name }) => [id, name]));
  return {
    recommendation: kept.id,
    segmentation: task.segmentation,
    version: kept.version,
    testedOn: result.testedOn,
    placedOn: formatMonth(month - 1),
    learnedOn: parted.month,
    knewTestedMonth: parseMonth(parted.month) >= month,
    segments: rankingByGroup(ranked, ids, groupOf).map((each) => ({
      ...each,
      id: each.segment,
      segment: names.get(each.segment) ?? each.segment,
    })),
  };
}

/** Purchase rates of the months that taught the models of the untouched month, as they were counted then. */
function ratesLearned(history: History, { trainedOn, products }: Recommendation, seed: number): Float64Array {
  const taught = new Set(trainedOn);
  const places = targetPlaces(history).filter((place) => taught.has(formatMonth(history.months[place])));
  return purchaseRates(teachingRows(history, places, { seed }), products.length).rates;
}
