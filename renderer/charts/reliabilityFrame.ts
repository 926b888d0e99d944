import type { Formatter } from "../format/formatter.ts";
import { rootOf, rootTicks } from "./rootScale.ts";

interface FrameWords {
  predicted: string;
  observed: string;
  diagonal: string;
}

/**
 * Scales of square roots for what was foretold and what came true, and the diagonal on which all would be well.
 *
 * @param shares every share that must have room
 * @param start where the scales begin, as a share of their length
 * @returns end of the scales, as a square root; the diagonal as a trace; the two axes
 */
export function reliabilityFrame(
  shares: readonly number[],
  start: number,
  words: FrameWords,
  colour: string,
  format: Formatter,
) {
  const ticks = rootTicks(Math.max(0, ...shares));
  const end = rootOf(ticks.at(-1) ?? 1);
  const axis = {
    range: [start * end, end * 1.04],
    tickvals: ticks.map(rootOf),
    ticktext: ticks.map((tick) => format.figure(tick * 100)),
    showgrid: true,
    zeroline: true,
  };
  return {
    end,
    diagonal: {
      type: "scatter" as const,
      mode: "lines" as const,
      name: words.diagonal,
      x: [0, end],
      y: [0, end],
      line: { color: colour, width: 1, dash: "dot" as const },
      hoverinfo: "skip" as const,
    },
    xaxis: { ...axis, title: { text: words.predicted } },
    yaxis: { ...axis, title: { text: words.observed } },
  };
}
