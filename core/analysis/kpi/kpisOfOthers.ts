import type { KpiReport, ProductKpi } from "../../contract/kpiReport.ts";
import type { Panel } from "../../store/panel.ts";
import { revenueByFamily, salesMargins } from "./computeKpis.ts";

type Counts = readonly (number | null)[];

/**
 * The figures of some customers from those of everybody and of the others: every count is a sum over customers, so that the
 * smaller half is all that must be counted.
 *
 * @param panel of the customers that the figures are for
 */
export function kpisOfOthers(panel: Panel, all: KpiReport, others: KpiReport): KpiReport {
  const products = all.products.map((product, p): ProductKpi => {
    const other = others.products[p];
    return {
      ...product,
      holders: less(product.holders, other.holders),
      purchases: less(product.purchases, other.purchases),
      broughtByNew: less(product.broughtByNew, other.broughtByNew),
      broughtByReturned: less(product.broughtByReturned, other.broughtByReturned),
      cancellations: less(product.cancellations, other.cancellations),
    };
  });
  return {
    ...all,
    customers: less(all.customers, others.customers),
    new: less(all.new, others.new),
    lost: less(all.lost, others.lost),
    returned: less(all.returned, others.returned),
    active: less(all.active, others.active),
    products,
    productsPerCustomer: lessEach(all.productsPerCustomer, others.productsPerCustomer),
    coHolding: lessEach(all.coHolding, others.coHolding),
    // not differences: amounts would differ in their last digits from those counted directly
    revenueEur: revenueByFamily(products, all.months.length),
    salesMarginEur: salesMargins(panel),
    cohorts: all.cohorts.map(({ firstSeen, present }, c) => ({
      firstSeen,
      present: less(present, others.cohorts[c].present),
    })),
    groups: all.groups.map(({ dimension, groups }, d) => ({
      dimension,
      groups: groups.map((group, g) => {
        const other = others.groups[d].groups[g];
        return {
          name: group.name,
          customers: less(group.customers, other.customers),
          active: less(group.active, other.active),
          holders: lessEach(group.holders, other.holders),
          purchases: lessEach(group.purchases, other.purchases),
        };
      }),
    })),
  };
}

function less<T extends Counts>(all: T, others: T): T;
function less(all: Counts, others: Counts): Counts {
  return all.map((count, i) => (count === null ? null : count - (others[i] ?? 0)));
}

function lessEach<T extends Counts>(all: readonly T[], others: readonly T[]): T[] {
  return all.map((counts, i) => less(counts, others[i]));
}
