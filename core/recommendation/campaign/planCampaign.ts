import type { Campaign } from "../../contract/campaign.ts";
import type { Recommendation } from "../../contract/recommendation.ts";
import { DomainError, throwIfCancelled } from "../../errors/domainError.ts";
import { type History, readHistory } from "../../features/history.ts";
import { ProgressMeter, type Work } from "../../jobs/progress.ts";
import { createRandom } from "../../random/random.ts";
import type { Panel } from "../../store/panel.ts";
import { parseMonth } from "../../time/month.ts";
import { unpackProbability } from "../storedMargins.ts";
import type { KeptModel, RecommendationArrays } from "../trainRecommender.ts";
import { chooseOffers, type Offer } from "./chooseOffers.ts";
import { eligibility } from "./eligibility.ts";
import { explainOffers } from "./explainOffers.ts";
import { simulateRevenue } from "./simulateRevenue.ts";

export interface CampaignOptions {
  size: number;
  costPerContactEur: number;
  /** Products to offer; all when null. */
  products: readonly string[] | null;
  seed: number | string;
  /** Dense customers who are never contacted. */
  suppressed: Uint32Array;
  recommendation: { id: string; result: Recommendation; arrays: RecommendationArrays };
  /** Place of each dense customer in `segments`, -1 for none. */
  segmentation: {
    id: string;
    segments: readonly { id: string; name: string }[];
    placeOf(customer: number): number;
  } | null;
  signal?: AbortSignal | undefined;
}

/** The list, in falling order of expected revenue. `reasons` is a JSON array of sentences. */
export interface CampaignArrays extends Record<string, Uint32Array | Uint8Array | Float64Array> {
  customer: Uint32Array;
  product: Uint8Array;
  probability: Float64Array;
  reasons: Uint8Array;
  /** Dense customers who were on the suppression list. */
  suppressed: Uint32Array;
}

class CampaignSizeError extends DomainError {
  constructor(size: number) {
    super({
      code: "campaign-size",
      what: `A campaign of ${size} customers cannot be planned`,
      mend: "Give a whole number of customers, 1 or more.",
      facts: { size },
    });
  }
}

const CAVEAT =
  "Expected revenue is that of purchases these customers are likely to make in the month. How many of them the campaign causes can only be known from a hold-out that is not contacted.";

/** Plans who is offered what, with reasons, an interval for the revenue, and what the same plan would have earned last month. */
export async function* planCampaign(
  panel: Panel,
  options: CampaignOptions,
): Work<{ result: Campaign; arrays: CampaignArrays }> {
  const { size, recommendation, segmentation, seed, suppressed, signal } = options;
  if (!Number.isInteger(size) || size < 1) throw new CampaignSizeError(size);
  const { products } = panel.schema;
  const margins = products.map(({ marginEur }) => marginEur);
  const meter = new ProgressMeter("steps", 3);
  const scoresFor = parseMonth(recommendation.result.scoresFor);
  const month = scoresFor - 1;
  yield meter.at(0, "Choosing customers");
  const history = readHistory(panel, month, signal);
  const { arrays } = recommendation;
  const customers = arrays.customer as Uint32Array;
  const may = eligibility(panel, month, suppressed, options.products);
  const offers = chooseOffers(customers, probabilities(panel, arrays, "next"), margins, may, size);
  throwIfCancelled(signal);
  yield meter.at(1, "Finding reasons");
  const models: KeptModel[] = JSON.parse(new TextDecoder().decode(arrays.models as Uint8Array));
  const reasons = explainOffers(panel, history, models, customers, offers);
  yield meter.at(2, "Looking back at the month before");
  const volatility = recommendation.result.products.map((each) => each.volatility);
  const { purchases, revenueEur } = simulateRevenue(offers, margins, volatility, seed);
  const costEur = offers.length * options.costPerContactEur;
  const net = (value: number) => value - costEur;
  const meanMargin = sum(offers, ({ product }) => margins[product]) / Math.max(1, offers.length);
  const there = (flags: Uint8Array) => customers.reduce((n, c) => n + flags[c], 0);
  const left = customers.filter((c) => !may.deceased[c] && !may.suppressed[c] && may.allowed[c] === 0).length;
  const result: Campaign = {
    version: panel.version,
    recommendation: recommendation.id,
    segmentation: segmentation?.id ?? null,
    month: recommendation.result.scoresFor,
    asked: size,
    size: offers.length,
    costPerContactEur: options.costPerContactEur,
    customers: customers.length,
    excluded: { deceased: there(may.deceased), suppressed: there(may.suppressed), nothingToOffer: left },
    barredOffers: may.barredOffers,
    offers: products
      .map(({ id, label, marginEur }, p) => {
        const own = offers.filter(({ product }) => product === p);
        const expectedPurchases = sum(own, ({ probability }) => probability);
        return {
          product: id,
          label,
          customers: own.length,
          probability: own.length > 0 ? expectedPurchases / own.length : 0,
          expectedPurchases,
          marginEur,
          expectedRevenueEur: expectedPurchases * marginEur,
        };
      })
      .filter((each) => each.customers > 0)
      .sort((a, b) => b.customers - a.customers || (a.product < b.product ? -1 : 1)),
    expectedPurchases: purchases,
    revenueEur,
    costEur,
    netEur: {
      mean: net(revenueEur.mean),
      p10: net(revenueEur.p10),
      p50: net(revenueEur.p50),
      p90: net(revenueEur.p90),
    },
    breakEvenProbability: costEur > 0 && meanMargin > 0 ? options.costPerContactEur / meanMargin : null,
    bySegment: (segmentation?.segments ?? []).map(({ id, name }, place) => {
      const own = offers.filter(({ row }) => segmentation?.placeOf(customers[row]) === place);
      return { id, name, customers: own.length, expectedRevenueEur: sum(own, (offer) => offer.revenueEur) };
    }),
    backTest: lookBack(panel, history, options, margins),
    caveat: CAVEAT,
  };
  return {
    result,
    arrays: {
      customer: Uint32Array.from(offers, ({ row }) => customers[row]),
      product: Uint8Array.from(offers, ({ product }) => product),
      probability: Float64Array.from(offers, ({ probability }) => probability),
      reasons: new TextEncoder().encode(JSON.stringify(reasons)),
      suppressed,
    },
  };
}

function probabilities(panel: Panel, arrays: RecommendationArrays, kind: "next" | "test") {
  const packed = panel.schema.products.map(({ id }) => arrays[`${kind}:${id}`]);
  return (product: number, row: number) => unpackProbability(packed[product][row]);
}

/** The plan for the untouched month with what was known before it, and what its customers did. */
function lookBack(
  panel: Panel,
  history: History,
  options: CampaignOptions,
  margins: readonly number[],
): Campaign["backTest"] {
  const { recommendation, seed, suppressed } = options;
  const { testedOn } = recommendation.result;
  const tested = parseMonth(testedOn);
  const may = eligibility(panel, tested - 1, suppressed, options.products);
  const customers = recommendation.arrays.testCustomer as Uint32Array;
  const offers = chooseOffers(
    customers,
    probabilities(panel, recommendation.arrays, "test"),
    margins,
    may,
    options.size,
  );
  const [before, then] = [history.at(tested - 1), history.at(tested)];
  const bought = ({ row, product }: Offer) =>
    (history.holdings[then][customers[row]] & ~history.holdings[before][customers[row]] & (1 << product)) !== 0;
  const hits = offers.filter(bought);
  const rates = recommendation.result.products.map(({ expected, candidates }) => expected / Math.max(1, candidates));
  const everyone = chooseOffers(customers, (product) => rates[product], margins, may, customers.length);
  const atRandom = createRandom(seed).fork("popularity").shuffle(everyone).slice(0, offers.length).filter(bought);
  return {
    month: testedOn,
    size: offers.length,
    expectedPurchases: sum(offers, ({ probability }) => probability),
    purchases: hits.length,
    expectedRevenueEur: sum(offers, ({ revenueEur }) => revenueEur),
    revenueEur: sum(hits, ({ product }) => margins[product]),
    popularity: { purchases: atRandom.length, revenueEur: sum(atRandom, ({ product }) => margins[product]) },
  };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
