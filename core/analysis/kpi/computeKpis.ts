import type { DimensionKpi, KpiReport, ProductKpi } from "../../contract/kpiReport.ts";
import { throwIfCancelled } from "../../errors/domainError.ts";
import { ProgressMeter, type Work } from "../../jobs/progress.ts";
import type { Panel, Snapshot } from "../../store/panel.ts";
import { formatMonth } from "../../time/month.ts";
import { countBits } from "./countBits.ts";
import { type Dimension, dimensionsOf } from "./dimensions.ts";

/**
 * The figures of a panel: one pass per month over typed arrays, with each customer's last month and holdings kept aside.
 *
 * A month is compared with the calendar month before, never with a customer's previous row: customers have gaps.
 */
export async function* computeKpis(panel: Panel, signal?: AbortSignal): Work<KpiReport> {
  const { months, schema, customers } = panel;
  const { products } = schema;
  const meter = new ProgressMeter("months", months.length);
  const dimensions = dimensionsOf(panel);
  const active = schema.attributes.find(({ role }) => role === "active");
  const lastSeen = new Int16Array(customers.size).fill(-1);
  const firstSeen = new Int16Array(customers.size).fill(-1);
  const lastHoldings = new Uint32Array(customers.size);
  const report = emptyReport(panel, dimensions);

  for (let t = 0; t < months.length; t++) {
    throwIfCancelled(signal);
    yield meter.at(t, `Counting ${formatMonth(months[t])}`);
    const snapshot = panel.snapshot(months[t]);
    const hasFlow = t > 0 && months[t] - months[t - 1] === 1;
    const flows = flowsOf(snapshot, t, { lastSeen, firstSeen, lastHoldings });
    report.customers.push(snapshot.rows);
    report.new.push(hasFlow ? flows.new : null);
    report.returned.push(hasFlow ? flows.returned : null);
    report.lost.push(hasFlow ? report.customers[t - 1] - flows.settled : null);
    const activeFlags = active ? snapshot.flag(active.id) : new Uint8Array(snapshot.rows);
    report.active.push(countOnes(activeFlags));
    addProducts(report.products, snapshot, flows, hasFlow);
    addCounts(report.productsPerCustomer, snapshot.holdings, t);
    const bought = onlySet(flows.bought);
    for (const [d, dimension] of dimensions.entries()) {
      addGroups(report.groups[d], dimension.codes(snapshot), snapshot, {
        activeFlags,
        bought,
        hasFlow,
        t,
      });
    }
    const present = presentBy(snapshot, firstSeen, months.length);
    for (const [first, cohort] of report.cohorts.entries()) cohort.present[t] = present[first];
  }
  report.coHolding = coHolding(panel.snapshot(months[months.length - 1]).holdings, products.length);
  report.revenueEur = revenueByFamily(report.products, months.length);
  report.salesMarginEur = salesMargins(panel);
  return report;
}

interface Flows {
  new: number;
  returned: number;
  settled: number;
  /** By row: products bought or given up since the month before by settled customers; brought by the others. */
  bought: Uint32Array;
  cancelled: Uint32Array;
  broughtByNew: Uint32Array;
  broughtByReturned: Uint32Array;
}

function flowsOf(
  snapshot: Snapshot,
  t: number,
  state: { lastSeen: Int16Array; firstSeen: Int16Array; lastHoldings: Uint32Array },
): Flows {
  const { rows, customer, holdings } = snapshot;
  const { lastSeen, firstSeen, lastHoldings } = state;
  const masks = () => new Uint32Array(rows);
  const flows: Flows = {
    new: 0,
    returned: 0,
    settled: 0,
    bought: masks(),
    cancelled: masks(),
    broughtByNew: masks(),
    broughtByReturned: masks(),
  };
  for (let i = 0; i < rows; i++) {
    const c = customer[i];
    const held = holdings[i];
    if (lastSeen[c] < 0) {
      flows.new++;
      flows.broughtByNew[i] = held;
      firstSeen[c] = t;
    } else if (lastSeen[c] === t - 1) {
      flows.settled++;
      flows.bought[i] = held & ~lastHoldings[c];
      flows.cancelled[i] = lastHoldings[c] & ~held;
    } else {
      flows.returned++;
      flows.broughtByReturned[i] = held & ~lastHoldings[c];
    }
    lastSeen[c] = t;
    lastHoldings[c] = held;
  }
  return flows;
}

/** Customers of a month by the place of the month in which they were first seen. */
function presentBy({ customer }: Snapshot, firstSeen: Int16Array, months: number): Uint32Array {
  const present = new Uint32Array(months);
  for (let i = 0; i < customer.length; i++) present[firstSeen[customer[i]]]++;
  return present;
}

function countOnes(flags: Uint8Array): number {
  let ones = 0;
  for (let i = 0; i < flags.length; i++) if (flags[i] === 1) ones++;
  return ones;
}

function emptyReport(panel: Panel, dimensions: readonly Dimension[]): KpiReport {
  const { months, schema } = panel;
  const byMonth = () => new Array<number>(months.length).fill(0);
  const byProduct = <T>(make: () => T[]) => schema.products.map(make);
  return {
    version: panel.version,
    months: months.map(formatMonth),
    customers: [],
    new: [],
    lost: [],
    returned: [],
    active: [],
    products: schema.products.map(({ id, label, family, marginEur }) => ({
      id,
      label,
      family,
      marginEur,
      holders: [],
      purchases: [],
      broughtByNew: [],
      broughtByReturned: [],
      cancellations: [],
    })),
    productsPerCustomer: Array.from({ length: schema.products.length + 1 }, byMonth),
    coHolding: [],
    revenueEur: [],
    salesMarginEur: null,
    cohorts: months.map((month) => ({ firstSeen: formatMonth(month), present: byMonth() })),
    groups: dimensions.map(({ id, names }) => ({
      dimension: id,
      groups: names.map((name) => ({
        name,
        customers: byMonth(),
        active: byMonth(),
        holders: byProduct(byMonth),
        purchases: byProduct(() => new Array<number | null>(months.length).fill(null)),
      })),
    })),
  };
}

function addProducts(products: ProductKpi[], snapshot: Snapshot, flows: Flows, hasFlow: boolean): void {
  const n = products.length;
  const count = (masks: Uint32Array) => countBits(masks, n);
  const holders = count(snapshot.holdings);
  const bought = count(flows.bought);
  const cancelled = count(flows.cancelled);
  const byNew = count(flows.broughtByNew);
  const byReturned = count(flows.broughtByReturned);
  for (const [p, product] of products.entries()) {
    product.holders.push(holders[p]);
    product.purchases.push(hasFlow ? bought[p] : null);
    product.cancellations.push(hasFlow ? cancelled[p] : null);
    product.broughtByNew.push(hasFlow ? byNew[p] : null);
    product.broughtByReturned.push(hasFlow ? byReturned[p] : null);
  }
}

function addCounts(productsPerCustomer: number[][], holdings: Uint32Array, t: number): void {
  const counts = new Uint32Array(productsPerCustomer.length);
  for (let i = 0; i < holdings.length; i++) {
    let held = holdings[i];
    let n = 0;
    for (; held !== 0; held &= held - 1) n++;
    counts[n]++;
  }
  for (const [n, byMonth] of productsPerCustomer.entries()) byMonth[t] = counts[n];
}

function addGroups(
  { groups }: DimensionKpi,
  codes: Uint16Array,
  snapshot: Snapshot,
  {
    activeFlags,
    bought,
    hasFlow,
    t,
  }: { activeFlags: Uint8Array; bought: ReturnType<typeof onlySet>; hasFlow: boolean; t: number },
): void {
  const products = groups[0].holders.length;
  const { customers, active, holders } = countGroups(codes, activeFlags, snapshot.holdings, groups.length, products);
  // few customers buy in a month: only their rows are looked at
  const purchases = countBits(bought.masks, products, { codes: codesAt(codes, bought.rows), groups: groups.length });
  for (const [g, group] of groups.entries()) {
    group.customers[t] = customers[g];
    group.active[t] = active[g];
    for (let p = 0; p < products; p++) {
      group.holders[p][t] = holders[g * products + p];
      if (hasFlow) group.purchases[p][t] = purchases[g * products + p];
    }
  }
}

/** Customers, active ones and holders by group, in one pass. */
function countGroups(
  codes: Uint16Array,
  activeFlags: Uint8Array,
  holdings: Uint32Array,
  groups: number,
  products: number,
): { customers: Uint32Array; active: Uint32Array; holders: Uint32Array } {
  const customers = new Uint32Array(groups);
  const active = new Uint32Array(groups);
  const holders = new Uint32Array(groups * products);
  for (let i = 0; i < codes.length; i++) {
    const group = codes[i];
    customers[group]++;
    if (activeFlags[i] === 1) active[group]++;
    const base = group * products + 31;
    for (let held = holdings[i]; held !== 0; held &= held - 1) holders[base - Math.clz32(held & -held)]++;
  }
  return { customers, active, holders };
}

/** The rows with any bit set, and their masks. */
function onlySet(masks: Uint32Array): { rows: Uint32Array; masks: Uint32Array } {
  const rows = new Uint32Array(masks.length);
  let n = 0;
  for (let i = 0; i < masks.length; i++) if (masks[i] !== 0) rows[n++] = i;
  const set = rows.slice(0, n);
  return { rows: set, masks: Uint32Array.from(set, (row) => masks[row]) };
}

function codesAt(codes: Uint16Array, rows: Uint32Array): Uint16Array {
  const picked = new Uint16Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = codes[rows[i]];
  return picked;
}

function coHolding(holdings: Uint32Array, products: number): number[][] {
  const matrix = Array.from({ length: products }, () => new Array<number>(products).fill(0));
  for (let i = 0; i < holdings.length; i++) {
    for (let a = holdings[i]; a !== 0; a &= a - 1) {
      const row = matrix[31 - Math.clz32(a & -a)];
      for (let b = holdings[i]; b !== 0; b &= b - 1) row[31 - Math.clz32(b & -b)]++;
    }
  }
  return matrix;
}

/** Margin of all purchases by family and month, EUR; null where there is nothing to compare with. */
export function revenueByFamily(products: readonly ProductKpi[], months: number): KpiReport["revenueEur"] {
  const families = [...new Set(products.map(({ family }) => family))].sort();
  return families.map((family) => ({
    family,
    byMonth: Array.from({ length: months }, (_, t) => {
      let revenue = 0;
      for (const product of products) {
        if (product.family !== family) continue;
        const parts = [product.purchases[t], product.broughtByNew[t], product.broughtByReturned[t]];
        if (parts.includes(null)) return null;
        revenue += parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) * product.marginEur;
      }
      return revenue;
    }),
  }));
}

/** Margin of the sales by month, EUR; null without sales. */
export function salesMargins(panel: Panel): number[] | null {
  const sales = panel.sales();
  if (!sales) return null;
  const margins = panel.months.map(() => 0);
  const places = new Map(panel.months.map((month, t) => [month, t]));
  for (let i = 0; i < sales.month.length; i++) {
    const t = places.get(sales.month[i]);
    if (t !== undefined && !Number.isNaN(sales.marginEur[i])) margins[t] += sales.marginEur[i];
  }
  return margins;
}
