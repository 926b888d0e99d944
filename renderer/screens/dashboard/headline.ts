import type { KpiReport } from "../../../core/contract/kpiReport.ts";
import { around, changeOf, purchasesOf } from "./measures.ts";

/** What the first sentence of the dashboard says. */
export interface Headline {
  customers: number;
  /** Relative; null without the month before. */
  customersChange: number | null;
  purchases: number | null;
  purchasesChange: number | null;
  /** Label of the product whose purchases moved most in the direction of the total; null when none did. */
  mover: string | null;
}

export function headlineOf(kpis: KpiReport, at: number): Headline {
  const { months, customers, products } = kpis;
  const all = around(months, customers, at);
  const bought = around(months, purchasesOf(kpis), at);
  const purchasesChange = changeOf(bought.now, bought.before, "count");
  const sign = Math.sign(purchasesChange ?? 0);
  let most = 0;
  let mover: string | null = null;
  for (const { label, purchases } of products) {
    const { now, before } = around(months, purchases, at);
    const move = sign * ((now ?? 0) - (before ?? 0));
    if (move > most) {
      most = move;
      mover = label;
    }
  }
  return {
    customers: customers[at],
    customersChange: changeOf(all.now, all.before, "count"),
    purchases: bought.now,
    purchasesChange,
    mover,
  };
}
