import type { CampaignLimits, MessageGroup } from "../../contract/campaign.ts";
import type { FeatureColumn } from "../../features/featureTable.ts";
import type { History } from "../../features/history.ts";
import { fitPipeline } from "../../features/pipeline.ts";
import { fitKMeans } from "../../learning/kmeans/fitKMeans.ts";
import { createRandom } from "../../random/random.ts";
import { type CustomerFeatures, customerFeatures, segmentationPlan } from "../../segmentation/customerFeatures.ts";
import { describeGroups } from "../../segmentation/describeSegments.ts";
import { segmentMatrix } from "../../segmentation/placeCustomers.ts";
import { proposeNames } from "../../segmentation/proposeNames.ts";
import type { ChosenList } from "./chooseList.ts";
import type { ScoredCustomers } from "./scoredCustomers.ts";
import { suggestTone } from "./tone.ts";

/** By place of the list: group, message (the group it was written for), and 1 for a test cell; NO_GROUP for the hold-out. */
export interface Messages {
  groups: MessageGroup[];
  group: Uint8Array;
  message: Uint8Array;
  isTest: Uint8Array;
}

export const NO_GROUP = 255;
/** Fewer customers than this are no group of their own. */
const LEAST_GROUP = 20;

interface MessageOptions {
  limits: CampaignLimits;
  seed: number | string;
  history: History;
  threads?: number | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Splits the contacted into groups of like customers (k-means on the features of segments), each with a message of its own.
 *
 * Some customers, drawn at random from all groups, get each message in test cells of equal size, at most half of the list:
 * only they can tell whether one message works better than another.
 */
export async function messageGroups(
  scored: ScoredCustomers,
  list: ChosenList,
  heldOut: Uint8Array,
  options: MessageOptions,
): Promise<Messages> {
  const { limits, seed, history } = options;
  const { panel, month, customers, products } = scored;
  const places = [...list.row.keys()].filter((i) => heldOut[i] === 0);
  const k = Math.min(limits.messages.groups, Math.max(1, Math.floor(places.length / LEAST_GROUP)));
  const found: Messages = {
    groups: [],
    group: new Uint8Array(list.row.length).fill(NO_GROUP),
    message: new Uint8Array(list.row.length).fill(NO_GROUP),
    isTest: new Uint8Array(list.row.length),
  };
  if (limits.messages.groups === 0 || places.length === 0) return found;
  const everybody = customerFeatures(panel, history, month - 1);
  const rowOf = new Int32Array(panel.customers.size);
  for (let row = 0; row < everybody.customer.length; row++) rowOf[everybody.customer[row]] = row;
  const rows = Uint32Array.from(places, (i) => rowOf[customers[list.row[i]]]);
  const labels = await cluster(takeRows(everybody, rows), k, options);
  const groups = new Uint8Array(everybody.customer.length).fill(k);
  for (const [i, row] of rows.entries()) groups[row] = labels[i];
  const described = describeGroups(panel, month - 1, everybody, groups, k + 1);
  const names = proposeNames(described.groups.slice(0, k), described.everybody);
  for (const [i, place] of places.entries()) {
    found.group[place] = labels[i];
    found.message[place] = labels[i];
  }
  const cell = Math.min(limits.messages.cell, Math.floor(places.length / 2 / k));
  const drawn = createRandom(seed).fork("test cells").shuffle(Uint32Array.from(places));
  for (const [i, place] of drawn.subarray(0, k * cell).entries()) {
    found.message[place] = i % k;
    found.isTest[place] = 1;
  }
  for (let g = 0; g < k; g++) {
    const own = places.filter((_, i) => labels[i] === g);
    const offered = new Float64Array(products.length);
    for (const place of own) offered[list.product[place]]++;
    found.groups.push({
      id: `G${g + 1}`,
      name: names[g],
      customers: own.length,
      profile: described.groups[g].facts,
      tone: suggestTone(described.groups[g].averages),
      offers: products
        .map(({ id, label }, p) => ({ product: id, label, customers: offered[p] }))
        .filter((each) => each.customers > 0)
        .sort((a, b) => b.customers - a.customers || (a.product < b.product ? -1 : 1)),
      testCell: cell,
    });
  }
  return found;
}

/** Cluster of each row, the largest cluster first. */
async function cluster(features: CustomerFeatures, k: number, options: MessageOptions): Promise<Uint8Array> {
  if (k === 1) return new Uint8Array(features.customer.length);
  const pipeline = fitPipeline(segmentationPlan(features), features.table);
  const matrix = segmentMatrix(pipeline, features);
  const { labels, sizes } = await fitKMeans(matrix, {
    k,
    seed: `${options.seed}/messages`,
    starts: 5,
    threads: options.threads,
    signal: options.signal,
  });
  const order = [...sizes.keys()].sort((a, b) => sizes[b] - sizes[a] || a - b);
  return labels.map((label) => order.indexOf(label));
}

function takeRows({ table, customer, holdings }: CustomerFeatures, rows: Uint32Array): CustomerFeatures {
  const columns = table.columns.map((column): FeatureColumn => {
    if (column.kind === "category") return { ...column, codes: Uint16Array.from(rows, (row) => column.codes[row]) };
    return { ...column, values: Float64Array.from(rows, (row) => column.values[row]) };
  });
  return {
    table: { rows: rows.length, columns },
    customer: rows.map((row) => customer[row]),
    holdings: rows.map((row) => holdings[row]),
  };
}
