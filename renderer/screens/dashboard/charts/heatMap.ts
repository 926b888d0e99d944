import type { Data, Layout } from "plotly.js";
import type { ChartColours } from "../../../charts/colours.ts";
import { asData, HOVER, type Mark } from "./marks.ts";

interface HeatMap {
  /** Names of the columns and rows, the first row at the top. */
  columns: readonly string[];
  rows: readonly string[];
  /** Shade of each cell; null leaves it empty. */
  shades: readonly (readonly (number | null)[])[];
  range: [number, number];
  /** Written into the cells. */
  texts?: readonly (readonly string[])[];
  marks: readonly (readonly Mark[])[];
  columnTitle?: string;
  rowTitle?: string;
  /** Values and words of the scale; without it there is none. */
  scale?: { values: number[]; texts: string[] };
  tickAngle?: number;
}

/** px of a row, and above the rows for the names of the columns. */
export const CELL = 24;

/** A table of shades: one hue by lightness, hairlines between cells, names at the top and the left. */
export function drawHeatMap(map: HeatMap, colours: ChartColours): { data: Data[]; layout: Partial<Layout> } {
  const scale = map.scale && {
    colorbar: {
      thickness: 8,
      outlinewidth: 0,
      tickmode: "array" as const,
      tickvals: map.scale.values,
      ticktext: map.scale.texts,
      tickfont: { color: colours.text2, size: 12 },
    },
  };
  const heat = {
    type: "heatmap",
    x: [...map.columns.keys()],
    y: [...map.rows.keys()],
    z: map.shades.map((row) => [...row]),
    zmin: map.range[0],
    zmax: map.range[1],
    colorscale: colours.sequential,
    showscale: scale !== undefined,
    xgap: 2,
    ygap: 2,
    hoverongaps: false,
    customdata: asData(map.marks),
    hovertemplate: HOVER,
    ...(map.texts ? { text: map.texts as unknown as string[], texttemplate: "%{text}", textfont: { size: 11 } } : {}),
    ...scale,
  } as Data;
  const names = (all: readonly string[]) => ({
    tickmode: "array" as const,
    tickvals: [...all.keys()],
    ticktext: [...all],
    range: [-0.5, all.length - 0.5],
    showgrid: false,
    zeroline: false,
    // room between the names and the cells
    ticks: "outside" as const,
    ticklen: 6,
    tickcolor: colours.surface,
  });
  return {
    data: [heat],
    layout: {
      xaxis: {
        ...names(map.columns),
        side: "top",
        tickangle: map.tickAngle ?? 0,
        ...(map.columnTitle ? { title: { text: map.columnTitle } } : {}),
      },
      yaxis: {
        ...names(map.rows),
        range: [map.rows.length - 0.5, -0.5],
        ...(map.rowTitle ? { title: { text: map.rowTitle } } : {}),
      },
    },
  };
}
