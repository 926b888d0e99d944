import { Button, Loader } from "@mantine/core";
import { IconChartBar, IconUsers } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
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
import { FilterBar } from "./filters/FilterBar.tsx";
import { useConditions, useDrill } from "./filters/useConditions.ts";
import { type Scope, ScopeProvider } from "./scope.tsx";
import { useAnswer } from "./useAnswer.ts";
import { useKpis } from "./useKpis.ts";
import { useScopeOf } from "./useScopeOf.ts";

interface DashboardProps {
  workspace: WorkspaceInfo;
  version: string;
  month: string;
}

export function Dashboard({ workspace, version, month }: DashboardProps) {
  const t = useText("dashboard");
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
  return (
    <Page>
      <PageHeader
        question={t.question}
        answer={error ? null : answer}
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
        note={error ? null : <Note scope={scope} everybody={everybody} isStale={isStale} />}
      />
      {error ? (
        <FaultNote error={error} onRetry={retry} />
      ) : scope === null ? (
        <DashboardSkeleton />
      ) : (
        <Evidence scope={scope} isStale={isStale} onClear={() => setConditions([])} />
      )}
    </Page>
  );
}

/** How many customers the figures are of, or that others are being counted. */
function Note({ scope, everybody, isStale }: { scope: Scope | null; everybody: KpiReport | null; isStale: boolean }) {
  const t = useText("dashboard");
  const format = useFormat();
  if (!scope) return null;
  if (isStale) {
    return (
      <>
        <Loader size={12} mr={8} aria-hidden />
        {t.counting}
      </>
    );
  }
  if (scope.filters.length === 0) return t.unfilteredNote;
  const all = everybody?.customers[everybody.months.indexOf(scope.month)];
  return t.filteredNote(format.count(scope.kpis.customers[scope.at]), format.count(all));
}

function Evidence({ scope, isStale, onClear }: { scope: Scope; isStale: boolean; onClear: () => void }) {
  const t = useText("dashboard");
  if (scope.kpis.customers.every((count) => count === 0)) {
    return (
      <EmptyState
        icon={IconUsers}
        title={t.noCustomers}
        text={t.noCustomersWhy}
        action={<Button onClick={onClear}>{t.clearAll}</Button>}
      />
    );
  }
  return (
    <div className={classes.figures} aria-busy={isStale}>
      <ScopeProvider value={scope}>
        <Figures />
      </ScopeProvider>
    </div>
  );
}
