import type { FeatureTable } from "../../core/features/featureTable.ts";
import type { Lesson, Parameters } from "../../core/learning/learners/learner.ts";
import { createRandom } from "../../core/random/random.ts";

/** Learners kept small enough for a test. */
export const SMALL: Record<string, Parameters> = {
  gbdt: { trees: 120, leaves: 15 },
  "extra-trees": { trees: 60, leaves: 64 },
  mlp: { hidden: [16, 8], epochs: 3 },
};
const CITIES = ["", ...Array.from({ length: 80 }, (_, i) => `city ${i}`)];
const REGIONS = ["", "north", "south", "east", "west"];
/** The columns of the table, as an export is told of them. */
export const COLUMNS = [
  { name: "age", kind: "number" },
  { name: "income", kind: "number" },
  { name: "joined", kind: "date" },
  { name: "active", kind: "number" },
  { name: "region", kind: "category" },
  { name: "city", kind: "category" },
  { name: "probability", kind: "number" },
] as const;

/** Numbers that are no float32, dates, a flag, few and many labels, missing values, extremes. */
export function lessonOf(rows: number, seed: string, strange = 0): Lesson {
  const random = createRandom(seed);
  const numbers = (draw: () => number, missing: number) =>
    Float64Array.from({ length: rows }, () => (random.chance(missing) ? Number.NaN : draw()));
  const age = numbers(() => 18 + random.float() * 70, 0.1);
  const income = numbers(() => Math.exp(10 + random.normal() * (random.chance(strange) ? 6 : 1)) + 0.1, 0.05);
  const joined = numbers(() => 10_000 + random.integer(6000), 0);
  const active = numbers(() => (random.chance(0.3) ? 1 : 0), strange);
  const codes = (labels: number) => Uint16Array.from({ length: rows }, () => random.integer(labels));
  const [region, city] = [codes(REGIONS.length), codes(CITIES.length)];
  const target = new Uint8Array(rows);
  for (let i = 0; i < rows; i++) {
    const grown = Number.isNaN(age[i]) ? -0.4 : (age[i] - 50) / 25;
    const margin = -1.5 + grown + 1.2 * active[i] + (region[i] % 2) + ((city[i] * 7) % 11) / 8;
    target[i] = random.chance(1 / (1 + Math.exp(-margin))) ? 1 : 0;
  }
  const table: FeatureTable = {
    rows,
    columns: [
      { kind: "number", name: "age", values: age },
      { kind: "number", name: "income", values: income },
      { kind: "number", name: "joined", values: joined },
      { kind: "number", name: "active", values: active },
      { kind: "category", name: "region", codes: region, labels: REGIONS },
      { kind: "category", name: "city", codes: city, labels: CITIES },
      { kind: "number", name: "probability", values: numbers(() => random.float(), 0) },
    ],
  };
  return { table, target };
}
