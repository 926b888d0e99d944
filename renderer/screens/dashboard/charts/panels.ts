import type { Annotations, Data, Layout } from "plotly.js";
import type { ChartColours } from "../../../charts/colours.ts";
import type { Formatter } from "../../../format/formatter.ts";
import { asData, HOVER, type Mark } from "./marks.ts";

/** One of many small charts: a series over the months. */
export interface Panel {
  title: string;
  values: (number | null)[];
  marks: Mark[];
  weight: number;
}

const COLUMNS = 4;
/** Shares of the picture between panels, and above each for its title. */
const GAP = 0.06;
const ROW_GAP = 0.1;
const TITLE = 0.14;

interface Drawing {
  months: readonly string[];
  month: string;
  colours: ChartColours;
  format: Formatter;
}

/** Panels in rows of four, each with its own scale from zero, its title and its value in the month. */
export function drawPanels(panels: readonly Panel[], { months, month, colours, format }: Drawing) {
  const rows = Math.ceil(panels.length / COLUMNS);
  const height = (1 - ROW_GAP * (rows - 1)) / rows;
  const width = (1 - GAP * (COLUMNS - 1)) / COLUMNS;
  const ends = [months[0], months.at(-1) ?? months[0]];
  const place = months.indexOf(month);
  const data: Data[] = [];
  const layout: Partial<Layout> = { margin: { l: 48, r: 16, t: 8, b: 28 } };
  const annotations: Partial<Annotations>[] = [];
  panels.forEach(({ title, values, marks }, i) => {
    const suffix = i === 0 ? "" : String(i + 1);
    const left = (i % COLUMNS) * (width + GAP);
    const top = 1 - Math.floor(i / COLUMNS) * (height + ROW_GAP);
    data.push({
      type: "scatter",
      mode: "lines+markers",
      x: [...months],
      y: values,
      xaxis: `x${suffix}` as "x",
      yaxis: `y${suffix}` as "y",
      line: { color: colours.accent, width: 1.75 },
      // only the month shown has a mark, the others answer to the pointer
      marker: {
        size: months.map((_, p) => (p === place ? 7 : 4)),
        color: colours.accent,
        opacity: months.map((_, p) => (p === place ? 1 : 0)),
      },
      customdata: asData(marks),
      hovertemplate: HOVER,
    });
    Object.assign(layout, {
      [`xaxis${suffix}`]: {
        domain: [left, left + width],
        anchor: `y${suffix}`,
        type: "category",
        range: [-0.6, months.length - 0.4],
        tickmode: "array",
        tickvals: ends,
        ticktext: ends.map(format.shortMonth),
        automargin: false,
        tickangle: 0,
      },
      [`yaxis${suffix}`]: {
        domain: [top - height, top - TITLE],
        anchor: `x${suffix}`,
        rangemode: "tozero",
        nticks: 3,
        automargin: false,
        // counts: no half customers
        tickformat: ",d",
      },
    });
    annotations.push({
      xref: "paper",
      yref: "paper",
      x: left,
      y: top,
      xanchor: "left",
      yanchor: "top",
      showarrow: false,
      align: "left",
      text: `${title}<br><b>${format.count(values[place])}</b>`,
      font: { size: 12, color: colours.text },
    });
  });
  return { data, layout: { ...layout, annotations } };
}
