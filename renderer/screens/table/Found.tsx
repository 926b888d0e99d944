import { Alert, List, Text } from "@mantine/core";
import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { useAsk } from "../../client/useAsk.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Block } from "../../ui/Page.tsx";
import { BlockSkeleton } from "../../ui/PageSkeleton.tsx";
import { Tile, Tiles } from "../../ui/Tile.tsx";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { BoardTable } from "./BoardTable.tsx";
import { CaptureChart } from "./CaptureChart.tsx";
import { Files } from "./Files.tsx";
import { foundIn, shownMetric } from "./figures.ts";
import { ImportanceChart } from "./ImportanceChart.tsx";
import { ReliabilityChart } from "./ReliabilityChart.tsx";
import classes from "./table.module.css";

/** What a kept search came to. */
export function Found({ run }: { run: number }) {
  const t = useText("ownTable");
  const format = useFormat();
  const { data, error, refetch } = useAsk("tables", "show", { run });
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!data || data.run !== run) return <BlockSkeleton height={720} />;
  const { result, folder } = data;
  const { metric, judged, lastPeriod, leaderboard, budget, capture, columns } = result;
  const members = leaderboard.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  const value = ({ metric: own }: typeof judged) => format.figure(shownMetric(metric, own.value));
  const interval = ({ metric: own }: typeof judged) =>
    own.low === null
      ? null
      : t.intervalNote(format.figure(shownMetric(metric, own.low)), format.figure(shownMetric(metric, own.high)));
  return (
    <>
      <Tiles>
        <Tile label={t.metricTile(t.metrics[metric])} value={value(judged)} note={interval(judged)} />
        {lastPeriod && <Tile label={t.lastTile} value={value(lastPeriod)} note={interval(lastPeriod)} />}
        <Tile
          label={t.capturedTile}
          value={format.percent(foundIn(capture, 0.1), 0)}
          note={t.capturedNote(format.figure(judged.liftTopTenth.value))}
        />
        <Tile
          label={t.ensembleTile}
          value={format.count(members.length)}
          note={[...new Set(members.map(({ learner }) => learner))].join(", ")}
        />
        <Tile label={t.timeTile} value={format.duration(budget.usedSeconds)} note={t.timeNote(budget.tried)} />
      </Tiles>
      {result.warnings.length > 0 && (
        <Alert color="gray" icon={<IconAlertTriangle size={18} color="var(--warning)" />} title={t.warnings}>
          <List size="sm" spacing={4}>
            {result.warnings.map((warning) => (
              <List.Item key={warning}>{warning}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <div className={classes.halves}>
        <CaptureChart result={result} />
        <ReliabilityChart result={result} />
      </div>
      <ImportanceChart result={result} />
      <BoardTable lines={leaderboard} metric={metric} note={t.boardNote(result.validation)} />
      <Alert color="gray" icon={<IconClock size={18} />} title={t.advice}>
        <Text fz="sm">{budget.advice}</Text>
      </Alert>
      <div className={classes.halves}>
        <Block title={t.top} note={t.topNote}>
          <DataTable
            name={t.top}
            columns={[
              { id: "id", label: result.options.id ?? t.row },
              { id: "score", label: t.score, kind: "decimal", format: (score: number) => format.percent(score) },
              { id: "is", label: t.isPositive },
            ]}
            rows={result.top.map(({ id, score, isPositive }) => [id, score, isPositive ? t.yes : t.no])}
            maxHeight={320}
          />
        </Block>
        <Block title={t.aside} note={t.asideNote}>
          <DataTable
            name={t.aside}
            columns={[
              { id: "name", label: t.column },
              { id: "role", label: t.role },
              { id: "why", label: t.because, wraps: true },
            ]}
            rows={columns
              .filter(({ role }) => role !== "feature")
              .map(({ name, role, why }) => [name, t.roles[role], why])}
            maxHeight={320}
          />
        </Block>
      </div>
      <Files run={run} folder={folder} id={result.options.id} />
    </>
  );
}
