import { type ReactNode, useCallback } from "react";
import { useFormat } from "../format/useFormat.ts";
import type { Column } from "../ui/table/column.ts";
import { Chart } from "./Chart.tsx";
import type { ChartColours } from "./colours.ts";
import { reliabilityFrame } from "./reliabilityFrame.ts";
import { rootOf } from "./rootScale.ts";

/** A group of rows that were foretold much the same: mean probability, share that came true, and its interval when known. */
export interface ReliabilityBin {
  rows: number;
  predicted: number;
  observed: number;
  interval?: { low: number; high: number };
}

interface ReliabilityChartProps {
  title: string;
  about: ReactNode;
  bins: readonly ReliabilityBin[];
  words: { predicted: string; observed: string; diagonal: string; hover: (bin: ReliabilityBin) => string };
  /** Decimal places of percentages in the summary. */
  digits: number;
  /** Columns of the table twin, and what stands in them. */
  columns: readonly Column[];
  rowOf: (bin: ReliabilityBin, place: number) => (number | null)[];
}

/** Foretold against what came true on scales of square roots, with the diagonal on which all would be well. */
export function ReliabilityChart({ title, about, bins, words, digits, columns, rowOf }: ReliabilityChartProps) {
  const format = useFormat();
  const draw = useCallback(
    ({ accent, text2 }: ChartColours) => {
      const hasIntervals = bins.some(({ interval }) => interval !== undefined);
      const shares = bins.flatMap(({ predicted, observed, interval }) => [predicted, interval?.high ?? observed]);
      // an interval that begins at zero is seen whole
      const { end, diagonal, ...axes } = reliabilityFrame(shares, hasIntervals ? -0.03 : 0, words, text2, format);
      const marks = hasIntervals
        ? {
            mode: "markers" as const,
            error_y: {
              type: "data" as const,
              symmetric: false,
              array: bins.map(({ observed, interval }) => rootOf(interval?.high ?? observed) - rootOf(observed)),
              arrayminus: bins.map(({ observed, interval }) => rootOf(observed) - rootOf(interval?.low ?? observed)),
              color: accent,
              thickness: 1.5,
              width: 4,
            },
            marker: { color: accent, size: 9 },
          }
        : {
            mode: "lines+markers" as const,
            line: { color: accent, width: 1.5 },
            marker: { color: accent, size: 8 },
          };
      return {
        data: [
          diagonal,
          {
            type: "scatter" as const,
            ...marks,
            x: bins.map(({ predicted }) => rootOf(predicted)),
            y: bins.map(({ observed }) => rootOf(observed)),
            cliponaxis: false,
            hovertext: bins.map(words.hover),
            hoverinfo: "text" as const,
          },
        ],
        layout: {
          ...axes,
          annotations: [
            {
              x: end * (hasIntervals ? 0.94 : 0.96),
              y: end * 0.97,
              text: words.diagonal,
              showarrow: false,
              xanchor: "right" as const,
              yanchor: "middle" as const,
              font: { color: text2 },
            },
          ],
        },
      };
    },
    [bins, words, format],
  );
  return (
    <Chart
      title={title}
      subtitle={about}
      summary={bins
        .map(({ predicted, observed }) => `${format.percent(predicted, digits)} → ${format.percent(observed, digits)}`)
        .join("; ")}
      draw={draw}
      table={{ columns, rows: bins.map(rowOf) }}
      height={340}
    />
  );
}
