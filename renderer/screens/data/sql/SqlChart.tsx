import { Group, SegmentedControl, Select } from "@mantine/core";
import type { Data } from "plotly.js";
import { useMemo, useState } from "react";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Kind } from "./kindsOf.ts";
import type { SqlAnswerTable } from "./useSqlRun.ts";

/** More marks than this cannot be told apart. */
const MOST = 1000;

type Shape = "line" | "bar";

/** A quick picture of an answer: one column along the bottom, one as height. */
export function SqlChart({ answer, kinds }: { answer: SqlAnswerTable; kinds: readonly Kind[] }) {
  const t = useText("data").sql;
  const { columns } = answer;
  const numbers = kinds.flatMap((kind, place) => (kind === "text" ? [] : [place]));
  const [x, setX] = useState(() => Math.max(0, kinds.indexOf("text")));
  const [y, setY] = useState(() => numbers.find((place) => place !== x) ?? numbers[0]);
  const [shape, setShape] = useState<Shape>(() => (/month|mes|date|fecha/i.test(columns[x]) ? "line" : "bar"));
  const figure = useFigure(answer, x, y, shape);
  const option = (place: number) => ({ value: String(place), label: columns[place] });
  return (
    <Chart
      title={t.chartTitle(columns[y], columns[x])}
      subtitle={t.chartNote(answer.version, Math.min(MOST, answer.rows.length), answer.rows.length)}
      height={320}
      controls={
        <Group gap="xs" wrap="wrap" justify="flex-end">
          <Select
            size="xs"
            w={150}
            aria-label={t.across}
            allowDeselect={false}
            value={String(x)}
            data={columns.map((_, place) => option(place))}
            onChange={(value) => value !== null && setX(Number(value))}
          />
          <Select
            size="xs"
            w={150}
            aria-label={t.height}
            allowDeselect={false}
            value={String(y)}
            data={numbers.map(option)}
            onChange={(value) => value !== null && setY(Number(value))}
          />
          <SegmentedControl
            size="xs"
            aria-label={t.shape}
            value={shape}
            onChange={(value) => setShape(value as Shape)}
            data={[
              { value: "bar", label: t.bars },
              { value: "line", label: t.line },
            ]}
          />
        </Group>
      }
      {...figure}
    />
  );
}

function useFigure({ columns, rows }: SqlAnswerTable, x: number, y: number, shape: Shape) {
  const t = useText("data").sql;
  const format = useFormat();
  return useMemo(() => {
    const shown = rows.slice(0, MOST);
    const [across, heights] = [shown.map((row) => row[x] ?? ""), shown.map((row) => row[y])];
    const known = heights.filter((value): value is number => typeof value === "number");
    return {
      summary: t.chartSummary(columns[y], format.figure(Math.min(...known)), format.figure(Math.max(...known))),
      draw: (colours: ChartColours) => ({
        data: [
          {
            type: shape === "line" ? "scatter" : "bar",
            mode: "lines+markers",
            x: across,
            y: heights,
            marker: { color: colours.series[0], size: 5 },
            line: { color: colours.series[0], width: 2 },
            customdata: shown.map((row) => `${row[x] ?? ""}<br>${columns[y]}: ${format.figure(Number(row[y]))}`),
            hovertemplate: "%{customdata}<extra></extra>",
          } as Data,
        ],
        layout: {
          xaxis: {
            title: { text: columns[x] },
            ...(typeof across[0] === "string" ? { type: "category" as const, nticks: 12 } : {}),
          },
          yaxis: { title: { text: columns[y] }, ...(shape === "bar" ? { rangemode: "tozero" as const } : {}) },
        },
      }),
      table: {
        columns: [
          { id: "x", label: columns[x] },
          { id: "y", label: columns[y], kind: "decimal" as const },
        ],
        rows: shown.map((row) => [row[x] ?? null, row[y] ?? null]),
      },
    };
  }, [columns, rows, x, y, shape, t, format]);
}
