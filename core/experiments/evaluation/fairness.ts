import type { ProductEvaluation } from "../../contract/evaluation.ts";
import { rateInterval } from "../../learning/metrics/rateInterval.ts";
import { groupsOf, type Scored } from "./slices.ts";

const SELECTED = 0.1;

/**
 * How the tenth with the highest probabilities falls on groups that must be treated alike: share selected, share of the buyers
 * found (equal opportunity, Hardt, Price and Srebro 2016) and calibration within each group. It informs; nothing is chosen by it.
 */
export function fairnessOf({ scores, target, dimensions }: Omit<Scored, "other">): ProductEvaluation["fairness"] {
  const order = Uint32Array.from(target.keys()).sort((a, b) => scores[b] - scores[a] || a - b);
  const isSelected = new Uint8Array(target.length);
  for (const row of order.subarray(0, Math.round(SELECTED * order.length))) isSelected[row] = 1;
  return dimensions
    .filter(({ isProtected }) => isProtected)
    .map((dimension) => {
      const groups = groupsOf([dimension]).map(({ code, rows }) => {
        let selected = 0;
        let purchases = 0;
        let found = 0;
        let expected = 0;
        for (let row = 0; row < target.length; row++) {
          if (dimension.codes[row] !== code) continue;
          selected += isSelected[row];
          purchases += target[row];
          found += isSelected[row] & target[row];
          expected += scores[row];
        }
        return {
          group: dimension.groups[code],
          rows,
          purchases,
          selected: rateInterval(selected, rows),
          found: purchases > 0 ? rateInterval(found, purchases) : null,
          calibration: expected > 0 ? purchases / expected : null,
        };
      });
      const rates = groups.map(({ selected }) => selected.rate);
      const largest = Math.max(...rates);
      return {
        by: dimension.by,
        groups,
        selectionRatio: rates.length > 1 && largest > 0 ? Math.min(...rates) / largest : null,
      };
    });
}
