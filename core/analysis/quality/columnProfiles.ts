import type { ColumnQuality, ValueRule } from "../../contract/quality.ts";
import { INTEGER_NULL } from "../../store/columnCodec.ts";
import type { Attribute, PanelSchema, Snapshot } from "../../store/panel.ts";
import { countBits } from "../kpi/countBits.ts";
import { DistinctCount } from "../sketch/distinctCount.ts";
import { FrequentValues } from "../sketch/frequentValues.ts";
import { QuantileSketch } from "../sketch/quantileSketch.ts";
import { countOutOfRange, isAllowed } from "./valueRules.ts";

/** Gathers one column, month by month in ascending order. */
export interface ColumnProfile {
  add(snapshot: Snapshot): void;
  result(): ColumnQuality;
}

/** A profile of each attribute in schema order; holdings have one of their own (HoldingProfiles). */
export function attributeProfiles(schema: PanelSchema, rules: ReadonlyMap<string, ValueRule>): ColumnProfile[] {
  return schema.attributes.map((attribute) => {
    const rule = rules.get(attribute.id);
    if (attribute.kind === "category") return new CategoryProfile(attribute, rule);
    if (attribute.kind === "flag") return new FlagProfile(attribute);
    return new NumberProfile(attribute, rule);
  });
}

const emptyColumn = ({ id, label, kind, role }: Attribute): Omit<ColumnQuality, "distribution"> => ({
  id,
  label,
  kind,
  role,
  nulls: [],
  invalid: [],
  rejected: [],
  repaired: [],
  distinct: [],
});

class CategoryProfile implements ColumnProfile {
  readonly #column: ReturnType<typeof emptyColumn>;
  readonly #rule: ValueRule | undefined;
  #labels: readonly string[] = [];
  readonly #months: Uint32Array[] = [];

  constructor(attribute: Attribute, rule: ValueRule | undefined) {
    this.#column = emptyColumn(attribute);
    this.#rule = rule;
  }

  add(snapshot: Snapshot): void {
    const { codes, labels } = snapshot.category(this.#column.id);
    const counts = new Uint32Array(labels.length);
    for (let i = 0; i < codes.length; i++) counts[codes[i]]++;
    this.#labels = labels;
    this.#months.push(counts);
    let invalid = 0;
    let distinct = 0;
    for (let code = 1; code < counts.length; code++) {
      if (counts[code] === 0) continue;
      distinct++;
      if (!isAllowed(labels[code], this.#rule)) invalid += counts[code];
    }
    this.#column.nulls.push(counts[0]);
    this.#column.invalid.push(invalid);
    this.#column.distinct.push(distinct);
  }

  result(): ColumnQuality {
    const labels = this.#labels.slice(1);
    const counts = labels.map((_, i) => this.#months.map((month) => month[i + 1]));
    return { ...this.#column, distribution: { shape: "counts", labels, counts } };
  }
}

class FlagProfile implements ColumnProfile {
  readonly #column: ReturnType<typeof emptyColumn>;
  readonly #zeros: number[] = [];
  readonly #ones: number[] = [];

  constructor(attribute: Attribute) {
    this.#column = emptyColumn(attribute);
  }

  add(snapshot: Snapshot): void {
    const counts = new Uint32Array(256);
    const flags = snapshot.flag(this.#column.id);
    for (let i = 0; i < flags.length; i++) counts[flags[i]]++;
    this.#zeros.push(counts[0]);
    this.#ones.push(counts[1]);
    this.#column.nulls.push(counts[255]);
    this.#column.invalid.push(flags.length - counts[0] - counts[1] - counts[255]);
    this.#column.distinct.push(Number(counts[0] > 0) + Number(counts[1] > 0));
  }

  result(): ColumnQuality {
    return {
      ...this.#column,
      distribution: { shape: "counts", labels: ["0", "1"], counts: [this.#zeros, this.#ones] },
    };
  }
}

const PROBABILITIES = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1];
const MOST_FREQUENT = 10;

/** Numbers, and dates as days. */
class NumberProfile implements ColumnProfile {
  readonly #column: ReturnType<typeof emptyColumn>;
  readonly #rule: ValueRule | undefined;
  readonly #sketches: QuantileSketch[] = [];
  readonly #frequent = new FrequentValues();

  constructor(attribute: Attribute, rule: ValueRule | undefined) {
    this.#column = emptyColumn(attribute);
    this.#rule = rule;
  }

  add(snapshot: Snapshot): void {
    const { id, kind } = this.#column;
    const values = kind === "date" ? daysOf(snapshot.date(id)) : snapshot.number(id);
    // each month its own coins, so that the errors of merged months do not add up
    const sketch = new QuantileSketch({ seed: snapshot.month }).add(values);
    this.#sketches.push(sketch);
    this.#frequent.add(values);
    this.#column.nulls.push(sketch.nulls);
    this.#column.invalid.push(countOutOfRange(values, this.#rule));
    this.#column.distinct.push(new DistinctCount().add(values).count);
  }

  result(): ColumnQuality {
    const sketches = this.#sketches;
    const known = (value: number) => (Number.isNaN(value) ? null : value);
    return {
      ...this.#column,
      distribution: {
        shape: "quantiles",
        probabilities: PROBABILITIES,
        values: sketches.map((sketch) => sketch.quantiles(PROBABILITIES).map(known)),
        rankError: Math.max(0, ...sketches.map((sketch) => sketch.error)),
        sketches: sketches.map((sketch) => sketch.toJSON()),
        frequent: this.#frequent
          .top(MOST_FREQUENT)
          .map(({ value, count }) => ({ value, count, offset: this.#frequent.offset })),
      },
    };
  }
}

function daysOf(days: Int32Array): Float64Array {
  const values = new Float64Array(days.length);
  for (let i = 0; i < days.length; i++) values[i] = days[i] === INTEGER_NULL ? Number.NaN : days[i];
  return values;
}

/** All holding columns at once: they are the bits of one mask and have no nulls. */
export class HoldingProfiles {
  readonly #products: PanelSchema["products"];
  readonly #rows: number[] = [];
  readonly #holders: Uint32Array[] = [];

  constructor(products: PanelSchema["products"]) {
    this.#products = products;
  }

  add({ rows, holdings }: Snapshot): void {
    this.#rows.push(rows);
    this.#holders.push(countBits(holdings, this.#products.length));
  }

  result(): ColumnQuality[] {
    const none = () => this.#rows.map(() => 0);
    return this.#products.map(({ id, label }, p) => {
      const ones = this.#holders.map((holders) => holders[p]);
      const zeros = ones.map((held, t) => this.#rows[t] - held);
      return {
        id,
        label,
        kind: "holding",
        role: "holding",
        nulls: none(),
        invalid: none(),
        rejected: [],
        repaired: [],
        distinct: ones.map((held, t) => Number(held > 0) + Number(zeros[t] > 0)),
        distribution: { shape: "counts", labels: ["0", "1"], counts: [zeros, ones] },
      };
    });
  }
}
