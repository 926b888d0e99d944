import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { shareOf } from "../measures.ts";
import { addMonths } from "../months.ts";
import { useScope } from "../scope.tsx";
import { DrillChart, type Figure } from "./DrillChart.tsx";
import { type DimensionId, groupsOf } from "./groups.ts";
import { asData, HOVER, markOf } from "./marks.ts";

/** `customers`, `active`, or the id of a product whose penetration is asked. */
export type GroupMeasure = string;

const BAR = 22;

interface GroupChartProps {
  dimension: DimensionId;
  label: string;
  measure: GroupMeasure;
  /** Most groups apart; the smallest of more are put together. */
  most: number;
}

/** One measure of the customers, by region, age, channel or segment. */
export function GroupChart({ dimension, label, measure, most }: GroupChartProps) {
  const t = useText("dashboard");
  const { kpis, ofMonth } = useScope();
  const { figure, bars } = useFigure(dimension, label, measure, most);
  const product = kpis.products.find(({ id }) => id === measure)?.label;
  const what =
    measure === "customers"
      ? t.measures.customers
      : measure === "active"
        ? t.activeShare
        : t.penetrationOf(product ?? "");
  return <DrillChart title={t.byGroup(what, label)} subtitle={ofMonth} height={bars * BAR + 32} {...figure} />;
}

function useFigure(dimension: DimensionId, label: string, measure: GroupMeasure, most: number) {
  const t = useText("dashboard");
  const format = useFormat();
  const { kpis, workspace, month, at } = useScope();
  return useMemo((): { figure: Figure; bars: number } => {
    const product = kpis.products.findIndex(({ id }) => id === measure);
    const isCount = measure === "customers";
    const groups = groupsOf(kpis, workspace, dimension, { at, most, words: t });
    const before = kpis.months.indexOf(addMonths(month, -1));
    const all = kpis.customers[at];
    const bars = groups.map(({ name, filter, customers, active, holders }) => {
      const part = product >= 0 ? holders[product] : active;
      const value = (t: number) => (t < 0 ? null : isCount ? customers[t] : shareOf(part[t], customers[t]));
      const own = product >= 0 ? [{ column: measure, in: ["1"] }] : [];
      const drill = filter ? { month, filters: [filter, ...own] } : null;
      return { name, n: customers[at], part: part[at], now: value(at), past: value(before), drill };
    });
    const overall = isCount ? null : shareOf(product >= 0 ? kpis.products[product].holders[at] : kpis.active[at], all);
    const write = (value: number | null) => (isCount ? format.count(value) : format.percent(value));
    const change = ({ now, past }: (typeof bars)[number]) => {
      if (now === null || past === null) return null;
      return t.onMonthBefore(isCount ? format.signed(now - past) : format.points(now - past));
    };
    const top = [...bars].sort((a, b) => (b.now ?? 0) - (a.now ?? 0))[0];
    const largest = Math.max(0, ...bars.map(({ now }) => now ?? 0)) || 1;
    const figure: Figure = {
      summary: top ? t.groupSummary(label, top.name, write(top.now), format.month(month)) : t.noCustomers,
      draw: (colours) => ({
        data: [
          {
            type: "bar",
            orientation: "h",
            y: bars.map(({ name }) => name),
            x: bars.map(({ now }) => now),
            text: bars.map(({ now, n }) =>
              isCount ? `${write(now)}  ${format.percent(shareOf(n, all))}` : write(now),
            ),
            textposition: "outside",
            cliponaxis: false,
            textfont: { color: colours.text },
            marker: { color: colours.accent },
            customdata: asData(
              bars.map((bar) =>
                markOf(
                  [
                    `${label}: ${bar.name}`,
                    `${t.nCustomers(format.count(bar.n))}, ${t.ofAll(format.percent(shareOf(bar.n, all)))}`,
                    isCount ? null : `${write(bar.now)}: ${t.partOf(format.count(bar.part), format.count(bar.n))}`,
                    change(bar),
                  ],
                  bar.drill,
                ),
              ),
            ),
            hovertemplate: HOVER,
          },
        ],
        layout: {
          bargap: 0.25,
          yaxis: {
            type: "category",
            autorange: "reversed",
            showgrid: false,
            ticks: "outside",
            ticklen: 6,
            tickcolor: colours.surface,
          },
          xaxis: { range: [0, largest * 1.45], showticklabels: false, zeroline: false },
          ...(overall === null
            ? {}
            : {
                shapes: [
                  {
                    type: "line",
                    xref: "x",
                    yref: "paper",
                    x0: overall,
                    x1: overall,
                    y0: 0,
                    y1: 1,
                    line: { color: colours.text2, width: 1, dash: "dot" },
                  },
                ],
                annotations: [
                  {
                    x: overall,
                    y: 0,
                    xref: "x",
                    yref: "paper",
                    yanchor: "top",
                    showarrow: false,
                    text: t.allGroups(write(overall)),
                    font: { size: 12, color: colours.text2 },
                  },
                ],
                margin: { l: 8, r: 16, t: 4, b: 24 },
              }),
        },
      }),
      columns: [
        { id: "group", label },
        { id: "n", label: t.measures.customers, kind: "integer", format: format.count },
        ...(isCount
          ? [
              {
                id: "share",
                label: t.share,
                kind: "decimal" as const,
                format: (value: number) => format.percent(value),
              },
            ]
          : [
              {
                id: "value",
                label: t.share,
                kind: "decimal" as const,
                format: (value: number) => format.percent(value),
              },
            ]),
        { id: "then", label: t.monthBefore, kind: "decimal", format: (value: number) => write(value) },
      ],
      rows: bars.map(({ name, n, now, past, drill }) => ({
        cells: [name, n, isCount ? shareOf(n, all) : now, past],
        drill,
      })),
    };
    return { figure, bars: Math.max(2, bars.length) };
  }, [kpis, workspace, dimension, label, measure, most, month, at, t, format]);
}
