import { Button, Group, Stack, Text } from "@mantine/core";
import type { PlotMouseEvent } from "plotly.js";
import { useCallback, useMemo } from "react";
import type { PlanSummary } from "../../../../../core/contract/campaign.ts";
import type { CampaignCurve } from "../../../../../core/contract/desk/offers.ts";
import { Chart } from "../../../../charts/Chart.tsx";
import type { ChartColours } from "../../../../charts/colours.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { BlockSkeleton } from "../../../../ui/PageSkeleton.tsx";
import { usePlanning } from "../planning.tsx";

interface SizeCurveProps {
  curve: CampaignCurve | undefined;
  /** The size asked for. */
  size: number;
  plan: PlanSummary;
  subtitle: string;
}

/** Net revenue by size of the list, the chosen size and the best one marked; a click chooses another. */
export function SizeCurve({ curve, size, plan, subtitle }: SizeCurveProps) {
  const { outcome: t } = useText("campaigns");
  const format = useFormat();
  const { change } = usePlanning();
  const points = curve?.points ?? [];
  // the mark moves with the figures, not with every step of the slider: drawing takes longer than that
  const { asked } = plan;
  const best = useMemo(() => bestOf(curve?.points ?? []), [curve]);
  const draw = useCallback(
    (colours: ChartColours) =>
      drawCurve(colours, curve?.points ?? [], { size: Math.min(asked, curve?.most ?? asked), best, t, format }),
    [curve, asked, best, t, format],
  );
  const onPoint = useCallback(
    (event: PlotMouseEvent) => {
      const at = event.points[0]?.x;
      if (typeof at === "number" && at >= 1) change({ size: at });
    },
    [change],
  );
  if (!curve || !best) return <BlockSkeleton height={438} />;
  const say = best.size === points.at(-1)?.size ? t.bestIsAll : t.bestIs;
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap" gap="md" mih={30}>
        <Text>{say(format.count(best.size), format.shortEur(netOf(best)))}</Text>
        <Button
          size="xs"
          variant="default"
          style={{ flexShrink: 0 }}
          disabled={size === best.size}
          onClick={() => change({ size: best.size })}
        >
          {size === best.size ? t.atBest : t.takeBest(format.count(best.size))}
        </Button>
      </Group>
      <Chart
        title={t.curve}
        subtitle={`${t.curveNote} · ${subtitle.split(" · ").slice(1).join(" · ")}`}
        summary={t.curveSummary(format.count(best.size), format.eur(netOf(best)), format.count(plan.size))}
        draw={draw}
        height={300}
        onPoint={onPoint}
        table={{
          columns: [
            { id: "size", label: t.size, kind: "integer", format: format.count },
            { id: "purchases", label: t.purchasesColumn, kind: "decimal", format: format.figure },
            { id: "revenue", label: t.revenueColumn, kind: "decimal", format: format.count },
            { id: "cost", label: t.costColumn, kind: "decimal", format: format.count },
            { id: "net", label: t.netColumn, kind: "decimal", format: format.count },
            {
              id: "marginal",
              label: t.marginalColumn,
              kind: "decimal",
              format: (eur: number) => format.decimal(eur, 2),
            },
          ],
          rows: points.map((p) => [p.size, p.purchases, p.revenueEur, p.costEur, netOf(p), p.marginalEur]),
        }}
      />
    </Stack>
  );
}

type Point = CampaignCurve["points"][number];

const netOf = ({ revenueEur, costEur }: Point): number => revenueEur - costEur;

function bestOf(points: readonly Point[]): Point | null {
  let best: Point | null = null;
  for (const point of points) if (!best || netOf(point) > netOf(best)) best = point;
  return best;
}

interface Marked {
  size: number;
  best: Point | null;
  t: ReturnType<typeof useText<"campaigns">>["outcome"];
  format: ReturnType<typeof useFormat>;
}

function drawCurve(colours: ChartColours, points: readonly Point[], { size, best, t, format }: Marked) {
  const x = points.map((point) => point.size);
  const [line] = colours.series;
  const at = (own: number, text: string, color: string, side: "left" | "right", y: number) => ({
    x: own,
    xref: "x" as const,
    y,
    yref: "paper" as const,
    yanchor: "top" as const,
    xanchor: side,
    text,
    showarrow: false,
    xshift: side === "left" ? 6 : -6,
    font: { size: 12, color },
  });
  const last = x.at(-1) ?? 1;
  const sideOf = (own: number): "left" | "right" => (own > last * 0.6 ? "right" : "left");
  const rule = (own: number, color: string, dash: "solid" | "dot") => ({
    type: "line" as const,
    x0: own,
    x1: own,
    y0: 0,
    y1: 1,
    yref: "paper" as const,
    line: { color, width: 2, dash },
  });
  const isBest = best !== null && best.size === size;
  return {
    data: [
      {
        type: "scatter" as const,
        mode: "lines" as const,
        x,
        y: points.map(({ p10, costEur }) => p10 - costEur),
        line: { width: 0, color: line },
        hoverinfo: "skip" as const,
      },
      {
        type: "scatter" as const,
        mode: "lines" as const,
        x,
        y: points.map(({ p90, costEur }) => p90 - costEur),
        line: { width: 0, color: line },
        fill: "tonexty" as const,
        fillcolor: `${line}26`,
        hoverinfo: "skip" as const,
      },
      {
        type: "scatter" as const,
        mode: "lines+markers" as const,
        x,
        y: points.map(netOf),
        line: { width: 2, color: line },
        marker: { size: 4, color: line },
        text: points.map((point) =>
          [
            `${format.count(point.size)}: ${format.eur(netOf(point))}`,
            `P10–P90 ${format.eur(point.p10 - point.costEur)} – ${format.eur(point.p90 - point.costEur)}`,
            t.expected(format.figure(point.purchases)),
          ].join("<br>"),
        ),
        hovertemplate: "%{text}<extra></extra>",
      },
    ],
    layout: {
      margin: { l: 8, r: 16, t: 8, b: 8 },
      xaxis: { title: { text: t.size }, rangemode: "tozero" as const, tickformat: "~s" },
      yaxis: { rangemode: "tozero" as const, tickformat: "~s" },
      shapes: [
        rule(size, colours.accent, "solid"),
        ...(best && !isBest ? [rule(best.size, colours.text2, "dot")] : []),
      ],
      annotations: [
        at(size, t.chosen(format.count(size)), colours.accent, sideOf(size), 0.16),
        ...(best && !isBest
          ? [at(best.size, t.best(format.count(best.size)), colours.text2, sideOf(best.size), 0.3)]
          : []),
      ],
    },
  };
}
