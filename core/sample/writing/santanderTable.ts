import { CHANNELS } from "../calibration/channels.ts";
import { COUNTRIES, PROVINCES } from "../calibration/places.ts";
import { GENDERS, HOME, SEGMENTS } from "../people/codes.ts";
import { productBit } from "../products.ts";
import type { SimulatedPanel } from "../simulatedPanel.ts";
import { type Dialect, FIRST_ENTRY_DAY } from "./edition.ts";
import { tokensOf } from "./rowBuffer.ts";
import type { RowOrder } from "./rowOrder.ts";
import type { TableText } from "./tableText.ts";

/** The 24 products of the public schema, and the product of ours that stands for them. */
const HOLDINGS: readonly (readonly [column: string, ours: string | null])[] = [
  ["ind_ahor_fin_ult1", null],
  ["ind_aval_fin_ult1", null],
  ["ind_cco_fin_ult1", "em_acount"],
  ["ind_cder_fin_ult1", null],
  ["ind_cno_fin_ult1", "payroll_account"],
  ["ind_ctju_fin_ult1", null],
  ["ind_ctma_fin_ult1", null],
  ["ind_ctop_fin_ult1", "emc_account"],
  ["ind_ctpp_fin_ult1", null],
  ["ind_deco_fin_ult1", "short_term_deposit"],
  ["ind_deme_fin_ult1", null],
  ["ind_dela_fin_ult1", "long_term_deposit"],
  ["ind_ecue_fin_ult1", null],
  ["ind_fond_fin_ult1", "funds"],
  ["ind_hip_fin_ult1", "mortgage"],
  ["ind_plan_fin_ult1", null],
  ["ind_pres_fin_ult1", "loans"],
  ["ind_reca_fin_ult1", null],
  ["ind_tjcr_fin_ult1", "credit_card"],
  ["ind_valo_fin_ult1", "securities"],
  ["ind_viv_fin_ult1", null],
  ["ind_nomina_ult1", "payroll"],
  ["ind_nom_pens_ult1", "pension_plan"],
  ["ind_recibo_ult1", "debit_card"],
];

const ATTRIBUTES = (
  "fecha_dato ncodpers ind_empleado pais_residencia sexo age fecha_alta ind_nuevo antiguedad indrel ult_fec_cli_1t " +
  "indrel_1mes tiprel_1mes indresi indext conyuemp canal_entrada indfall tipodom cod_prov nomprov " +
  "ind_actividad_cliente renta segmento"
).split(" ");

const JUNIOR_ACCOUNT = HOLDINGS.findIndex(([column]) => column === "ind_ctju_fin_ult1");
const OWN_PENSION = HOLDINGS.findIndex(([column]) => column === "ind_plan_fin_ult1");
const PAYROLL = HOLDINGS.findIndex(([column]) => column === "ind_nomina_ult1");
const PENSION = HOLDINGS.findIndex(([column]) => column === "ind_nom_pens_ult1");

/** Of each 500 customers one has no attributes at all, as 27,734 of 13.6 M rows of the public file. */
const BLANK_PERSON = 500;
/** One first row in 25 lacks the payroll pair. */
const LACKS_PAYROLL = 25;

/**
 * The public schema of the Santander product recommendation data (train_ver2.csv), one file: Spanish names, quoted header,
 * padded numbers, `NA` and empty nulls, province names with a comma in quotes. Months stay 2018-01..2019-05.
 *
 * Columns the easyMoney case does not have carry the commonest value; of the products it does not have, the junior
 * account follows age and a pension plan the older holders, the others are 0.
 */
export function santanderTable(panel: SimulatedPanel, order: RowOrder, dialect: Dialect): TableText {
  const { customers } = panel;
  const ours = Int8Array.from(HOLDINGS, ([, id]) => (id === null ? -1 : productBit(id)));
  const names = new Map(PROVINCES.map(({ code, name }) => [code, name.toUpperCase()]));
  const quoted = (name: string) => (name.includes(",") ? `"${name}"` : name);
  const provinces = tokensOf(Array.from({ length: 53 }, (_, i) => `${i || ""},${quoted(names.get(i) ?? "")}`));
  const countries = tokensOf(COUNTRIES.map(([code]) => `,N,${code},`));
  const genders = tokensOf(GENDERS.map((label) => `${label},`));
  const channels = tokensOf(["", ...CHANNELS.map(({ code }) => code)]);
  const segments = tokensOf(SEGMENTS);
  const texts = tokensOf([
    ",,,, NA,, NA,     NA,NA,,,,,,,",
    ", 1,,1.0,A,S,N,,",
    ", 1,,1.0,I,S,N,,",
    ", 1,,1.0,A,N,S,,",
    ", 1,,1.0,I,N,S,,",
    ",N, 1,",
    ",S, 1,",
    ",0,",
    ",1,",
    "         NA",
    ",NA",
  ]);
  const firstDayOf = panel.months.map(({ index }) => Date.UTC(2018, index, 28) / 86_400_000);
  return {
    table: "santander",
    file: "train_ver2.csv",
    columns: [...ATTRIBUTES, ...HOLDINGS.map(([column]) => column)],
    quotedHeader: true,
    rows: order.rows,
    writeRow(out, ordinal) {
      const index = order.month[ordinal];
      const month = panel.months[index];
      const row = order.row[ordinal];
      const customer = month.customer[row];
      const held = month.holdings[row];
      const blank = lacksAttributes(customer);
      out.token(dialect.partitions, index);
      out.comma();
      out.integer(customers.key[customer]);
      if (blank) out.token(texts, 0);
      else {
        out.token(countries, customers.country[customer]);
        out.token(genders, customers.gender[customer]);
        out.padded(month.age[row], 3);
        out.comma();
        out.token(dialect.entryDates, customers.entryDay[customer] - FIRST_ENTRY_DAY);
        out.comma();
        const months = Math.max(0, index - customers.entryMonth[customer]);
        out.padded(months <= 6 && customers.entryDay[customer] + 183 > firstDayOf[index] ? 1 : 0, 2);
        out.comma();
        out.padded(months, 7);
        out.token(texts, (customers.country[customer] === HOME ? 1 : 3) + 1 - month.active[row]);
      }
      out.token(channels, month.channel[row]);
      out.token(texts, 5 + month.deceased[row]);
      out.token(provinces, month.region[row]);
      out.token(texts, 7 + month.active[row]);
      const salary = customers.salary[customer];
      if (!Number.isNaN(salary)) out.decimal(salary);
      else out.token(texts, 9);
      out.comma();
      out.token(segments, month.segment[row]);
      const unpaired = lacksPayroll(panel, index, customer);
      for (let column = 0; column < ours.length; column++) {
        const bit = ours[column];
        let flag = bit >= 0 ? (held >> bit) & 1 : 0;
        if (column === JUNIOR_ACCOUNT && month.age[row] < 18) flag = 1;
        if (column === OWN_PENSION && month.age[row] > 50 && customer % 40 === 3) flag = 1;
        if (unpaired && (column === PAYROLL || column === PENSION)) out.token(texts, 10);
        else {
          out.comma();
          out.byte(48 + flag);
        }
      }
    },
  };
}

/** The row has neither of the payroll pair: some joiners, in their first month. */
export function lacksPayroll({ customers }: SimulatedPanel, month: number, customer: number): boolean {
  return month > 0 && customers.firstMonth[customer] === month && customer % LACKS_PAYROLL === 7;
}

/** The customer has no attributes at all. */
export function lacksAttributes(customer: number): boolean {
  return customer % BLANK_PERSON === 123;
}
