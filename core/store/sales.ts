import { positionsIn } from "./mergeKeys.ts";
import type { Product, SalesRows } from "./panel.ts";
import type { PanelTables } from "./panelContract.ts";
import { chunksOf, type LoadInfo, readColumn } from "./versions.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

/**
 * All sales of a version that name a known customer and product; null when it has no sales table.
 *
 * A sales load keeps the product as the holding column's id (the import resolves the seller's product codes).
 */
export function readSales(
  file: WorkspaceFile,
  tables: PanelTables,
  loads: readonly LoadInfo[],
  customers: Int32Array,
): SalesRows | null {
  const { sales } = tables;
  if (!sales) return null;
  const own = loads.filter((load) => load.table === sales.table && load.month !== null);
  if (own.length === 0) return null;
  const bits = new Map(tables.products.map((product, bit) => [product.id, bit]));
  const months: number[] = [];
  const keys: number[] = [];
  const products: number[] = [];
  const margins: number[] = [];
  for (const load of own) {
    const chunks = chunksOf(file, load.id);
    const keyColumn = chunks.find((chunk) => chunk.encoding.kind === "key");
    if (!keyColumn) continue;
    const key = readColumn(file, load.id, keyColumn.column);
    const product = readColumn(file, load.id, sales.product);
    const margin = sales.margin === null ? null : readColumn(file, load.id, sales.margin);
    if (key.kind !== "key" || product.kind !== "category") continue;
    const positions = positionsIn(key.values, customers);
    const bitOf = product.labels.map((label) => bits.get(label) ?? -1);
    for (let i = 0; i < positions.length; i++) {
      const bit = bitOf[product.codes[i]];
      if (positions[i] < 0 || bit < 0) continue;
      months.push(load.month ?? 0);
      keys.push(positions[i]);
      products.push(bit);
      margins.push(margin?.kind === "number" ? margin.values[i] : Number.NaN);
    }
  }
  // rows lie nearly in order: a plain array's sort makes use of that, a typed array's does not
  const order = [...months.keys()].sort(
    (a, b) => months[a] - months[b] || keys[a] - keys[b] || products[a] - products[b] || margins[a] - margins[b],
  );
  return {
    month: Int32Array.from(order, (i) => months[i]),
    customer: Uint32Array.from(order, (i) => keys[i]),
    product: Uint8Array.from(order, (i) => products[i]),
    marginEur: Float64Array.from(order, (i) => margins[i]),
  };
}

/** Products with the mean realised margin where there are sales of them; the contract's rule stays for the others. */
export function marginsFromSales(products: readonly Product[], sales: SalesRows | null): Product[] {
  const sums = new Float64Array(products.length);
  const counts = new Float64Array(products.length);
  for (let i = 0; sales && i < sales.product.length; i++) {
    if (Number.isNaN(sales.marginEur[i])) continue;
    sums[sales.product[i]] += sales.marginEur[i];
    counts[sales.product[i]]++;
  }
  return products.map((product, bit) =>
    counts[bit] > 0 ? { ...product, marginEur: sums[bit] / counts[bit], marginSource: "sales" } : product,
  );
}
