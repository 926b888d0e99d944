import type { Attribute, CategoryColumn, Panel, Product, SalesRows, Snapshot } from "../../core/store/panel.ts";
import { formatMonth, parseMonth } from "../../core/time/month.ts";

/** One customer-month written out in a test. Holdings by product id; attributes by id, null for a missing value. */
export interface PanelRow {
  customer: string;
  month: string;
  holds?: readonly string[];
  [attribute: string]: unknown;
}

/** A Panel over rows written out in a test: the same behaviour as the stored one, without a file. */
export function memoryPanel(
  rows: readonly PanelRow[],
  schema: { products: readonly Product[]; attributes: readonly Attribute[]; contract?: string },
  sales: SalesRows | null = null,
): Panel {
  const keys = [...new Set(rows.map((row) => row.customer))].sort((a, b) =>
    Number.isNaN(Number(a)) || Number.isNaN(Number(b)) ? (a < b ? -1 : 1) : Number(a) - Number(b),
  );
  const indices = new Map(keys.map((key, index) => [key, index]));
  const months = [...new Set(rows.map((row) => parseMonth(row.month)))].sort((a, b) => a - b);
  const labels = new Map<string, string[]>();
  for (const { id, kind } of schema.attributes) {
    if (kind !== "category") continue;
    const values = rows.map((row) => row[id]).filter((value) => value !== null && value !== undefined);
    labels.set(id, ["", ...[...new Set(values.map(String))].sort()]);
  }
  const snapshots = new Map(
    months.map((month) => {
      const own = rows
        .filter((row) => parseMonth(row.month) === month)
        .sort((a, b) => (indices.get(a.customer) ?? 0) - (indices.get(b.customer) ?? 0));
      const cells = (id: string) => own.map((row) => row[id] ?? null);
      const snapshot: Snapshot = {
        month,
        rows: own.length,
        customer: Uint32Array.from(own, (row) => indices.get(row.customer) ?? 0),
        holdings: Uint32Array.from(own, (row) =>
          schema.products.reduce((mask, product, p) => (row.holds?.includes(product.id) ? mask | (1 << p) : mask), 0),
        ),
        category(id): CategoryColumn {
          const names = labels.get(id) ?? [""];
          return {
            labels: names,
            codes: Uint16Array.from(cells(id), (v) => (v === null ? 0 : names.indexOf(String(v)))),
          };
        },
        number: (id) => Float64Array.from(cells(id), (v) => (v === null ? Number.NaN : Number(v))),
        date: (id) =>
          Int32Array.from(cells(id), (v) => (v === null ? -2147483648 : Date.parse(`${v}T00:00:00Z`) / 86_400_000)),
        flag: (id) => Uint8Array.from(cells(id), (v) => (v === null ? 255 : Number(v))),
      };
      return [month, snapshot] as const;
    }),
  );
  return {
    version: "v1",
    months,
    schema: { contract: schema.contract ?? "test", products: schema.products, attributes: schema.attributes },
    customers: { size: keys.length, key: (i) => keys[i], indexOf: (key) => indices.get(key) ?? -1 },
    snapshot(month) {
      const found = snapshots.get(month);
      if (!found) throw new Error(`no month ${formatMonth(month)}`);
      return found;
    },
    sales: () => sales,
  };
}
