import type { Campaign, CampaignResponses } from "../../../contract/campaign.ts";
import { rateInterval } from "../../../learning/metrics/rateInterval.ts";
import type { CampaignArrays } from "../planCampaign.ts";
import { meanDifference, newcombe } from "./rates.ts";

/** What the customers of a list did, by place of the list. */
export interface Outcomes {
  purchasesFrom: CampaignResponses["purchasesFrom"];
  /** Null where no file of responses was read. */
  responded: Uint8Array | null;
  /** 1 = bought the product that was chosen for it. */
  purchased: Uint8Array;
  revenueEur: Float64Array;
}

/** Compares the contacted with the hold-out: everybody who was drawn counts on the side it was drawn for. */
export function measureResponses(
  id: string,
  plan: Campaign,
  arrays: CampaignArrays,
  products: readonly { id: string; label: string }[],
  outcomes: Outcomes,
): CampaignResponses {
  const { heldOut, product, channel, message, isTest } = arrays;
  const contacted = armOf(outcomes, (i) => heldOut[i] === 0);
  const held = armOf(outcomes, (i) => heldOut[i] === 1);
  const hasHoldOut = held.customers > 0;
  const isOneSided = outcomes.purchasesFrom === "responses" && held.purchases === 0 && !held.responses;
  const lift = hasHoldOut ? (isOneSided ? untold(contacted, held) : liftOf(contacted, held)) : null;
  const count = (isIn: (i: number) => boolean) => armOf(outcomes, (i) => heldOut[i] === 0 && isIn(i));
  return {
    campaign: id,
    month: plan.month,
    purchasesFrom: outcomes.purchasesFrom,
    contacted: shown(contacted),
    heldOut: shown(held),
    lift,
    caused: lift && !isOneSided ? causedBy(plan, contacted, held, lift) : null,
    byProduct: plan.offers.map((offer) => {
      const p = products.findIndex((each) => each.id === offer.product);
      const { customers, purchases } = count((i) => product[i] === p);
      return { product: offer.product, label: offer.label, customers, expected: offer.expectedPurchases, purchases };
    }),
    byChannel: plan.byChannel.map((each, c) => {
      const { customers, responses, purchases } = count((i) => channel[i] === c);
      return { id: each.id, label: each.label, customers, responses: responses ?? 0, purchases };
    }),
    byMessage: plan.messageGroups.map((group, g) => {
      const { customers, responses, purchases } = count((i) => isTest[i] === 1 && message[i] === g);
      const { rate, low, high } = rateInterval(purchases, customers);
      return { message: group.id, name: group.name, customers, responses: responses ?? 0, purchases, rate, low, high };
    }),
  };
}

interface Arm {
  customers: number;
  responses: number | null;
  purchases: number;
  revenueEur: number;
  squares: number;
}

function armOf({ responded, purchased, revenueEur }: Outcomes, isIn: (i: number) => boolean): Arm {
  const arm: Arm = { customers: 0, responses: responded ? 0 : null, purchases: 0, revenueEur: 0, squares: 0 };
  for (let i = 0; i < purchased.length; i++) {
    if (!isIn(i)) continue;
    arm.customers++;
    arm.purchases += purchased[i];
    arm.revenueEur += revenueEur[i];
    arm.squares += revenueEur[i] ** 2;
    if (responded) arm.responses = (arm.responses ?? 0) + responded[i];
  }
  return arm;
}

function shown({ customers, responses, purchases, revenueEur }: Arm): CampaignResponses["contacted"] {
  const share = (n: number) => (customers > 0 ? n / customers : 0);
  const { low, high } = rateInterval(purchases, customers);
  return {
    customers,
    responses,
    responseRate: responses === null ? null : share(responses),
    purchases,
    purchaseRate: share(purchases),
    purchaseRateLow: low,
    purchaseRateHigh: high,
    revenueEur,
  };
}

function liftOf(contacted: Arm, held: Arm): NonNullable<CampaignResponses["lift"]> {
  const { difference, low, high } = newcombe(contacted.purchases, contacted.customers, held.purchases, held.customers);
  const base = held.purchases / held.customers;
  const verdict = low > 0 ? "more" : high < 0 ? "less" : "cannot tell yet";
  const points = (share: number) => (share * 100).toFixed(2);
  const interval = `${points(low)} to ${points(high)} points, 95\u202f% interval`;
  const sentence = {
    more: `Contacted customers bought more than the hold-out, by ${points(difference)} points (${interval}).`,
    less: `Contacted customers bought less than the hold-out, by ${points(-difference)} points (${interval}).`,
    "cannot tell yet": `It cannot be told yet whether the contacts made a difference: ${points(difference)} points (${interval}), which spans 0.`,
  }[verdict];
  return { difference, low, high, relative: base > 0 ? difference / base : null, verdict, sentence };
}

/** Files that name nobody of the hold-out most likely list the contacted alone: a hold-out that seems to have bought nothing. */
function untold(contacted: Arm, held: Arm): NonNullable<CampaignResponses["lift"]> {
  return {
    ...liftOf(contacted, held),
    verdict: "cannot tell yet",
    sentence:
      "It cannot be told whether the contacts made a difference: the files of responses name nobody of the hold-out. " +
      "Import the month of the campaign, or files that cover the hold-out too.",
  };
}

/** Over all contacted customers: the difference of rates, and of mean revenue, times their number. */
function causedBy(
  plan: Campaign,
  contacted: Arm,
  held: Arm,
  { difference, low, high }: { difference: number; low: number; high: number },
): NonNullable<CampaignResponses["caused"]> {
  const n = contacted.customers;
  const moments = ({ customers, revenueEur, squares }: Arm) => ({ n: customers, sum: revenueEur, squares });
  const revenue = meanDifference(moments(contacted), moments(held));
  return {
    purchases: { estimate: difference * n, low: low * n, high: high * n },
    revenueEur: { estimate: revenue.difference * n, low: revenue.low * n, high: revenue.high * n },
    costEur: plan.costEur,
  };
}
