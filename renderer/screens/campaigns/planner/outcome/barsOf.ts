import type { ChartColours } from "../../../../charts/colours.ts";

/** Horizontal bars from zero, their counts written beside them, the first one on top. */
export function barsOf(
  colours: ChartColours,
  bars: readonly { label: string; value: number; text: string; hover: string }[],
) {
  return {
    data: [
      {
        type: "bar" as const,
        orientation: "h" as const,
        y: bars.map((_, place) => place),
        x: bars.map(({ value }) => value),
        marker: { color: colours.series[0] },
        text: bars.map(({ text }) => text),
        textposition: "outside" as const,
        textfont: { color: colours.text },
        cliponaxis: false,
        hovertext: bars.map(({ hover }) => hover),
        hovertemplate: "%{hovertext}<extra></extra>",
      },
    ],
    layout: {
      bargap: 0.35,
      margin: { l: 8, r: 64, t: 8, b: 8 },
      xaxis: { rangemode: "tozero" as const, visible: false },
      // labels may be alike, so bars stand by place
      yaxis: {
        autorange: "reversed" as const,
        tickvals: bars.map((_, place) => place),
        ticktext: bars.map(({ label }) => shorten(label)),
        showgrid: false,
        zeroline: false,
        ticklabelstandoff: 4,
      },
    },
  };
}

/** A long name must not push the bars out of the picture; the hover has all of it. */
const shorten = (label: string) => (label.length <= LONGEST ? label : `${label.slice(0, LONGEST - 1).trimEnd()}…`);
const LONGEST = 30;

/** px for so many bars, never less than a chart needs to look like one. */
export function heightOfBars(bars: number): number {
  return Math.max(160, bars * 26 + 24);
}
