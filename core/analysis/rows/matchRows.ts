import { DomainError } from "../../errors/domainError.ts";
import { INTEGER_NULL } from "../../store/columnCodec.ts";
import type { Panel, Snapshot } from "../../store/panel.ts";
import { formatMonth, type Month } from "../../time/month.ts";
import { customerTest } from "./customerTest.ts";
import type { RowFilter } from "./rowFilter.ts";

class UnknownColumnError extends DomainError {
  constructor(column: string, known: readonly string[]) {
    super({
      code: "unknown-column",
      what: `There is no column ${column}`,
      mend: `Choose from ${known.join(", ")}.`,
      facts: { column },
    });
  }
}

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/**
 * A test of one condition for the rows of a month. Missing values meet no condition but the label `""`.
 *
 * @throws UnknownColumnError
 */
export function rowTest(panel: Panel, snapshot: Snapshot, filter: RowFilter): (row: number) => boolean {
  const { products, attributes } = panel.schema;
  const ofCustomer = customerTest(panel, snapshot, filter);
  if (ofCustomer) return ofCustomer;
  const wanted = filter.in === undefined ? null : new Set(filter.in);
  const [, move, about] = /^(bought|lost):(.*)$/s.exec(filter.column) ?? [];
  const product = products.findIndex(({ id }) => id === (about ?? filter.column));
  if (product >= 0 && about !== undefined) {
    const held = heldBefore(panel, snapshot.month);
    const was = move === "lost" ? 1 : 0;
    return (row) => {
      const past = held?.[snapshot.customer[row]] ?? 0;
      if (past === 0) return false;
      return ((past >>> product) & 1) === was && ((snapshot.holdings[row] >>> product) & 1) === 1 - was;
    };
  }
  if (product >= 0) {
    return (row) => wanted?.has(String((snapshot.holdings[row] >>> product) & 1)) ?? true;
  }
  const attribute = attributes.find(({ id }) => id === filter.column);
  if (!attribute)
    throw new UnknownColumnError(
      filter.column,
      [...attributes, ...products].map(({ id }) => id),
    );
  const { min = -Infinity, max = Infinity, below = Infinity } = filter;
  // a list without a range asks for the listed values alone: `[""]` for the missing ones
  const isListed = (value: number) => wanted?.has(String(value)) ?? false;
  const hasRange = wanted === null || (filter.min ?? filter.max ?? filter.below) !== undefined;
  const inRange = (value: number) => (hasRange ? value >= min && value <= max && value < below : isListed(value));
  if (attribute.kind === "number") {
    const values = snapshot.number(attribute.id);
    return (row) => (Number.isNaN(values[row]) ? (wanted?.has("") ?? false) : inRange(values[row]));
  }
  if (attribute.kind === "date") {
    const days = snapshot.date(attribute.id);
    return (row) => (days[row] === INTEGER_NULL ? (wanted?.has("") ?? false) : inRange(days[row]));
  }
  if (attribute.kind === "flag") {
    const flags = snapshot.flag(attribute.id);
    return (row) => wanted?.has(flags[row] === 255 ? "" : String(flags[row])) ?? true;
  }
  const { codes, labels } = snapshot.category(attribute.id);
  const isWanted = Uint8Array.from(labels, (label) => (wanted === null || wanted.has(label) ? 1 : 0));
  return (row) => isWanted[codes[row]] === 1;
}

/** Holdings by dense customer in the calendar month before; 0 where there was no row. */
function heldBefore(panel: Panel, month: Month): Float64Array | null {
  if (!panel.months.includes(month - 1)) return null;
  const { customer, holdings, rows } = panel.snapshot(month - 1);
  // one more than the mask can hold marks presence, so that an absent customer is told from one without products
  const past = new Float64Array(panel.customers.size);
  for (let i = 0; i < rows; i++) past[customer[i]] = holdings[i] + 2 ** 32;
  return past;
}

/** Places of the rows of a month that meet every condition and whose key begins with `search`. */
export function matchRows(panel: Panel, month: Month, filters: readonly RowFilter[], search = ""): Uint32Array {
  const snapshot = panel.snapshot(month);
  const tests = filters.map((filter) => rowTest(panel, snapshot, filter));
  const found: number[] = [];
  for (let row = 0; row < snapshot.rows; row++) {
    if (!tests.every((test) => test(row))) continue;
    if (search !== "" && !panel.customers.key(snapshot.customer[row]).startsWith(search)) continue;
    found.push(row);
  }
  return Uint32Array.from(found);
}

/** Puts places in the order of a column; missing values last, equal ones by customer. */
export function sortRows(
  panel: Panel,
  month: Month,
  places: Uint32Array,
  sort: { column: string; descending: boolean } | undefined,
): Uint32Array {
  if (!sort || sort.column === "customer") return sort?.descending ? places.slice().reverse() : places;
  const snapshot = panel.snapshot(month);
  const value = sortValue(panel, snapshot, sort.column);
  const sign = sort.descending ? -1 : 1;
  const keys = new Float64Array(snapshot.rows);
  for (const place of places) keys[place] = value(place);
  return places.slice().sort((a, b) => {
    const [x, y] = [keys[a], keys[b]];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) ? (Number.isNaN(y) ? a - b : 1) : -1;
    return sign * (x - y) || a - b;
  });
}

function sortValue(panel: Panel, snapshot: Snapshot, column: string): (row: number) => number {
  const product = panel.schema.products.findIndex(({ id }) => id === column);
  if (product >= 0) return (row) => (snapshot.holdings[row] >>> product) & 1;
  const attribute = panel.schema.attributes.find(({ id }) => id === column);
  if (!attribute)
    throw new UnknownColumnError(
      column,
      panel.schema.attributes.map(({ id }) => id),
    );
  if (attribute.kind === "number") {
    const values = snapshot.number(column);
    return (row) => values[row];
  }
  if (attribute.kind === "date") {
    const days = snapshot.date(column);
    return (row) => (days[row] === INTEGER_NULL ? Number.NaN : days[row]);
  }
  if (attribute.kind === "flag") {
    const flags = snapshot.flag(column);
    return (row) => (flags[row] === 255 ? Number.NaN : flags[row]);
  }
  // labels are in ascending order, so codes sort as they do
  const { codes } = snapshot.category(column);
  return (row) => (codes[row] === 0 ? Number.NaN : codes[row]);
}

/** Columns of a customer-month as people read them, in the order of the schema. */
export function rowColumns(panel: Panel): { columns: string[]; labels: string[] } {
  const { attributes, products } = panel.schema;
  return {
    columns: ["customer", ...attributes.map(({ id }) => id), ...products.map(({ id }) => id)],
    labels: ["Customer", ...attributes.map(({ label }) => label), ...products.map(({ label }) => label)],
  };
}

/** Reads rows as cells; missing values are null. */
export function rowReader(panel: Panel, month: Month): (row: number) => (string | number | null)[] {
  const snapshot = panel.snapshot(month);
  const { attributes, products } = panel.schema;
  const cells = attributes.map(({ id, kind }): ((row: number) => string | number | null) => {
    if (kind === "number") {
      const values = snapshot.number(id);
      return (row) => (Number.isNaN(values[row]) ? null : values[row]);
    }
    if (kind === "date") {
      const days = snapshot.date(id);
      return (row) => (days[row] === INTEGER_NULL ? null : isoDay(days[row]));
    }
    if (kind === "flag") {
      const flags = snapshot.flag(id);
      return (row) => (flags[row] === 255 ? null : flags[row]);
    }
    const { codes, labels } = snapshot.category(id);
    return (row) => (codes[row] === 0 ? null : labels[codes[row]]);
  });
  return (row) => [
    panel.customers.key(snapshot.customer[row]),
    ...cells.map((cell) => cell(row)),
    ...products.map((_, p) => (snapshot.holdings[row] >>> p) & 1),
  ];
}

/** Says in words what rows were asked for: printed on exports. */
export function describeRows(month: Month, filters: readonly RowFilter[], search: string): string {
  const parts = filters.map(({ column, in: values, min, max, below }) => {
    if (values) return `${column} = ${values.join(" or ")}`;
    const to = below === undefined ? `to ${max ?? "any"}` : `to below ${below}`;
    return `${column} from ${min ?? "any"} ${to}`;
  });
  if (search !== "") parts.push(`customer begins with ${search}`);
  return [formatMonth(month), ...parts].join(", ");
}
