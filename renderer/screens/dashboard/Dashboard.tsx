import { Button, Loader } from "@mantine/core";
import { IconChartBar, IconUsers } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { WorkspaceInfo } from "../../../core/contract/desk/session.ts";
import type { KpiReport } from "../../../core/contract/kpiReport.ts";
import { useJobs, useRunning } from "../../client/jobs.tsx";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { JobGate } from "../../ui/JobGate.tsx";
import { Page, PageHeader } from "../../ui/Page.tsx";
import classes from "./Dashboard.module.css";
import { DashboardSkeleton } from "./DashboardSkeleton.tsx";
import { Figures } from "./Figures.tsx";
import { withConditions } from "./filters/condition.ts";
import { describeCondition } from "./filters/describeCondition.ts";
import { FilterBar } from "./filters/FilterBar.tsx";
import { useConditions, useDrill } from "./filters/useConditions.ts";
import { headlineOf } from "./headline.ts";
import { type Scope, ScopeProvider } from "./scope.tsx";
import { useKpis } from "./useKpis.ts";

interface DashboardProps {
  workspace: WorkspaceInfo;
  version: string;
  month: string;
}

export function Dashboard({ workspace, version, month }: DashboardProps) {
  const t = useText("dashboard");
  const format = useFormat();
  const navigate = useNavigate();
  const { start } = useJobs();
  const job = useRunning("figures");
  const { toRows } = useDrill();
  const { conditions, setConditions } = useConditions();
  const { shown, everybody, isUncounted, isStale, error, retry } = useKpis(version, conditions);
  const scope = useScopeOf(shown, workspace, month);
  const answer = useAnswer(scope);

  if (isUncounted) {
    return (
      <Page>
        <PageHeader question={t.question} />
        <JobGate job={job}>
          <EmptyState
            icon={IconChartBar}
            title={t.uncounted}
            text={t.uncountedWhy}
            action={<Button onClick={() => void start({ kind: "figures", version })}>{t.countFigures}</Button>}
          />
        </JobGate>
      </Page>
    );
  }
  const inAll = everybody && scope ? everybody.customers[everybody.months.indexOf(scope.month)] : null;
  const n = scope ? scope.kpis.customers[scope.at] : null;
  return (
    <Page>
      <PageHeader
        question={t.question}
        answer={answer}
        actions={
          <>
            <Button variant="default" onClick={() => toRows({ month, filters: conditions })}>
              {t.seeCustomers}
            </Button>
            <Button onClick={() => void navigate({ to: "/segments" })}>{t.goSegments}</Button>
          </>
        }
      />
      <FilterBar
        workspace={workspace}
        conditions={conditions}
        onChange={setConditions}
        note={
          isStale && scope ? (
            <>
              <Loader size={12} mr={8} aria-hidden />
              {t.counting}
            </>
          ) : conditions.length > 0 ? (
            t.filteredNote(format.count(n), format.count(inAll))
          ) : (
            t.unfilteredNote
          )
        }
      />
      {error ? <FaultNote error={error} onRetry={retry} /> : null}
      {scope === null ? (
        error ? null : (
          <DashboardSkeleton />
        )
      ) : scope.kpis.customers.every((count) => count === 0) ? (
        <EmptyState
          icon={IconUsers}
          title={t.noCustomers}
          text={t.noCustomersWhy}
          action={<Button onClick={() => setConditions([])}>{t.clearAll}</Button>}
        />
      ) : (
        <div className={classes.figures} aria-busy={isStale}>
          <ScopeProvider value={scope}>
            <Figures />
          </ScopeProvider>
        </div>
      )}
    </Page>
  );
}

function useScopeOf(
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

/** How the business is going, in one sentence. */
function useAnswer(scope: Scope | null): string | null {
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
