import type { ChartColours } from "../../../charts/colours.ts";

export interface Dot {
  label: string;
  value: number;
  /** Ends of its interval. */
  low: number;
  high: number;
  hover: string;
}

/** Estimates as dots with their intervals as error bars, one a line, the first on top; zero is always in the picture. */
export function dotsOf(colours: ChartColours, dots: readonly Dot[], xTitle: string) {
  return {
    data: [
      {
        type: "scatter" as const,
        mode: "text+markers" as const,
        x: dots.map(({ value }) => value),
        y: dots.map((_, place) => place),
        error_x: {
          type: "data" as const,
          symmetric: false,
          array: dots.map(({ value, high }) => high - value),
          arrayminus: dots.map(({ value, low }) => value - low),
          color: colours.series[0],
          thickness: 2,
          width: 6,
        },
        marker: { size: 10, color: colours.series[0] },
        cliponaxis: false,
        hovertext: dots.map(({ hover }) => hover),
        hovertemplate: "%{hovertext}<extra></extra>",
      },
    ],
    layout: {
      margin: { l: 8, r: 24, t: 8, b: 8 },
      xaxis: {
        title: { text: xTitle },
        rangemode: "tozero" as const,
        showgrid: true,
        zeroline: true,
        zerolinecolor: colours.text2,
        zerolinewidth: 2,
      },
      yaxis: {
        range: [dots.length - 0.4, -0.6],
        tickvals: dots.map((_, place) => place),
        ticktext: dots.map(({ label }) => label),
        showgrid: false,
        zeroline: false,
        ticklabelstandoff: 4,
      },
    },
  };
}
