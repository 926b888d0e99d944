import { rowTest } from "../../analysis/rows/matchRows.ts";
import type { RowFilter } from "../../analysis/rows/rowFilter.ts";
import type { CampaignLimits, PlanSummary } from "../../contract/campaign.ts";
import type { Snapshot } from "../../store/panel.ts";
import { checkNames } from "./campaignErrors.ts";
import type { ScoredCustomers } from "./scoredCustomers.ts";

/** Customers who are left out by a list: dense customers. */
export interface LeftOut {
  suppressed: Uint32Array;
  /** Contacted by a campaign not long ago. */
  contactedLately: Uint32Array;
}

/** Who may be offered what in one campaign. */
export interface WhoMay {
  /** By row: bit p = product p may be offered. */
  allowed: Uint32Array;
  excluded: PlanSummary["excluded"];
  barredOffers: PlanSummary["barredOffers"];
}

/** @throws UnknownInCampaignError, UnknownColumnError */
export function whoMay(scored: ScoredCustomers, limits: CampaignLimits, leftOut: LeftOut): WhoMay {
  const { customers, products, probability, eligibility, panel } = scored;
  const inCampaign = productMask(scored, limits.products);
  const isSuppressed = flags(panel.customers.size, leftOut.suppressed);
  const isLately = flags(panel.customers.size, leftOut.contactedLately);
  const isRuledOut = ruledOut(scored, limits);
  const excluded = { deceased: 0, suppressed: 0, contactedLately: 0, ruledOut: 0, nothingToOffer: 0 };
  const allowed = new Uint32Array(customers.length);
  for (let row = 0; row < customers.length; row++) {
    const customer = customers[row];
    if (eligibility.deceased[customer]) excluded.deceased++;
    else if (isSuppressed[customer]) excluded.suppressed++;
    else if (isLately[customer]) excluded.contactedLately++;
    else if (isRuledOut?.(row)) excluded.ruledOut++;
    else {
      let mask = eligibility.allowed[customer] & inCampaign;
      if (limits.leastProbability > 0) {
        for (let rest = mask; rest !== 0; rest &= rest - 1) {
          const p = 31 - Math.clz32(rest & -rest);
          if (probability[row * products.length + p] < limits.leastProbability) mask &= ~(1 << p);
        }
      }
      allowed[row] = mask;
      if (mask === 0) excluded.nothingToOffer++;
    }
  }
  const { barred } = eligibility;
  const sum = (counts: Float64Array) => counts.reduce((n, own, p) => n + (((inCampaign >>> p) & 1) === 1 ? own : 0), 0);
  return {
    allowed,
    excluded,
    barredOffers: {
      held: sum(barred.held),
      heldBefore: sum(barred.heldBefore),
      creditToMinors: sum(barred.creditToMinors),
    },
  };
}

function productMask({ products }: ScoredCustomers, offered: readonly string[] | null): number {
  const ids = products.map(({ id }) => id);
  checkNames("product", offered ?? [], ids);
  return ids.reduce((mask, id, p) => (offered === null || offered.includes(id) ? mask | (1 << p) : mask), 0) >>> 0;
}

function flags(size: number, customers: Uint32Array): Uint8Array {
  const found = new Uint8Array(size);
  for (const customer of customers) found[customer] = 1;
  return found;
}

/** A test of the rows that regions, segments, activity or conditions leave out; null when none does. */
function ruledOut(scored: ScoredCustomers, { exclude, only }: CampaignLimits): ((row: number) => boolean) | null {
  const { panel, month, customers, segmentation } = scored;
  const snapshot = panel.snapshot(month - 1);
  const tests: ((place: number) => boolean)[] = exclude.any.map((filter) => rowTest(panel, snapshot, filter));
  for (const filter of only) {
    const isMet = rowTest(panel, snapshot, filter);
    tests.push((place) => !isMet(place));
  }
  const region = regionFilter(scored, snapshot, exclude.regions);
  if (region) tests.push(rowTest(panel, snapshot, region));
  const active = panel.schema.attributes.find(({ role, kind }) => role === "active" && kind === "flag");
  if (exclude.inactive && active) {
    const flag = snapshot.flag(active.id);
    tests.push((place) => flag[place] !== 1);
  }
  const segments = segmentation?.segments ?? [];
  checkNames(
    "segment",
    exclude.segments,
    segments.map(({ id }) => id),
  );
  if (segmentation && exclude.segments.length > 0) {
    tests.push((place) => {
      const own = segments[segmentation.placeOf(snapshot.customer[place])];
      return own !== undefined && exclude.segments.includes(own.id);
    });
  }
  if (tests.length === 0) return null;
  const places = new Int32Array(panel.customers.size);
  for (let i = 0; i < snapshot.rows; i++) places[snapshot.customer[i]] = i;
  return (row) => tests.some((test) => test(places[customers[row]]));
}

function regionFilter({ panel }: ScoredCustomers, snapshot: Snapshot, regions: readonly string[]): RowFilter | null {
  if (regions.length === 0) return null;
  const region = panel.schema.attributes.find(({ role, kind }) => role === "region" && kind === "category");
  checkNames("region", regions, region ? snapshot.category(region.id).labels : []);
  return region ? { column: region.id, in: regions } : null;
}
