import { SegmentedControl } from "@mantine/core";
import { useCallback, useState } from "react";
import type { ProductEvaluation } from "../../../../core/contract/evaluation.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";

type Fairness = ProductEvaluation["fairness"][number];

const NOTHING: Fairness = { by: "", groups: [], selectionRatio: null };
const FOUR_FIFTHS = 0.8;

/** How the tenth with the highest probabilities falls on the groups of a protected attribute. */
export function FairnessChart({ product, about }: { product: ProductEvaluation; about: string }) {
  const { fairness: t } = useText("evaluation");
  const format = useFormat();
  const [asked, setAsked] = useState<string | null>(null);
  const { by, groups, selectionRatio } =
    product.fairness.find((each) => each.by === asked) ?? product.fairness[0] ?? NOTHING;
  const draw = useCallback(
    ({ accent, text2, surface }: ChartColours) => {
      const line = FOUR_FIFTHS * 100 * Math.max(0, ...groups.map(({ selected }) => selected.rate));
      return {
        data: [
          {
            type: "bar" as const,
            x: groups.map(({ group }) => group),
            y: groups.map(({ selected }) => selected.rate * 100),
            marker: { color: accent },
            error_y: {
              type: "data" as const,
              symmetric: false,
              array: groups.map(({ selected: { rate, high } }) => (high - rate) * 100),
              arrayminus: groups.map(({ selected: { rate, low } }) => (rate - low) * 100),
              color: text2,
              thickness: 1.5,
              width: 4,
            },
            hovertext: groups.map(({ group, selected: { rate, low, high } }) =>
              t.hover(group, format.percent(rate), format.percent(low), format.percent(high)),
            ),
            hoverinfo: "text" as const,
          },
        ],
        layout: {
          margin: { l: 8, r: 16, t: 24, b: 8 },
          xaxis: { type: "category" as const },
          yaxis: { title: { text: t.selected }, rangemode: "tozero" as const },
          shapes: [
            {
              type: "line" as const,
              x0: 0,
              x1: 1,
              xref: "paper" as const,
              y0: line,
              y1: line,
              line: { color: text2, width: 1, dash: "dash" as const },
            },
          ],
          annotations: [
            {
              x: 0.5,
              xref: "paper" as const,
              y: line,
              yanchor: "middle" as const,
              bgcolor: surface,
              text: t.line,
              showarrow: false,
              font: { color: text2 },
            },
          ],
        },
      };
    },
    [groups, t, format],
  );
  const percent = { kind: "decimal" as const, format: (value: number) => format.percent(value) };
  const count = { kind: "integer" as const, format: (value: number) => format.count(value) };
  return (
    <Chart
      title={t.title(by)}
      subtitle={`${selectionRatio === null ? t.one : t.ratio(format.decimal(selectionRatio, 2))}. ${about}`}
      summary={groups.map(({ group, selected }) => `${group}: ${format.percent(selected.rate)}`).join("; ")}
      draw={draw}
      nothing={groups.length === 0 ? t.none : null}
      height={340}
      controls={
        product.fairness.length > 1 && (
          <SegmentedControl
            aria-label={t.by}
            size="xs"
            value={by}
            onChange={setAsked}
            data={product.fairness.map((each) => each.by)}
          />
        )
      }
      table={{
        columns: [
          { id: "group", label: t.group },
          { id: "customers", label: t.customers, ...count },
          { id: "buyers", label: t.buyers, ...count },
          { id: "selected", label: t.selected, ...percent },
          { id: "low", label: t.low, ...percent },
          { id: "high", label: t.high, ...percent },
          { id: "found", label: t.found, ...percent },
          {
            id: "calibration",
            label: t.calibration,
            kind: "decimal",
            format: (value: number) => format.decimal(value, 2),
          },
        ],
        rows: groups.map(({ group, rows, purchases, selected, found, calibration }) => [
          group,
          rows,
          purchases,
          selected.rate,
          selected.low,
          selected.high,
          found?.rate ?? null,
          calibration,
        ]),
      }}
    />
  );
}
