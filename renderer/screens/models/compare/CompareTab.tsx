import { Button, Select } from "@mantine/core";
import { IconArrowsDiff } from "@tabler/icons-react";
import { useState } from "react";
import type { RunComparison } from "../../../../core/contract/experiments.ts";
import { useAsk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { Block } from "../../../ui/Page.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import classes from "../models.module.css";
import { useChosen, useGoTo } from "../tabs.ts";
import { CurveChart } from "./CurveChart.tsx";
import { ParallelChart } from "./ParallelChart.tsx";

/** The chosen runs beside each other: only what differs. */
export function CompareTab() {
  const t = useText("models").compare;
  const goTo = useGoTo();
  const { runs } = useChosen();
  const { data, error, refetch } = useAsk("models", "compare", runs.length < 2 ? null : { ids: runs });
  if (runs.length < 2) {
    return (
      <EmptyState
        icon={IconArrowsDiff}
        title={t.empty}
        text={t.emptyWhy}
        action={<Button onClick={() => goTo("runs")}>{t.emptyAction}</Button>}
      />
    );
  }
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <BlockSkeleton height={480} />;
  return <Compared found={data} />;
}

function Compared({ found }: { found: RunComparison }) {
  const t = useText("models").compare;
  const format = useFormat();
  const [asked, setAsked] = useState<string | null>(null);
  const curve = found.curves.find(({ name }) => name === asked) ?? found.curves[0];
  const columns = (label: string, decimal: boolean): Column[] => [
    { id: "name", label },
    ...found.runs.map(
      ({ id }): Column => ({
        id: String(id),
        label: t.run(id),
        ...(decimal ? { kind: "decimal", format: (value: number) => format.figure(value) } : { wraps: true }),
      }),
    ),
  ];
  return (
    <div className={classes.blocks}>
      <ParallelChart found={found} />
      {curve && (
        <CurveChart
          runs={found.runs}
          curve={curve}
          controls={
            <Select
              aria-label={t.curve}
              w={280}
              searchable
              allowDeselect={false}
              data={found.curves.map(({ name }) => name)}
              value={curve.name}
              onChange={setAsked}
            />
          }
        />
      )}
      <Block title={t.params} note={t.same(found.same.params)}>
        <DataTable
          name={t.params}
          columns={columns(t.parameter, false)}
          rows={found.params.map(({ name, values }) => [name, ...values])}
          isPlain
        />
      </Block>
      <Block title={t.metrics} note={t.same(found.same.metrics)}>
        <DataTable
          name={t.metrics}
          columns={columns(t.metric, true)}
          rows={found.metrics.map(({ name, values }) => [name, ...values])}
        />
      </Block>
    </div>
  );
}
