import { Select } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import type { ProductEvaluation } from "../../../../core/contract/evaluation.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { SLICED } from "./sliced.ts";

const ROW = 26;

/** One metric, group by group, each with its interval, beside the value of all customers. */
export function SlicesChart({ product, about }: { product: ProductEvaluation; about: string }) {
  const { slices: t, metrics } = useText("evaluation");
  const format = useFormat();
  const [asked, setAsked] = useState<string>("auc");
  const { metric, places } = SLICED.find((each) => each.metric === asked) ?? SLICED[0];
  const overall = product.overall[metric].value;
  const { known, leftOut } = useMemo(() => knownSlices(product, metric), [product, metric]);
  const write = useCallback((value: number | null) => format.decimal(value, places), [format, places]);
  const draw = useCallback(
    ({ accent, text, text2 }: ChartColours) => ({
      data: [
        {
          type: "scatter" as const,
          mode: "markers" as const,
          x: known.map(({ value }) => value),
          y: known.map(({ name }) => name),
          error_x: {
            type: "data" as const,
            symmetric: false,
            array: known.map(({ value, high }) => high - value),
            arrayminus: known.map(({ value, low }) => value - low),
            color: accent,
            thickness: 1.5,
            width: 4,
          },
          marker: { color: accent, size: 9 },
          hovertext: known.map(({ name, value, low, high, buyers }) =>
            t.hover(name, write(value), write(low), write(high), format.count(buyers)),
          ),
          hoverinfo: "text" as const,
        },
      ],
      layout: {
        margin: { l: 8, r: 16, t: 28, b: 8 },
        xaxis: { title: { text: metrics[metric] }, showgrid: true },
        yaxis: { autorange: "reversed" as const, showgrid: false, ticksuffix: "  ", tickfont: { color: text } },
        ...(overall === null
          ? {}
          : {
              shapes: [
                {
                  type: "line" as const,
                  x0: overall,
                  x1: overall,
                  y0: 0,
                  y1: 1,
                  yref: "paper" as const,
                  line: { color: text2, width: 1, dash: "dot" as const },
                },
              ],
              annotations: [
                {
                  x: overall,
                  y: 1,
                  yref: "paper" as const,
                  yanchor: "bottom" as const,
                  text: t.overall(write(overall)),
                  showarrow: false,
                  font: { color: text2 },
                },
              ],
            }),
      },
    }),
    [known, overall, metric, metrics, t, format, write],
  );
  return (
    <Chart
      title={t.title(metrics[metric])}
      subtitle={`${about}${t.leftOut(leftOut)}`}
      summary={known
        .map(({ name, value, low, high }) => `${name}: ${write(value)} (${write(low)}–${write(high)})`)
        .join("; ")}
      draw={draw}
      nothing={known.length === 0 ? t.none : null}
      height={known.length === 0 ? 120 : known.length * ROW + 88}
      controls={
        <Select
          aria-label={t.metric}
          w={220}
          maw="100%"
          allowDeselect={false}
          data={SLICED.map(({ metric: value }) => ({ value, label: metrics[value] }))}
          value={metric}
          onChange={(value) => value !== null && setAsked(value)}
        />
      }
      table={{
        columns: [
          { id: "by", label: t.by },
          { id: "group", label: t.group },
          { id: "customers", label: t.customers, kind: "integer", format: (value: number) => format.count(value) },
          { id: "buyers", label: t.buyers, kind: "integer", format: (value: number) => format.count(value) },
          { id: "value", label: metrics[metric], kind: "decimal", format: write },
          { id: "low", label: t.from(metrics[metric]), kind: "decimal", format: write },
          { id: "high", label: t.to(metrics[metric]), kind: "decimal", format: write },
        ],
        rows: product.slices.map((slice) => [
          slice.by,
          slice.group,
          slice.rows,
          slice.purchases,
          slice[metric].value,
          slice[metric].low,
          slice[metric].high,
        ]),
      }}
    />
  );
}

/** Groups whose metric has an interval, and how many have none. */
function knownSlices({ slices }: ProductEvaluation, metric: (typeof SLICED)[number]["metric"]) {
  const known = slices.flatMap((slice) => {
    const { value, low, high } = slice[metric];
    if (value === null || low === null || high === null || slice.purchases === 0) return [];
    return [{ name: `${slice.by}: ${slice.group}`, value, low, high, buyers: slice.purchases }];
  });
  return { known, leftOut: slices.length - known.length };
}
