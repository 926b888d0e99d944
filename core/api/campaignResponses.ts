import { type CampaignResponses, campaign, type ResponsesImport } from "../contract/campaign.ts";
import type { CampaignArrays } from "../recommendation/campaign/planCampaign.ts";
import { measureResponses, type Outcomes } from "../recommendation/campaign/responses/measureResponses.ts";
import { readResponseFile } from "../recommendation/campaign/responses/readResponseFile.ts";
import { keepResponses, readResponses } from "../store/campaignResponses.ts";
import { findDerived, readArrays } from "../store/derived.ts";
import type { Panel } from "../store/panel.ts";
import { headVersion } from "../store/versions.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { parseMonth } from "../time/month.ts";
import type { Control } from "./control.ts";
import { suppressCustomers } from "./edits.ts";
import { keptResult } from "./keptResult.ts";
import type { Panels } from "./panels.ts";

/**
 * Keeps the responses of a file with a campaign. Whoever unsubscribed is put on the suppression list.
 *
 * @throws OutdatedResultError, and what reading the file throws
 */
export async function importResponses(
  file: WorkspaceFile,
  panels: Panels,
  id: string,
  path: string,
  control: Control = {},
): Promise<ResponsesImport> {
  const { kept, arrays } = openCampaign(file, id);
  const { customers } = panels.at(kept.version);
  const heldOut = new Map(Array.from(arrays.customer, (index, i) => [customers.key(index), arrays.heldOut[i] === 1]));
  const { responses, rows, repeated, columns } = await readResponseFile(path, control.signal);
  const matched = responses.filter(({ customer }) => heldOut.has(customer));
  const unsubscribed = responses.filter(({ outcome }) => outcome === "unsubscribed").map(({ customer }) => customer);
  keepResponses(file, kept.id, matched);
  if (unsubscribed.length > 0) suppressCustomers(file, unsubscribed, `unsubscribed from ${kept.id}`);
  return {
    campaign: kept.id,
    rows,
    matched: matched.length,
    unmatched: responses.length - matched.length,
    repeated,
    inHoldOut: matched.filter(({ customer }) => heldOut.get(customer)).length,
    unsubscribed: unsubscribed.length,
    columns: Object.fromEntries(Object.entries(columns)),
  };
}

/**
 * What came of a campaign. Purchases are read from the panel where its month was imported since, else from the files of
 * responses; null while there is neither.
 */
export function campaignOutcome(file: WorkspaceFile, panels: Panels, id = "campaign"): CampaignResponses | null {
  const { kept, plan, arrays } = openCampaign(file, id);
  const { customers, schema } = panels.at(kept.version);
  const responses = new Map(readResponses(file, kept.id).map((each) => [each.customer, each]));
  const head = headVersion(file) === null ? null : panels.at();
  const now = head ? purchasesIn(head, panels.at(kept.version), arrays, parseMonth(plan.month)) : null;
  if (!now && responses.size === 0) return null;
  const size = arrays.customer.length;
  const responded = responses.size > 0 ? new Uint8Array(size) : null;
  const purchased = now ?? new Uint8Array(size);
  const revenueEur = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const own = responses.get(customers.key(arrays.customer[i]));
    const isSale = own?.outcome === "purchased";
    if (responded && (isSale || own?.outcome === "responded")) responded[i] = 1;
    if (!now && isSale) purchased[i] = 1;
    if (purchased[i] === 0) continue;
    const { id: product, marginEur } = schema.products[arrays.product[i]];
    revenueEur[i] = own?.revenueEur ?? plan.limits.margins[product] ?? marginEur;
  }
  const outcomes: Outcomes = { purchasesFrom: now ? "panel" : "responses", responded, purchased, revenueEur };
  return measureResponses(kept.id, plan, arrays, schema.products, outcomes);
}

function openCampaign(file: WorkspaceFile, id: string) {
  const kept = findDerived(file, id);
  return { kept, plan: keptResult(kept, campaign), arrays: readArrays(file, kept.id) as CampaignArrays };
}

/**
 * By place of the list: 1 = got the product in the month; null where the panel lacks the month or the one before.
 *
 * @param panel that has the month, with keys and products in an order of its own
 */
function purchasesIn(
  panel: Panel,
  { customers, schema }: Panel,
  { customer, product }: CampaignArrays,
  month: number,
): Uint8Array | null {
  if (!panel.months.includes(month) || !panel.months.includes(month - 1)) return null;
  const held = [month - 1, month].map((each) => {
    const snapshot = panel.snapshot(each);
    const masks = new Uint32Array(panel.customers.size);
    for (let i = 0; i < snapshot.rows; i++) masks[snapshot.customer[i]] = snapshot.holdings[i];
    return masks;
  });
  const places = schema.products.map(({ id }) => panel.schema.products.findIndex((each) => each.id === id));
  return Uint8Array.from(customer, (index, i) => {
    const own = panel.customers.indexOf(customers.key(index));
    const place = places[product[i]];
    return own < 0 || place < 0 ? 0 : ((held[1][own] & ~held[0][own]) >>> place) & 1;
  });
}
