import type { Data, Layout } from "plotly.js";
import type { ChartColours } from "../../../charts/colours.ts";
import type { Formatter } from "../../../format/formatter.ts";

/** px of a row, and above the rows for the months. */
export const CELL = 26;
export const HEAD = 52;

/** Below this a share is written as nothing: the hover has it. */
const WRITTEN_FROM = 0.0005;

interface Shares {
  rows: readonly string[];
  columns: readonly string[];
  /** By row, then column, 0 to 1; null leaves the cell empty. */
  shares: readonly (readonly (number | null)[])[];
  hovers: readonly (readonly string[])[];
}

/**
 * A table of shares, darker where more. Shades go by the square root: one missing cell in fifty should be seen beside a column
 * where a quarter is missing.
 */
export function drawShares(
  { rows, columns, shares, hovers }: Shares,
  colours: ChartColours,
  format: Formatter,
): { data: Data[]; layout: Partial<Layout> } {
  const highest = Math.max(0.01, ...shares.flat().map((share) => share ?? 0));
  const names = (all: readonly string[]) => ({
    tickmode: "array" as const,
    tickvals: [...all.keys()],
    ticktext: [...all],
    showgrid: false,
    zeroline: false,
    // room between the names and the cells
    ticks: "outside" as const,
    ticklen: 6,
    tickcolor: colours.surface,
  });
  const heat = {
    type: "heatmap",
    x: [...columns.keys()],
    y: [...rows.keys()],
    z: shares.map((row) => row.map((share) => (share === null ? null : Math.sqrt(share)))),
    zmin: 0,
    zmax: Math.sqrt(highest),
    colorscale: colours.sequential,
    showscale: false,
    xgap: 2,
    ygap: 2,
    hoverongaps: false,
    customdata: hovers,
    hovertemplate: "%{customdata}<extra></extra>",
    text: shares.map((row) =>
      row.map((share) =>
        share === null || share < WRITTEN_FROM ? "" : format.decimal(share * 100, share >= 0.0995 ? 0 : 1),
      ),
    ),
    texttemplate: "%{text}",
    textfont: { size: 11 },
  } as unknown as Data;
  return {
    data: [heat],
    layout: {
      xaxis: { ...names(columns), side: "top", tickangle: 0, range: [-0.5, columns.length - 0.5] },
      yaxis: { ...names(rows), range: [rows.length - 0.5, -0.5] },
    },
  };
}
