import { CHANNELS } from "../calibration/channels.ts";
import { COUNTRIES } from "../calibration/places.ts";
import { GENDERS, SEGMENTS } from "../people/codes.ts";
import { productBit, SAMPLE_PRODUCTS } from "../products.ts";
import type { SimulatedPanel } from "../simulatedPanel.ts";
import { type Dialect, type Edition, FIRST_ENTRY_DAY } from "./edition.ts";
import { type RowBuffer, tokensOf } from "./rowBuffer.ts";
import type { RowOrder } from "./rowOrder.ts";
import type { TableText } from "./tableText.ts";

const FILES = {
  v1: { commercial: "commercial_activity_df.csv", products: "products_df.csv", people: "sociodemographic_df.csv" },
  v2: {
    commercial: "customer_commercial_activity.csv",
    products: "customer_products.csv",
    people: "customer_sociodemographics.csv",
  },
};

const KEYS = ["", "pk_cid", "pk_partition"];
const ZERO = 48;

/** Index, customer and partition: what the three tables begin with. */
function keyWriter(panel: SimulatedPanel, order: RowOrder, dialect: Dialect) {
  const { key } = panel.customers;
  return (out: RowBuffer, ordinal: number, customer: number) => {
    out.integer(order.index[ordinal]);
    out.comma();
    out.integer(key[customer]);
    out.comma();
    out.token(dialect.partitions, order.month[ordinal]);
  };
}

/** The commercial_activity table of the two easyMoney editions. */
export function commercialTable(
  panel: SimulatedPanel,
  order: RowOrder,
  dialect: Dialect,
  edition: Exclude<Edition, "santander">,
): TableText {
  const { entryDay } = panel.customers;
  const channels = tokensOf(["", ...CHANNELS.map(({ code }) => code)]);
  const flags = tokensOf([",0.0,", ",1.0,"]);
  const segments = tokensOf(SEGMENTS);
  const writeKeys = keyWriter(panel, order, dialect);
  return {
    table: "commercial_activity",
    file: FILES[edition].commercial,
    columns: [...KEYS, "entry_date", "entry_channel", "active_customer", "segment"],
    quotedHeader: false,
    rows: order.rows,
    writeRow(out, ordinal) {
      const month = panel.months[order.month[ordinal]];
      const row = order.row[ordinal];
      const customer = month.customer[row];
      writeKeys(out, ordinal, customer);
      out.comma();
      out.token(dialect.entryDates, entryDay[customer] - FIRST_ENTRY_DAY);
      out.comma();
      out.token(channels, month.channel[row]);
      out.token(flags, month.active[row]);
      out.token(segments, month.segment[row]);
    },
  };
}

/** The products table of the two easyMoney editions. */
export function productsTable(
  panel: SimulatedPanel,
  order: RowOrder,
  dialect: Dialect,
  edition: Exclude<Edition, "santander">,
): TableText {
  const writeKeys = keyWriter(panel, order, dialect);
  const decimals = new Set([productBit("payroll"), productBit("pension_plan")]);
  const point = tokensOf([".0"]);
  return {
    table: "products",
    file: FILES[edition].products,
    columns: [...KEYS, ...SAMPLE_PRODUCTS.map(({ id }) => id)],
    quotedHeader: false,
    rows: order.rows,
    writeRow(out, ordinal) {
      const month = panel.months[order.month[ordinal]];
      const row = order.row[ordinal];
      writeKeys(out, ordinal, month.customer[row]);
      const held = month.holdings[row];
      for (let bit = 0; bit < SAMPLE_PRODUCTS.length; bit++) {
        out.comma();
        out.byte(ZERO + ((held >> bit) & 1));
        if (decimals.has(bit)) out.token(point, 0);
      }
    },
  };
}

/** The sociodemographics table of the two easyMoney editions. */
export function sociodemographicsTable(
  panel: SimulatedPanel,
  order: RowOrder,
  dialect: Dialect,
  edition: Exclude<Edition, "santander">,
): TableText {
  const { country, gender } = panel.customers;
  const countries = tokensOf(COUNTRIES.map(([code]) => `,${code},`));
  const regions = tokensOf(Array.from({ length: 53 }, (_, i) => (i === 0 ? "," : `${i}.0,`)));
  const genders = tokensOf(GENDERS.map((label) => `${label},`));
  const deceased = tokensOf([",N,", ",S,"]);
  const writeKeys = keyWriter(panel, order, dialect);
  const salary = edition === "v2" ? laterSalaries(panel.customers.salary) : () => panel.customers.salary;
  return {
    table: "sociodemographics",
    file: FILES[edition].people,
    columns: [...KEYS, "country_id", "region_code", "gender", "age", "deceased", "salary"],
    quotedHeader: false,
    rows: order.rows,
    writeRow(out, ordinal) {
      const month = panel.months[order.month[ordinal]];
      const row = order.row[ordinal];
      const customer = month.customer[row];
      writeKeys(out, ordinal, customer);
      out.token(countries, country[customer]);
      out.token(regions, month.region[row]);
      out.token(genders, gender[customer]);
      out.integer(month.age[row]);
      out.token(deceased, month.deceased[row]);
      const value = salary(order.month[ordinal])[customer];
      if (!Number.isNaN(value)) out.decimal(value);
    },
  };
}

/** Of the customers with a salary in v1, the share without one in v2 (25.84 % of rows null against 25.36 %). */
const LOST_IN_V2 = 0.0065;
/** Customers whose salary comes and goes in v2: 65 of 456,373. */
const FLIPPING_IN_V2 = 65 / 456_373;

/** Salaries as the later edition has them, by month: a few more nulls, and a few customers who flip half-way. */
function laterSalaries(salary: Float64Array): (month: number) => Float64Array {
  const every = (share: number) => Math.max(1, Math.round(1 / share));
  const early = salary.slice();
  for (let i = 0; i < salary.length; i++) if (i % every(LOST_IN_V2) === 77) early[i] = Number.NaN;
  const late = early.slice();
  for (let i = 0; i < salary.length; i++) if (i % every(FLIPPING_IN_V2) === 1000) late[i] = Number.NaN;
  return (month) => (month < 9 ? early : late);
}
