import { formatMonth } from "../../time/month.ts";
import { FIRST_MONTH } from "../calibration/base.ts";
import { SAMPLE_PRODUCTS } from "../products.ts";
import type { SimulatedPanel } from "../simulatedPanel.ts";
import { tokensOf } from "./rowBuffer.ts";
import type { TableText } from "./tableText.ts";

/** Number of the first sale in the source. */
const FIRST_SALE = 6666;

/** The sales table of v2: one row per first purchase, numbered without gaps by product code, then customer. */
export function salesTable(panel: SimulatedPanel): TableText {
  const { sales, customers } = panel;
  const months = tokensOf(panel.months.map(({ index }) => `,${formatMonth(FIRST_MONTH + index)}-01,`));
  return {
    table: "sales",
    file: "sales.csv",
    columns: ["", "pk_sale", "cid", "month_sale", "product_ID", "net_margin"],
    quotedHeader: false,
    rows: sales.rows,
    writeRow(out, ordinal) {
      out.integer(ordinal);
      out.comma();
      out.integer(FIRST_SALE + ordinal);
      out.comma();
      out.integer(customers.key[sales.customer[ordinal]]);
      out.token(months, sales.month[ordinal]);
      out.integer(SAMPLE_PRODUCTS[sales.product[ordinal]].saleCode ?? 0);
      out.comma();
      out.decimal(sales.marginTenths[ordinal] / 10);
    },
  };
}

/** The product dictionary of v2: the 13 products that are sold, by code. */
export function productDescriptionTable(): TableText {
  const sold = SAMPLE_PRODUCTS.filter(({ saleCode }) => saleCode !== null);
  sold.sort((a, b) => (a.saleCode ?? 0) - (b.saleCode ?? 0));
  return {
    table: "product_description",
    file: "product_description.csv",
    columns: ["", "pk_product_ID", "product_desc", "family_product"],
    quotedHeader: false,
    rows: sold.length,
    writeRow(out, ordinal) {
      const { saleCode, id, family } = sold[ordinal];
      out.text(`${ordinal},${saleCode},${id},${family}`);
    },
  };
}
