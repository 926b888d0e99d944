import { useComputedColorScheme } from "@mantine/core";
import { chartColours } from "../../charts/colours.ts";
import { type Mark, markOf } from "./mark.ts";

const SHAPES: Record<Mark["symbol"], string> = {
  circle: "M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10Z",
  square: "M1.5 1.5h9v9h-9Z",
  diamond: "M6 0.5L11.5 6L6 11.5L0.5 6Z",
  "triangle-up": "M6 1L11.5 11h-11Z",
};

/** The mark of a segment as the charts draw it; its id and name always stand beside it. */
export function Swatch({ segment, size = 12 }: { segment: string; size?: number }) {
  const colours = chartColours(useComputedColorScheme("light"));
  const { colour, symbol } = markOf(segment);
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false" style={{ flexShrink: 0 }}>
      <path d={SHAPES[symbol]} fill={colours.series[colour]} />
    </svg>
  );
}
