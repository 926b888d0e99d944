import type { LayoutAxis } from "plotly.js";
import type { Formatter } from "../../../format/formatter.ts";

/** An axis of the months that there are, with as many labels as fit; the last month always has one. */
export function monthTicks(months: readonly string[], format: Formatter, most = 5): Partial<LayoutAxis> {
  const step = Math.ceil(months.length / most);
  const labelled = months.filter((_, place) => (months.length - 1 - place) % step === 0);
  return {
    type: "category",
    categoryorder: "array",
    categoryarray: [...months],
    tickmode: "array",
    tickvals: labelled,
    ticktext: labelled.map(format.shortMonth),
    tickangle: 0,
  };
}
