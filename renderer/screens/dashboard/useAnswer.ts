import { useMemo } from "react";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { describeCondition } from "./filters/describeCondition.ts";
import { headlineOf } from "./headline.ts";
import type { Scope } from "./scope.tsx";

/** How the business is going, in one sentence. */
export function useAnswer(scope: Scope | null): string | null {
  const t = useText("dashboard");
  const format = useFormat();
  return useMemo(() => {
    if (!scope) return null;
    const { kpis, at, month, filters, workspace } = scope;
    const { customers, customersChange, purchases, purchasesChange, mover } = headlineOf(kpis, at);
    const said = filters.map((filter) => describeCondition(filter, workspace, t.condition, format)).join(" · ");
    const stock = t.answerCustomers(format.count(customers), format.month(month), said);
    const first =
      customersChange === null
        ? `${stock}.`
        : `${stock}, ${t.moved(Math.sign(customersChange), format.percent(Math.abs(customersChange)))}.`;
    if (purchases === null) return `${first} ${t.answerNoPurchases}`;
    if (purchasesChange === null) return `${first} ${t.answerPurchases(format.count(purchases))}`;
    return `${first} ${t.answerPurchasesMoved(format.count(purchases), Math.sign(purchasesChange), format.percent(Math.abs(purchasesChange)), mover)}`;
  }, [scope, t, format]);
}
