import { FIRST_MONTH } from "../../core/sample/calibration/base.ts";
import { CHANNELS } from "../../core/sample/calibration/channels.ts";
import { COUNTRIES } from "../../core/sample/calibration/places.ts";
import { GENDERS, SEGMENTS } from "../../core/sample/people/codes.ts";
import { SAMPLE_PRODUCTS } from "../../core/sample/products.ts";
import type { SimulatedMonth, SimulatedPanel } from "../../core/sample/simulatedPanel.ts";
import { simulatePanel } from "../../core/sample/simulatePanel.ts";
import type { Attribute, Panel, PanelSchema, Product, SalesRows, Snapshot } from "../../core/store/panel.ts";
import { formatMonth } from "../../core/time/month.ts";

/**
 * A Panel of the sample bank, straight from the simulation, without files: 17 months, 15 products, sales.
 *
 * Margins follow the 10 / 40 / 60 EUR rule, so tests do not depend on drawn margins; sales() carries the drawn ones.
 */
export function samplePanel({ customers, seed }: { customers: number; seed: number | string }): Panel {
  const simulated = simulatePanel({ customers, seed });
  const keys = simulated.customers.key;
  return {
    version: "v1",
    months: simulated.months.map(({ index }) => FIRST_MONTH + index),
    schema: SCHEMA,
    customers: { size: keys.length, key: (i) => String(keys[i]), indexOf: (key) => positionOf(keys, Number(key)) },
    snapshot(month) {
      const found = simulated.months[month - FIRST_MONTH];
      if (!found) throw new RangeError(`the sample has no month ${formatMonth(month)}`);
      return snapshotOf(found, simulated);
    },
    sales: () => salesOf(simulated),
  };
}

const FINANCING = ["loans", "mortgage", "credit_card"];
const INVESTMENT = ["short_term_deposit", "long_term_deposit", "funds", "securities", "pension_plan"];

function productOf(id: string): Product {
  const credit = FINANCING.includes(id);
  const family = credit ? "financing" : INVESTMENT.includes(id) ? "investment" : "account";
  const marginEur = { account: 10, investment: 40, financing: 60 }[family];
  return { id, label: id.replaceAll("_", " "), family, marginEur, marginSource: "rule", credit };
}

const attribute = (id: string, kind: Attribute["kind"], role: Attribute["role"]): Attribute => ({
  id,
  label: id.replaceAll("_", " "),
  kind,
  role,
});

const SCHEMA: PanelSchema = {
  contract: "easymoney",
  products: SAMPLE_PRODUCTS.map(({ id }) => productOf(id)),
  attributes: [
    attribute("entry_date", "date", "joined"),
    attribute("entry_channel", "category", "channel"),
    attribute("active_customer", "flag", "active"),
    attribute("segment", "category", "segment"),
    attribute("country_id", "category", "country"),
    attribute("region_code", "category", "region"),
    attribute("gender", "category", "gender"),
    attribute("age", "number", "age"),
    attribute("deceased", "flag", "deceased"),
    attribute("salary", "number", "income"),
  ],
};

const CHANNEL_LABELS = ["", ...CHANNELS.map(({ code }) => code)];
const COUNTRY_LABELS = ["", ...COUNTRIES.map(([code]) => code)];
const REGION_LABELS = ["", ...Array.from({ length: 52 }, (_, i) => String(i + 1))];

function snapshotOf(month: SimulatedMonth, { customers }: SimulatedPanel): Snapshot {
  const unknown = (column: string) => new RangeError(`the sample has no such column: ${column}`);
  const people = (values: ArrayLike<number>, plus = 0) => Uint16Array.from(month.customer, (i) => values[i] + plus);
  return {
    month: FIRST_MONTH + month.index,
    rows: month.rows,
    customer: month.customer,
    holdings: month.holdings,
    category(column) {
      if (column === "entry_channel") return { codes: Uint16Array.from(month.channel), labels: CHANNEL_LABELS };
      if (column === "segment") return { codes: Uint16Array.from(month.segment), labels: SEGMENTS };
      if (column === "country_id") return { codes: people(customers.country, 1), labels: COUNTRY_LABELS };
      if (column === "region_code") return { codes: Uint16Array.from(month.region), labels: REGION_LABELS };
      if (column === "gender") return { codes: people(customers.gender), labels: GENDERS };
      throw unknown(column);
    },
    number(column) {
      if (column === "age") return Float64Array.from(month.age);
      if (column === "salary") return Float64Array.from(month.customer, (i) => customers.salary[i]);
      throw unknown(column);
    },
    date(column) {
      if (column === "entry_date") return Int32Array.from(month.customer, (i) => customers.entryDay[i]);
      throw unknown(column);
    },
    flag(column) {
      if (column === "active_customer") return month.active;
      if (column === "deceased") return month.deceased;
      throw unknown(column);
    },
  };
}

/** The Panel wants sales by month, customer, product. */
function salesOf({ sales }: SimulatedPanel): SalesRows {
  const order = Array.from({ length: sales.rows }, (_, i) => i).sort(
    (a, b) =>
      sales.month[a] - sales.month[b] || sales.customer[a] - sales.customer[b] || sales.product[a] - sales.product[b],
  );
  return {
    month: Int32Array.from(order, (i) => FIRST_MONTH + sales.month[i]),
    customer: Uint32Array.from(order, (i) => sales.customer[i]),
    product: Uint8Array.from(order, (i) => sales.product[i]),
    marginEur: Float64Array.from(order, (i) => sales.marginTenths[i] / 10),
  };
}

function positionOf(keys: Int32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (keys[middle] === key) return middle;
    if (keys[middle] < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
