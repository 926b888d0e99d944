import type { Datum, PlotMouseEvent } from "plotly.js";
import type { Drill } from "../filters/useConditions.ts";

/** What a mark says on hover, and what it stands for. Carried through plotly as the mark's own data. */
export type Mark = [hover: string, drill: string];

export function markOf(lines: readonly (string | null)[], drill: Drill | null): Mark {
  return [lines.filter((line) => line !== null).join("<br>"), drill === null ? "" : JSON.stringify(drill)];
}

/** Shows a mark's own text and nothing else. */
export const HOVER = "%{customdata[0]}<extra></extra>";

/** plotly takes marks of any depth; its types know of flat ones only. */
export const asData = (marks: readonly Mark[] | readonly (readonly Mark[])[]): Datum[][] =>
  marks as unknown as Datum[][];

/** What the chosen mark stands for; null when that is nothing. */
export function drillOf({ points: [point] }: PlotMouseEvent): Drill | null {
  const data: unknown = point?.customdata;
  const drill: unknown = Array.isArray(data) ? data[1] : null;
  return typeof drill === "string" && drill !== "" ? (JSON.parse(drill) as Drill) : null;
}
