import type { Layout, LayoutAxis } from "plotly.js";
import type { ChartColours } from "./colours.ts";

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';

/** The house's look under a chart's own wishes: light grid, no frame, direct labels' room, hover in the theme. */
export function houseLayout(
  colours: ChartColours,
  own: Partial<Layout>,
  height: number,
  separators: string,
): Partial<Layout> {
  const axis: Partial<LayoutAxis> = {
    gridcolor: colours.grid,
    zerolinecolor: colours.grid,
    linecolor: colours.grid,
    tickfont: { color: colours.text2, size: 12 },
    automargin: true,
    fixedrange: true,
  };
  const axes = Object.fromEntries(
    Object.entries({ xaxis: {}, yaxis: {}, ...own })
      .filter(([name]) => /^[xy]axis\d*$/.test(name))
      .map(([name, value]) => [
        name,
        {
          ...axis,
          ...(name.startsWith("x") ? { showgrid: false } : {}),
          ...titled(value as Partial<LayoutAxis>, colours),
        },
      ]),
  );
  return {
    autosize: true,
    paper_bgcolor: colours.surface,
    plot_bgcolor: colours.surface,
    colorway: [...colours.series],
    font: { family: FONT, size: 12, color: colours.text },
    margin: { l: 8, r: 16, t: 8, b: 8 },
    hovermode: "closest",
    hoverlabel: {
      bgcolor: colours.surface,
      bordercolor: colours.grid,
      font: { family: FONT, size: 12, color: colours.text },
    },
    legend: { orientation: "h", y: -0.15, x: 0, font: { color: colours.text2 } },
    separators,
    showlegend: false,
    bargap: 0.3,
    ...own,
    ...axes,
    height,
  };
}

function titled(axis: Partial<LayoutAxis>, colours: ChartColours): Partial<LayoutAxis> {
  if (!axis.title) return axis;
  const title = typeof axis.title === "string" ? { text: axis.title } : axis.title;
  return { ...axis, title: { standoff: 8, font: { color: colours.text2, size: 12 }, ...title } };
}
