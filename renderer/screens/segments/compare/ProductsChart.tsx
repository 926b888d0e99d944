import { SegmentedControl } from "@mantine/core";
import type { Data } from "plotly.js";
import { useCallback, useMemo, useState } from "react";
import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import type { Segment } from "../../../../core/contract/segmentation.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { markOf, shortName } from "../mark.ts";
import { comparedProducts } from "./comparedProducts.ts";

/** Products held by each chosen segment, as shares or as lifts, those that set them apart most first. */
export function ProductsChart({ shown, chosen }: { shown: ShownSegmentation; chosen: readonly Segment[] }) {
  const t = useText("segments").compare;
  const format = useFormat();
  const [measure, setMeasure] = useState<"share" | "lift">("share");
  const { segments, month, version } = shown;
  const products = useMemo(() => comparedProducts(segments, chosen), [segments, chosen]);
  const write = useCallback(
    (value: number | null) => (measure === "share" ? format.percent(value) : t.times(format.decimal(value, 1))),
    [measure, format, t],
  );
  const draw = useCallback(
    ({ series, text, text2 }: ChartColours) => {
      const labels = products.map(({ label }) => label);
      const data: Data[] = chosen.map((segment, place) => ({
        type: "bar",
        orientation: "h",
        name: shortName(segment, 40),
        y: labels,
        x: products.map((product) => product[measure === "share" ? "shares" : "lifts"][place]),
        customdata: products.map((product) => write(product[measure === "share" ? "shares" : "lifts"][place])),
        marker: {
          color: series[markOf(segment.id).colour],
          pattern: { shape: markOf(segment.id).symbol === "circle" ? "" : "/", solidity: 0.35 },
        },
        hovertemplate: `%{y}<br>${segment.id}: %{customdata}<extra></extra>`,
      }));
      data.push({
        type: "scatter",
        mode: "markers",
        name: t.everybody,
        y: labels,
        x: products.map(({ everybody }) => (measure === "share" ? everybody : 1)),
        customdata: products.map(({ everybody }) => format.percent(everybody)),
        marker: { symbol: "line-ns-open", size: chosen.length * 8 + 6, color: text, line: { width: 2 } },
        hovertemplate: `%{y}<br>${t.everybody}: %{customdata}<extra></extra>`,
      });
      return {
        data,
        layout: {
          showlegend: true,
          legend: { orientation: "h" as const, y: 1, yanchor: "bottom" as const, x: 0, font: { color: text2 } },
          margin: { l: 8, r: 16, t: 40, b: 8 },
          xaxis: {
            title: { text: measure === "share" ? t.shareAxis : t.liftAxis },
            showgrid: true,
            rangemode: "tozero" as const,
            ...(measure === "share" ? { tickformat: ".0%" } : { ticksuffix: " ×" }),
          },
          yaxis: { autorange: "reversed" as const, showgrid: false, ticksuffix: "  ", tickfont: { color: text } },
        },
      };
    },
    [products, chosen, measure, write, t, format],
  );
  const table = useMemo(
    () => ({
      columns: [
        { id: "product", label: t.product },
        ...chosen.flatMap(({ id }) => [
          {
            id: `${id} share`,
            label: t.shareOf(id),
            kind: "decimal" as const,
            format: (value: number) => format.percent(value),
          },
          {
            id: `${id} lift`,
            label: t.liftOf(id),
            kind: "decimal" as const,
            format: (value: number) => format.decimal(value, 1),
          },
        ]),
        {
          id: "everybody",
          label: t.everybody,
          kind: "decimal" as const,
          format: (value: number) => format.percent(value),
        },
      ],
      rows: products.map(({ label, shares, lifts, everybody }) => [
        label,
        ...shares.flatMap((share, place) => [share, lifts[place]]),
        everybody,
      ]),
    }),
    [products, chosen, t, format],
  );
  const [widest] = products;
  const names = chosen.map(({ id }) => id).join(", ");
  return (
    <Chart
      level={2}
      title={
        widest
          ? t.productsTitle(
              widest.label,
              format.percent(Math.min(...widest.shares), 0),
              format.percent(Math.max(...widest.shares), 0),
            )
          : t.products
      }
      subtitle={t.note(names, format.month(month), version)}
      summary={products
        .map(
          ({ label, shares }) =>
            `${label}: ${shares.map((share, i) => `${chosen[i].id} ${format.percent(share)}`).join(", ")}`,
        )
        .join("; ")}
      draw={draw}
      table={table}
      height={products.length * (chosen.length * 9 + 18) + 96}
      controls={
        <SegmentedControl
          size="xs"
          aria-label={t.measure}
          value={measure}
          onChange={(next) => setMeasure(next as "share" | "lift")}
          data={[
            { value: "share", label: t.share },
            { value: "lift", label: t.lift },
          ]}
        />
      }
    />
  );
}
