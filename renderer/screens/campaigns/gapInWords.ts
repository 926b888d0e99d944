import type { PlanSummary } from "../../../core/contract/campaign.ts";
import type { Formatter } from "../../format/formatter.ts";

/** Below it two decimals of a percentage would say 0.00. */
const SMALLEST = 0.00005;

/** The optimality gap as a percentage; one that is not nothing is never written as 0. */
export function gapInWords({ method, gap }: PlanSummary["solution"], format: Formatter): string {
  if (method === "exact" || gap <= 0) return format.percent(0, 0);
  return gap < SMALLEST ? `< ${format.percent(0.0001, 2)}` : format.percent(gap, 2);
}
