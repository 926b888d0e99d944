import type { Edition } from "../writing/edition.ts";
import { cellTrap, payrollPair } from "./cellTrap.ts";
import type { Trap } from "./trap.ts";

export const PANEL_TABLES = ["commercial_activity", "products", "sociodemographics"];

/** A row that one of the three tables lacks. */
export function orphanTrap(): Trap {
  return {
    id: "orphan-row",
    description: "A customer-month that is missing in this table and present in the two others",
    expected: "rejected",
    reason: "incomplete-customer-month",
    place: "omit",
    tables: PANEL_TABLES,
    column: null,
    make: () => undefined,
  };
}

/** Defects of single cells in the three panel tables. */
export function cellTraps(edition: Edition): Trap[] {
  const dates = edition === "v2" ? ["2018-00", "2018-13"] : ["2015-02-29", "2019-02-29"];
  return [
    cellTrap({
      id: "impossible-date",
      description: "An entry date that no calendar has",
      expected: "rejected",
      reason: "impossible-date",
      table: "commercial_activity",
      column: "entry_date",
      texts: dates,
    }),
    cellTrap({
      id: "not-a-date",
      description: "An entry date that is a word",
      expected: "rejected",
      reason: "not-a-date",
      table: "commercial_activity",
      column: "entry_date",
      texts: ["unknown", "yesterday"],
    }),
    cellTrap({
      id: "second-entry-date",
      description: "Another valid entry date than the customer has in other months",
      expected: "kept",
      reason: null,
      table: "commercial_activity",
      column: "entry_date",
      texts: edition === "v2" ? ["2016-01"] : ["2016-01-06"],
    }),
    cellTrap({
      id: "unknown-flag-activity",
      description: "An activity flag of 2",
      expected: "rejected",
      reason: "not-a-flag",
      table: "commercial_activity",
      column: "active_customer",
      texts: ["2", "2.0"],
    }),
    cellTrap({
      id: "quoted-delimiter",
      description: "A channel with a comma or a doubled quote inside quotes: legal text",
      expected: "kept",
      reason: null,
      table: "commercial_activity",
      column: "entry_channel",
      texts: ['"KAT, branch"', '"KHE ""new"""'],
    }),
    cellTrap({
      id: "quoted-line-break",
      description: "A channel with a line break inside quotes: legal text",
      expected: "kept",
      reason: null,
      table: "commercial_activity",
      column: "entry_channel",
      texts: ['"KFC\nonline"'],
    }),
    cellTrap({
      id: "unknown-flag-product",
      description: "A holding flag of 2",
      expected: "rejected",
      reason: "not-a-flag",
      table: "products",
      column: "debit_card",
      texts: ["2", "-1"],
    }),
    payrollPair("products", "payroll", "pension_plan", ""),
    cellTrap({
      id: "age-not-a-number",
      description: "An age in words",
      expected: "rejected",
      reason: "not-an-integer",
      table: "sociodemographics",
      column: "age",
      texts: ["forty", "35y"],
    }),
    cellTrap({
      id: "age-out-of-range",
      description: "An age that no customer has",
      expected: "rejected",
      reason: "out-of-range",
      table: "sociodemographics",
      column: "age",
      texts: ["250", "-3"],
    }),
    cellTrap({
      id: "unknown-gender",
      description: "A gender code outside H and V",
      expected: "rejected",
      reason: "unknown-code",
      table: "sociodemographics",
      column: "gender",
      texts: ["X"],
    }),
    cellTrap({
      id: "salary-not-a-number",
      description: "A salary that is no number",
      expected: "rejected",
      reason: "not-a-number",
      table: "sociodemographics",
      column: "salary",
      texts: ["87.218.10", "12e", "87218.10 EUR"],
    }),
    cellTrap({
      id: "salary-na",
      description: "A salary written NA: read as missing",
      expected: "kept",
      reason: null,
      table: "sociodemographics",
      column: "salary",
      texts: ["NA"],
    }),
  ];
}

/** Defects of the sales table. */
export function salesTraps(): Trap[] {
  const sale = { expected: "rejected", place: "extra", tables: ["sales"], perMillion: 500 } as const;
  return [
    {
      id: "unknown-product",
      description: "A sale of a product that is in no dictionary",
      ...sale,
      reason: "unknown-product",
      column: "product_ID",
      make: (cells) => {
        cells.set("product_ID", "9999");
        return undefined;
      },
    },
    {
      id: "unknown-customer",
      description: "A sale to a customer who is in no other table",
      ...sale,
      reason: "unknown-customer",
      column: "cid",
      make: (cells, random) => {
        cells.set("cid", String(90_000_000 + random.integer(9_000_000)));
        return undefined;
      },
    },
    {
      id: "margin-not-a-number",
      description: "A sale whose margin is no number",
      ...sale,
      reason: "not-a-number",
      column: "net_margin",
      make: (cells) => {
        cells.set("net_margin", "60.o");
        return undefined;
      },
    },
  ];
}
