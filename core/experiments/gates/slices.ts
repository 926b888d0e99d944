import type { GateSlice } from "../../contract/experiments.ts";
import type { Evidence } from "./evidence.ts";
import { meanDifference } from "./pairedDifference.ts";

/** With fewer buyers an interval says nothing. */
const LEAST_BUYERS = 30;

/** How well each group of customers is ranked for, beside the reference. Many groups are looked at: intervals are 99 %. */
export function judgeSlices({ model, reference, buyer, groups, seed }: Evidence): GateSlice[] {
  const differences = model.map((value, row) => value - reference[row]);
  return groups.flatMap(({ by, labels, codes }) =>
    labels.flatMap((value, code) => {
      const rows = Uint32Array.from(codes.keys()).filter((row) => codes[row] === code);
      let buyers = 0;
      let precision = 0;
      for (const row of rows) {
        buyers += buyer[row];
        precision += model[row];
      }
      if (buyers < LEAST_BUYERS) return [];
      const difference = meanDifference(differences, { rows, level: 0.99, seed: `${seed}/${by}/${value}` });
      return {
        by,
        value,
        customers: rows.length,
        buyers,
        map7: precision / rows.length,
        shareOfCeiling: precision / buyers,
        difference,
        isWorse: difference.high < 0,
      };
    }),
  );
}
