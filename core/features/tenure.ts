import { INTEGER_NULL } from "../store/columnCodec.ts";
import type { Panel, Snapshot } from "../store/panel.ts";

/**
 * Whole months from the month of joining to the snapshot's, one per row; NaN where the date is missing. A date after the
 * month counts 0: the extract dates its months on the 28th and some customers join after it.
 */
export function tenureMonths(panel: Panel, snapshot: Snapshot): Float64Array {
  const joined = panel.schema.attributes.find(({ role, kind }) => role === "joined" && kind === "date");
  const tenure = new Float64Array(snapshot.rows).fill(Number.NaN);
  if (!joined) return tenure;
  const days = snapshot.date(joined.id);
  const monthOf = new Map<number, number>();
  for (let i = 0; i < days.length; i++) {
    if (days[i] === INTEGER_NULL) continue;
    let month = monthOf.get(days[i]);
    if (month === undefined) {
      const date = new Date(days[i] * 86_400_000);
      month = date.getUTCFullYear() * 12 + date.getUTCMonth();
      monthOf.set(days[i], month);
    }
    tenure[i] = Math.max(0, snapshot.month - month);
  }
  return tenure;
}
