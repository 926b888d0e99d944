import { AGE_BANDS, type DimensionKpi } from "../../contract/kpiReport.ts";
import type { Panel, Snapshot } from "../../store/panel.ts";

/** A way to divide the customers of a month into groups. */
export interface Dimension {
  id: DimensionKpi["dimension"];
  names: readonly string[];
  /** Group of each row. */
  codes(snapshot: Snapshot): Uint16Array;
}

const AGE_BOUNDS = AGE_BANDS.flatMap(({ below }) => below ?? []);
const LAST_BOUND = AGE_BOUNDS[AGE_BOUNDS.length - 1];
/** Band of each whole age up to the last bound; 0 is for the unknown. */
const BAND_OF = Uint8Array.from(
  { length: LAST_BOUND + 1 },
  (_, age) => 1 + AGE_BOUNDS.filter((bound) => age >= bound).length,
);
const AGE_NAMES = ["unknown", ...AGE_BANDS.map(({ name }) => name)];

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
    if (age >= 0) bands[i] = BAND_OF[Math.min(LAST_BOUND, Math.floor(age))];
    else if (age < 0) bands[i] = 1;
  }
  return bands;
}
