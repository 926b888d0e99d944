import { type Recommendation, recommendation } from "../contract/recommendation.ts";
import type { Evidence } from "../experiments/gates/evidence.ts";
import { readHistory } from "../features/history.ts";
import { keepTogether } from "../recommendation/boughtTogether.ts";
import { type PurchaseRows, purchaseRows } from "../recommendation/purchaseRows.ts";
import { averagePrecisions } from "../recommendation/rankProducts.ts";
import { timeScoring } from "../recommendation/timeScoring.ts";
import type { KeptModel, RecommendationArrays } from "../recommendation/trainRecommender.ts";
import { findDerived, readArrays } from "../store/derived.ts";
import type { Panel } from "../store/panel.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { type Month, parseMonth } from "../time/month.ts";
import { attributeGroups } from "./attributeGroups.ts";
import { campaignSegments, newestSegmentation } from "./campaignSegments.ts";
import { keptResult } from "./keptResult.ts";
import type { Panels } from "./panels.ts";

/** A kept recommendation with everything that was stored of it. */
interface Opened {
  id: string;
  result: Recommendation;
  arrays: RecommendationArrays;
  panel: Panel;
}

/**
 * What a kept recommendation is judged on: its untouched month, beside the champion's foretelling of the same month, or
 * popularity where there is no champion.
 *
 * The champion's own forecast of that month counts: the scores it kept for the untouched month, or for the month to come.
 */
export function modelEvidence(
  file: WorkspaceFile,
  panels: Panels,
  derived: string,
  champion: { number: number; derived: string } | null,
  tuningShare: number | null,
): Evidence {
  const own = openModel(file, panels, derived);
  const { panel, result, arrays } = own;
  const { products } = panel.schema;
  const month = parseMonth(result.testedOn);
  const history = readHistory(panel, month);
  const rows = purchaseRows(history, history.at(month), 1, 1);
  const foretold = champion && foretoldBy(openModel(file, panels, champion.derived), result.testedOn, panel);
  const kept = foretold
    ? Uint32Array.from(rows.customers.keys()).filter((row) => foretold.rowOf(rows.customers[row]) >= 0)
    : null;
  const chosen = kept ? takeRows(rows, kept) : rows;
  const margins = products.map(({ id }) => arrays[`test:${id}`]);
  const popularity = result.products.map(({ trainingPurchases }) => trainingPurchases);
  const rank = (score: (product: number, row: number) => number) =>
    averagePrecisions(score, products.length, chosen.held, chosen.gained);
  const models = JSON.parse(new TextDecoder().decode(arrays.models as Uint8Array)) as KeptModel[];
  return {
    month: result.testedOn,
    model: rank(keepTogether((p, row) => margins[p][kept ? kept[row] : row], result.together, products, chosen.held)),
    reference: foretold
      ? rank(
          keepTogether(
            (p, row) => foretold.margins[p][foretold.rowOf(chosen.customers[row])],
            foretold.together,
            products,
            chosen.held,
          ),
        )
      : rank((p) => popularity[p]),
    buyer: Uint8Array.from(chosen.gained, (mask) => (mask === 0 ? 0 : 1)),
    champion: champion?.number ?? null,
    incomparable:
      champion && !foretold
        ? `The champion foretold other months than ${result.testedOn}; the figures are against popularity. Learn again from the same last month, or sign in spite of it.`
        : null,
    groups: groupsOf(file, panel, month - 1, chosen.customers),
    products: result.products.map(({ label, expected, purchases }) => ({ label, expected, purchases })),
    tuningShare,
    scoringMs: timeScoring(
      panel,
      readHistory(panel, parseMonth(result.scoresFor) - 1),
      models,
      arrays.customer as Uint32Array,
    ),
    seed: own.id,
  };
}

function openModel(file: WorkspaceFile, panels: Panels, id: string): Opened {
  const kept = findDerived(file, id);
  return {
    id,
    result: keptResult(kept, recommendation),
    arrays: readArrays(file, id) as RecommendationArrays,
    panel: panels.at(kept.version),
  };
}

/** What a model foretold of a month, by customer and product of a panel; null when it foretold other months. */
function foretoldBy({ result, arrays, panel }: Opened, month: string, asked: Panel) {
  const kind = result.testedOn === month ? "test" : result.scoresFor === month ? "next" : null;
  if (kind === null) return null;
  const { products } = asked.schema;
  const margins = products.map(({ id }) => arrays[`${kind}:${id}`]);
  if (margins.some((each) => each === undefined)) return null;
  const customers = arrays[kind === "test" ? "testCustomer" : "customer"] as Uint32Array;
  const rows = new Int32Array(asked.customers.size).fill(-1);
  for (const [row, customer] of customers.entries()) {
    const index = panel.version === asked.version ? customer : asked.customers.indexOf(panel.customers.key(customer));
    if (index >= 0) rows[index] = row;
  }
  return { margins, together: result.together, rowOf: (customer: number) => rows[customer] };
}

function takeRows(rows: PurchaseRows, kept: Uint32Array): Pick<PurchaseRows, "customers" | "held" | "gained"> {
  return {
    customers: kept.map((row) => rows.customers[row]),
    held: kept.map((row) => rows.held[row]),
    gained: kept.map((row) => rows.gained[row]),
  };
}

/** Groups that customers fell in at the end of a month: segment, region, gender and age of the panel, and the newest segments. */
function groupsOf(file: WorkspaceFile, panel: Panel, month: Month, customers: Uint32Array): Evidence["groups"] {
  const known = attributeGroups(panel, month, customers, { roles: ["segment", "region", "gender"] });
  const groups = known.map(({ by, groups: labels, codes }) => ({ by, labels, codes }));
  const id = newestSegmentation(file, panel.version);
  if (id === null) return groups;
  const { segments, placeOf } = campaignSegments(file, id, panel.customers.size);
  const labels = segments.map(({ name }) => name);
  return [...groups, { by: `segments of ${id}`, labels, codes: Int16Array.from(customers, placeOf) }];
}
