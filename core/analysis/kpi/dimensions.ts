import type { DimensionKpi } from "../../contract/kpiReport.ts";
import type { Panel, Snapshot } from "../../store/panel.ts";

/** A way to divide the customers of a month into groups. */
export interface Dimension {
  id: DimensionKpi["dimension"];
  names: readonly string[];
  /** Group of each row. */
  codes(snapshot: Snapshot): Uint16Array;
}

/** Upper bounds (exclusive) of the age bands, in years. */
const AGE_BOUNDS = [18, 25, 40, 55, 65, 75] as const;
const AGE_NAMES = ["unknown", "under 18", "18-24", "25-39", "40-54", "55-64", "65-74", "75 and over"];

/** Region, age band, channel and segment, as far as the contract has them. The first group is "unknown". */
export function dimensionsOf(panel: Panel): Dimension[] {
  const byRole = (role: string) => panel.schema.attributes.find((attribute) => attribute.role === role);
  const first = panel.snapshot(panel.months[0]);
  const dimensions: Dimension[] = [];
  for (const id of ["region", "channel", "segment"] as const) {
    const attribute = byRole(id);
    if (attribute?.kind !== "category") continue;
    const names = ["unknown", ...first.category(attribute.id).labels.slice(1)];
    dimensions.push({ id, names, codes: (snapshot) => snapshot.category(attribute.id).codes });
  }
  const age = byRole("age");
  if (age)
    dimensions.splice(1, 0, { id: "age", names: AGE_NAMES, codes: (snapshot) => ageBands(snapshot.number(age.id)) });
  return dimensions;
}

function ageBands(ages: Float64Array): Uint16Array {
  const bands = new Uint16Array(ages.length);
  for (let i = 0; i < ages.length; i++) {
    const age = ages[i];
    if (Number.isNaN(age)) continue;
    let band = 1;
    for (const bound of AGE_BOUNDS) if (age >= bound) band++;
    bands[i] = band;
  }
  return bands;
}
