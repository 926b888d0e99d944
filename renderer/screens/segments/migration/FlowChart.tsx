import { SegmentedControl } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { Data } from "plotly.js";
import { useCallback, useState } from "react";
import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { markOf, shortName } from "../mark.ts";
import { type Movement, movements } from "./movements.ts";
import { useMovementTable } from "./useMovementTable.ts";

/** px */
const HEIGHT = 480;
const TOP = 32;
const BOTTOM = 8;
const PAD = 14;
/** Room for names beside the flows; for ids and short words only where there is little. */
const SIDE = 216;
const NARROW_SIDE = 64;

interface FlowChartProps {
  shown: ShownSegmentation;
  migration: NonNullable<ShownSegmentation["migration"]>;
}

/** Flows between the segments of two months, in the colour of where they come from. */
export function FlowChart({ shown, migration }: FlowChartProps) {
  const t = useText("segments").migration;
  const format = useFormat();
  const [who, setWho] = useState<"moved" | "all">("moved");
  const isNarrow = useMediaQuery("(max-width: 900px)");
  const { segments, version } = shown;
  const { from, to, customers } = migration;
  const table = useMovementTable(shown, who === "all");
  const draw = useCallback(
    ({ series, text, text2 }: ChartColours) => {
      const flows = movements(customers, who === "all");
      const colours = [...segments.map(({ id }) => series[markOf(id).colour]), text2];
      const names = segments.map((segment) => (isNarrow ? segment.id : shortName(segment, 30)));
      const second = segments.length + 1;
      const both = [...names, t.joined, ...names, t.left];
      const places = placesOf(flows, second);
      // plotly drops nodes without a flow, and gives their colours and places to the next ones: only the others are told
      const there = both.flatMap((_, node) => (places.sums[node] > 0 ? [node] : []));
      const told = new Map(there.map((node, place) => [node, place]));
      const pick = <T,>(values: readonly T[]): T[] => there.map((node) => values[node]);
      const data = {
        type: "sankey",
        arrangement: "fixed",
        valueformat: ",d",
        node: {
          label: there.map(() => ""),
          customdata: pick(both),
          color: pick([...colours, ...colours]),
          x: pick(places.x),
          y: pick(places.y),
          pad: PAD,
          thickness: 14,
          line: { width: 0 },
          hovertemplate: "%{customdata}: %{value}<extra></extra>",
        },
        link: {
          source: flows.map((flow) => told.get(flow.from)),
          target: flows.map((flow) => told.get(second + flow.to)),
          value: flows.map((flow) => flow.customers),
          color: flows.map((flow) => `${colours[flow.from]}66`),
          hovertemplate: "%{source.customdata} → %{target.customdata}: %{value}<extra></extra>",
        },
      } as unknown as Data;
      const heading = (x: number, label: string) => ({
        x,
        y: 1,
        xref: "paper" as const,
        yref: "paper" as const,
        xanchor: (x === 0) === isNarrow ? ("left" as const) : ("right" as const),
        xshift: isNarrow ? 0 : x === 0 ? -8 : 8,
        yanchor: "bottom" as const,
        yshift: 8,
        text: `<b>${label}</b>`,
        showarrow: false,
        font: { color: text2 },
      });
      // beside the flows, not on them
      const labels = both.flatMap((label, node) => {
        if (places.sums[node] === 0) return [];
        const isLeft = node < second;
        return {
          x: isLeft ? 0 : 1,
          y: 1 - places.y[node],
          xref: "paper" as const,
          yref: "paper" as const,
          xanchor: isLeft ? ("right" as const) : ("left" as const),
          xshift: isLeft ? -8 : 8,
          yanchor: "middle" as const,
          text: label,
          showarrow: false,
          font: { color: text },
        };
      });
      return {
        data: [data],
        layout: {
          margin: { l: isNarrow ? NARROW_SIDE : SIDE, r: isNarrow ? NARROW_SIDE : SIDE, t: TOP, b: BOTTOM },
          annotations: [heading(0, format.month(from)), heading(1, format.month(to)), ...labels],
        },
      };
    },
    [customers, segments, who, isNarrow, from, to, t, format],
  );
  const inside = customers.slice(0, -1).map((row) => row.slice(0, -1));
  const [largest] = movements(inside, false);
  return (
    <Chart
      level={2}
      title={
        largest
          ? t.flow(segments[largest.from].id, segments[largest.to].id, format.count(largest.customers))
          : t.flowNone
      }
      subtitle={t.flowNote(who, format.month(from), format.month(to), version)}
      summary={table.rows
        .slice(0, 8)
        .map(([source, target, n]) => `${source} → ${target}: ${format.count(Number(n))}`)
        .join("; ")}
      draw={draw}
      table={table}
      height={HEIGHT}
      controls={
        <SegmentedControl
          size="xs"
          aria-label={t.who}
          value={who}
          onChange={(next) => setWho(next as "moved" | "all")}
          data={[
            { value: "moved", label: t.movedOnly },
            { value: "all", label: t.everybody },
          ]}
        />
      }
    />
  );
}

/**
 * Places of the nodes, so that both months stand in the order of the segments: left to itself plotly moves them about.
 *
 * @param side how many nodes stand on each side
 * @returns centres, 0 to 1; plotly takes an exact 0 for none
 */
function placesOf(flows: readonly Movement[], side: number): { x: number[]; y: number[]; sums: number[] } {
  const sums = Array.from({ length: 2 * side }, () => 0);
  for (const { from, to, customers } of flows) {
    sums[from] += customers;
    sums[side + to] += customers;
  }
  const room = HEIGHT - TOP - BOTTOM;
  const halves = [sums.slice(0, side), sums.slice(side)];
  const crowded = Math.max(...halves.map((half) => half.filter((sum) => sum > 0).length));
  const total = halves[0].reduce((sum, n) => sum + n, 0);
  const scale = (room - (crowded - 1) * PAD) / (total || 1);
  const y = halves.flatMap((half) => {
    let top = 0;
    return half.map((sum) => {
      const centre = (top + (sum * scale) / 2) / room;
      if (sum > 0) top += sum * scale + PAD;
      return Math.min(0.999, Math.max(0.001, centre));
    });
  });
  return { x: sums.map((_, node) => (node < side ? 0.001 : 0.999)), y, sums };
}
