import { useMemo } from "react";
import type { WorkspaceInfo } from "../../../core/contract/desk/session.ts";
import type { KpiReport } from "../../../core/contract/kpiReport.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { withConditions } from "./filters/condition.ts";
import { describeCondition } from "./filters/describeCondition.ts";
import { useDrill } from "./filters/useConditions.ts";
import type { Scope } from "./scope.tsx";

/** What the charts show: figures, the month among theirs, and the words for both. */
export function useScopeOf(
  shown: { kpis: KpiReport; filters: Scope["filters"] } | null,
  workspace: WorkspaceInfo,
  wantedMonth: string,
): Scope | null {
  const t = useText("dashboard");
  const format = useFormat();
  const { toRows } = useDrill();
  return useMemo(() => {
    if (!shown) return null;
    const { kpis, filters } = shown;
    const last = kpis.months.length - 1;
    const place = kpis.months.indexOf(wantedMonth);
    const at = place < 0 ? last : place;
    const month = kpis.months[at];
    const said = filters.map((filter) => describeCondition(filter, workspace, t.condition, format));
    const population = said.length === 0 ? t.allCustomers : t.customersWith(said.join(" · "));
    const of = (when: number) =>
      [population, t.n(format.count(kpis.customers[when])), format.month(kpis.months[when]), kpis.version].join(" · ");
    const span = `${format.shortMonth(kpis.months[0])} – ${format.shortMonth(kpis.months[last])}`;
    return {
      kpis,
      workspace,
      at,
      month,
      filters,
      ofMonth: of(at),
      ofLastMonth: of(last),
      overTime: [population, span, kpis.version].join(" · "),
      open: (drill) => toRows({ month: drill.month, filters: withConditions(filters, drill.filters) }),
    };
  }, [shown, workspace, wantedMonth, toRows, t, format]);
}
