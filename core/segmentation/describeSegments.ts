import type { Averages, Segment } from "../contract/segmentation.ts";
import { quantileOfSorted, sortedPresent } from "../features/quantiles.ts";
import type { Panel, PanelSchema } from "../store/panel.ts";
import type { Month } from "../time/month.ts";
import type { CustomerFeatures } from "./customerFeatures.ts";

/** The figures of a group of customers, and how its products and categories compare with everybody's. */
export type Description = Pick<Segment, "averages" | "products" | "categories" | "facts">;

/** Category values held by fewer of a segment than this are not worth a line. */
const LEAST_CATEGORY_SHARE = 0.03;
const CATEGORIES_EACH = 3;
const FACTS = 5;

/**
 * Describes each group of a month's customers against all of them.
 *
 * @param groups place of each row's group
 * @param count how many groups
 */
export function describeGroups(
  panel: Panel,
  month: Month,
  features: CustomerFeatures,
  groups: Uint8Array,
  count: number,
): { groups: Description[]; everybody: Averages } {
  const everybody = new Uint8Array(groups.length);
  const all = figures(panel.schema, features, everybody, 1)[0];
  const parts = figures(panel.schema, features, groups, count);
  const categories = categoriesOf(panel, month, groups, count);
  return {
    everybody: all.averages,
    groups: parts.map((part, g) => ({
      averages: part.averages,
      products: panel.schema.products.map(({ id, label }, p) => ({
        id,
        label,
        share: part.shares[p],
        lift: all.shares[p] > 0 ? part.shares[p] / all.shares[p] : null,
      })),
      categories: categories[g],
      facts: factsOf(panel.schema, part, all, categories[g]),
    })),
  };
}

interface Figures {
  rows: number;
  averages: Averages;
  /** Standard deviations among these customers, for the weight of a difference. */
  spread: { age: number; tenure: number; products: number };
  shares: number[];
}

function figures(schema: PanelSchema, features: CustomerFeatures, groups: Uint8Array, count: number): Figures[] {
  const { table, holdings } = features;
  const column = (name: string) => {
    const found = table.columns.find((each) => each.name === name);
    return found?.kind === "number" ? found.values : null;
  };
  const income = column("income");
  return Array.from({ length: count }, (_, g) => {
    const rows: number[] = [];
    for (let i = 0; i < groups.length; i++) if (groups[i] === g) rows.push(i);
    const held = new Float64Array(schema.products.length);
    for (const row of rows) for (let m = holdings[row]; m !== 0; m &= m - 1) held[31 - Math.clz32(m & -m)]++;
    const age = moments(column("age"), rows);
    const tenure = moments(column("tenure"), rows);
    const products = moments(column("products"), rows);
    const incomes = sortedPresent(Float64Array.from(rows, (row) => income?.[row] ?? Number.NaN));
    const margin = schema.products.reduce((sum, { marginEur }, p) => sum + marginEur * held[p], 0);
    return {
      rows: rows.length,
      averages: {
        age: known(age.mean),
        tenureMonths: known(tenure.mean),
        activeShare: known(moments(column("active"), rows).mean),
        products: rows.length > 0 ? products.mean : 0,
        marginEur: rows.length > 0 ? margin / rows.length : 0,
        incomeMedian: known(quantileOfSorted(incomes, 0.5)),
      },
      spread: { age: age.deviation, tenure: tenure.deviation, products: products.deviation },
      shares: Array.from(held, (n) => (rows.length > 0 ? n / rows.length : 0)),
    };
  });
}

const known = (value: number) => (Number.isNaN(value) ? null : value);

function moments(values: ArrayLike<number> | null, rows: readonly number[]) {
  let n = 0;
  let sum = 0;
  let squares = 0;
  for (const row of rows) {
    const value = values?.[row] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    n++;
    sum += value;
    squares += value * value;
  }
  const mean = n > 0 ? sum / n : Number.NaN;
  return { mean, deviation: n > 0 ? Math.sqrt(Math.max(0, squares / n - mean * mean)) : 0 };
}

function categoriesOf(panel: Panel, month: Month, groups: Uint8Array, count: number): Segment["categories"][] {
  const snapshot = panel.snapshot(month);
  const found: Segment["categories"][] = Array.from({ length: count }, () => []);
  for (const { id, label, role, kind } of panel.schema.attributes) {
    if (kind !== "category" || !(role === "channel" || role === "region" || role === "segment")) continue;
    const { codes, labels } = snapshot.category(id);
    const counts = Array.from({ length: count }, () => new Float64Array(labels.length));
    const sizes = new Float64Array(count);
    const all = new Float64Array(labels.length);
    for (let i = 0; i < codes.length; i++) {
      all[codes[i]]++;
      counts[groups[i]][codes[i]]++;
      sizes[groups[i]]++;
    }
    for (let g = 0; g < count; g++) {
      const values = labels
        .map((value, code) => {
          const share = sizes[g] > 0 ? counts[g][code] / sizes[g] : 0;
          return { column: id, label, value, share, lift: all[code] > 0 ? (share * codes.length) / all[code] : null };
        })
        .filter(({ value, share }) => value !== "" && share >= LEAST_CATEGORY_SHARE)
        .sort((a, b) => (b.lift ?? 0) - (a.lift ?? 0) || (a.value < b.value ? -1 : 1));
      found[g].push(...values.slice(0, CATEGORIES_EACH));
    }
  }
  return found;
}

/** What sets a group apart, the most telling first: differences in units of what is usual among all customers. */
function factsOf(schema: PanelSchema, part: Figures, all: Figures, categories: Segment["categories"]): string[] {
  const facts: { weight: number; sentence: string }[] = [];
  const add = (weight: number, sentence: string) => {
    if (weight > 0.15) facts.push({ weight, sentence });
  };
  for (const [p, { label }] of schema.products.entries()) {
    const [own, base] = [part.shares[p], all.shares[p]];
    const weight = Math.abs(own - base) / Math.sqrt(base * (1 - base) + 0.0025);
    const holders = own === 0 ? "Nobody holds" : own > base ? `${percent(own)} hold` : `Only ${percent(own)} hold`;
    add(weight, `${holders} ${label}, against ${percent(base)} of all customers.`);
  }
  const { averages: own } = part;
  const { averages: base, spread } = all;
  if (own.age !== null && base.age !== null) {
    add(
      Math.abs(own.age - base.age) / spread.age,
      `${own.age.toFixed(0)} years old on average; all customers ${base.age.toFixed(0)}.`,
    );
  }
  if (own.tenureMonths !== null && base.tenureMonths !== null) {
    add(
      Math.abs(own.tenureMonths - base.tenureMonths) / spread.tenure,
      `With the bank for ${own.tenureMonths.toFixed(0)} months on average; all customers ${base.tenureMonths.toFixed(0)}.`,
    );
  }
  if (own.activeShare !== null && base.activeShare !== null) {
    const weight =
      Math.abs(own.activeShare - base.activeShare) / Math.sqrt(base.activeShare * (1 - base.activeShare) + 0.0025);
    add(weight, `Active in ${percent(own.activeShare)} of the months; all customers in ${percent(base.activeShare)}.`);
  }
  add(
    (Math.abs(own.products - base.products) / (spread.products || 1)) * 0.8,
    `${own.products.toFixed(1)} products each; all customers ${base.products.toFixed(1)}.`,
  );
  for (const { label, value, share, lift } of categories) {
    if (lift === null || lift < 1.3 || share < 0.2) continue;
    const base = share / lift;
    const weight = (0.7 * (share - base)) / Math.sqrt(base * (1 - base) + 0.0025);
    add(weight, `${label} ${value} in ${percent(share)}; all customers ${percent(base)}.`);
  }
  return facts
    .sort((a, b) => b.weight - a.weight)
    .slice(0, FACTS)
    .map(({ sentence }) => sentence);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}\u202f%`;
}
