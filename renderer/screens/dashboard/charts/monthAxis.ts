import type { LayoutAxis, Shape } from "plotly.js";
import type { ChartColours } from "../../../charts/colours.ts";
import type { Formatter } from "../../../format/formatter.ts";

/** An axis of calendar months with as many labels as fit; the last month always has one. */
export function monthAxis(months: readonly string[], format: Formatter, most = 7): Partial<LayoutAxis> {
  const step = Math.ceil(months.length / most);
  const labelled = months.filter((_, place) => (months.length - 1 - place) % step === 0);
  return {
    type: "category",
    categoryorder: "array",
    categoryarray: [...months],
    range: [-0.6, months.length - 0.4],
    tickmode: "array",
    tickvals: labelled,
    ticktext: labelled.map(format.shortMonth),
    tickangle: 0,
  };
}

/** A thin line at the month that the window shows, unless it is the last. */
export function monthMarker(months: readonly string[], month: string, colours: ChartColours): Partial<Shape>[] {
  if (month === months.at(-1)) return [];
  const line = { color: colours.accent, width: 1, dash: "dot" } as const;
  return [{ type: "line", xref: "x", yref: "paper", x0: month, x1: month, y0: 0, y1: 1, line }];
}
