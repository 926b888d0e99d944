import { keyReader } from "../store/customerKeys.ts";
import { mergeKeys, positionsIn } from "../store/mergeKeys.ts";
import { chunksOf, headVersion, loadsOf, readColumn } from "../store/versions.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import type { Month } from "../time/month.ts";
import type { DataContract } from "./contract/dataContract.ts";
import { type MonthArrays, onlyRows, placeOf, type RowPlace } from "./monthRows.ts";
import type { TableRows } from "./readRows.ts";

/** Resolves the seller's product codes and refuses sales to nobody or of nothing. */
export class SalesCheck {
  readonly #products: Map<string, string>;
  readonly #holdings: ReadonlySet<string>;
  readonly #file: WorkspaceFile;
  readonly #contract: DataContract;
  readonly #panelKeys: ReadonlyMap<string, ReadonlyMap<Month, Int32Array>>;
  #customers: Int32Array | null = null;

  constructor(
    file: WorkspaceFile,
    contract: DataContract,
    panelKeys: ReadonlyMap<string, ReadonlyMap<Month, Int32Array>>,
  ) {
    this.#file = file;
    this.#contract = contract;
    this.#panelKeys = panelKeys;
    const columns = contract.tables.flatMap((table) => table.columns);
    this.#holdings = new Set(columns.filter(({ role }) => role === "holding").map(({ id }) => id));
    this.#products = new Map(
      columns.flatMap(({ id, product }) => (product?.code ? [[product.code, id] as const] : [])),
    );
    for (const id of this.#holdings) this.#products.set(id, id);
  }

  /** A reference table of product codes and names says more than the contract. */
  learnProducts(table: TableRows): void {
    const code = table.columns.findIndex(({ role }) => role === "productCode");
    const name = table.columns.findIndex(({ role }) => role === "productName");
    if (code < 0 || name < 0) return;
    for (const gathered of table.months.values()) {
      const rows = gathered.finish();
      for (let row = 0; row < rows.rows; row++) {
        const label = (column: number) => table.labels[column]?.[rows.columns[column]?.[row] ?? 0] ?? "";
        if (this.#holdings.has(label(name))) this.#products.set(label(code), label(name));
      }
    }
  }

  /** The month without the refused sales; product labels become the ids of holding columns. */
  judge(
    table: TableRows,
    rows: MonthArrays,
    refuse: (at: RowPlace, column: string, value: string, reason: string) => void,
  ): MonthArrays {
    const key = table.columns.findIndex(({ role }) => role === "key");
    const product = table.columns.findIndex(({ role }) => role === "product");
    const labels = table.labels[product] ?? [];
    const keys = (rows.columns[key] as Int32Array).subarray(0, rows.rows);
    const sorted = keys.slice().sort();
    const positions = positionsIn(sorted, this.#allCustomers());
    const unknown = new Set(sorted.filter((_, i) => positions[i] < 0));
    const codes = rows.columns[product] as Int32Array;
    const keyOf = keyReader(this.#file);
    const kept: number[] = [];
    for (let row = 0; row < rows.rows; row++) {
      const label = labels[codes[row]];
      if (unknown.has(keys[row]))
        refuse(placeOf(rows, row), table.columns[key].id, keyOf(keys[row]), "unknown-customer");
      else if (!this.#products.has(label) && !this.#holdings.has(label))
        refuse(placeOf(rows, row), table.columns[product].id, label, "unknown-product");
      else kept.push(row);
    }
    this.#resolve(labels);
    return kept.length === rows.rows ? rows : onlyRows(rows, Uint32Array.from(kept));
  }

  /** Labels are shared by all months of the table: once resolved they stay so. */
  #resolve(labels: string[]): void {
    for (let code = 1; code < labels.length; code++) labels[code] = this.#products.get(labels[code]) ?? labels[code];
  }

  #allCustomers(): Int32Array {
    if (this.#customers) return this.#customers;
    const staged = [...this.#panelKeys.values()].flatMap((months) => [...months.values()]);
    const head = headVersion(this.#file);
    const panel = new Set(this.#contract.tables.filter(({ role }) => role === "panel").map(({ id }) => id));
    const seen = new Set<string>();
    const kept = (head ? loadsOf(this.#file, head.id) : []).flatMap((load) => {
      const key = chunksOf(this.#file, load.id).find(({ encoding }) => encoding.kind === "key");
      if (!panel.has(load.table) || !key || seen.has(key.hash)) return [];
      seen.add(key.hash);
      const column = readColumn(this.#file, load.id, key.column);
      return column.kind === "key" ? [column.values] : [];
    });
    this.#customers = mergeKeys([...staged, ...kept]);
    return this.#customers;
  }
}
