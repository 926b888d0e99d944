/** A product of the sample bank. Its place in SAMPLE_PRODUCTS is its column in the products table and its bit in a holdings mask. */
export interface SampleProduct {
  id: string;
  /** Code in the sales table; null for the products that were never sold on their own. */
  saleCode: number | null;
  /** Family in product_description; "" where there is none. */
  family: string;
  /** Net margin of one sale in EUR, gamma with this mean and standard deviation (mean: published; spread: fitted). */
  margin: { meanEur: number; deviationEur: number };
}

const product = (
  id: string,
  saleCode: number | null,
  family: string,
  meanEur = 0,
  deviationEur = 0,
): SampleProduct => ({
  id,
  saleCode,
  family,
  margin: { meanEur, deviationEur },
});

/**
 * The 15 products in the column order of the products table.
 *
 * Codes, families and mean margins: christianirshool-glitch/easymoney-customer-analytics. Spreads reproduce the
 * published quartiles (61.4 / 69.1 / 79.2 EUR), the 1,043 sales above 10,000 EUR and the maximum of 18,466 EUR.
 */
export const SAMPLE_PRODUCTS: readonly SampleProduct[] = [
  product("short_term_deposit", 2335, "investment", 1486.43, 230),
  product("loans", 9001, "loan", 2183.92, 400),
  product("mortgage", 4033, "loan", 2532.51, 450),
  product("funds", 1119, "investment", 1499.05, 230),
  product("securities", 2673, "investment", 1497.83, 230),
  product("long_term_deposit", 2336, "investment", 1496.92, 230),
  product("em_account_pp", null, ""),
  product("credit_card", 2312, "payment_card", 60.02, 9),
  product("payroll", 2234, "account", 69.93, 10),
  product("pension_plan", 1364, "pension_plan", 5976.44, 2240),
  product("payroll_account", 2235, "account", 69.97, 10),
  product("emc_account", 8871, "account", 70.01, 10),
  product("debit_card", 3819, "payment_card", 60.0, 9),
  product("em_account_p", null, ""),
  product("em_acount", 4657, "account", 69.97, 10),
];

const BITS = new Map(SAMPLE_PRODUCTS.map(({ id }, bit) => [id, bit]));

/** Bit of a product id in a holdings mask. */
export function productBit(id: string): number {
  const bit = BITS.get(id);
  if (bit === undefined) throw new RangeError(`no product ${id} in the sample bank`);
  return bit;
}
