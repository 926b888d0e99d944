import { z } from "zod";
import type { Attribute, Product } from "./panel.ts";

/**
 * What reading needs of a data contract; the whole contract (core/ingestion/contract) is kept with the version and has more.
 */
const readableContract = z.object({
  id: z.string(),
  tables: z.array(
    z.object({
      id: z.string(),
      role: z.enum(["panel", "sales", "reference"]),
      required: z.boolean().default(true),
      columns: z.array(
        z.object({
          id: z.string(),
          label: z.string().optional(),
          type: z.string(),
          role: z.string().nullish(),
          product: z
            .object({ family: z.string(), marginEur: z.number(), credit: z.boolean().default(false) })
            .nullish(),
        }),
      ),
    }),
  ),
});

/** A contract as the panel sees it: which tables make it up, its products and attributes in column order. */
export interface PanelTables {
  contract: string;
  /** Panel tables, and those a month must have to be complete. */
  panel: readonly string[];
  required: readonly string[];
  sales: { table: string; product: string; margin: string | null } | null;
  products: readonly Product[];
  attributes: readonly Attribute[];
}

const STRUCTURAL = new Set(["key", "month", "holding", "ignore", "product", "margin"]);
const ROLES = [
  "joined",
  "channel",
  "active",
  "segment",
  "country",
  "region",
  "gender",
  "age",
  "deceased",
  "income",
] as const;
const KINDS: Record<string, Attribute["kind"]> = {
  flag: "flag",
  integer: "number",
  decimal: "number",
  category: "category",
  text: "category",
  date: "date",
};

/** @throws ZodError when the stored contract is not one (a damaged workspace) */
export function panelTables(contract: unknown): PanelTables {
  const { id, tables } = readableContract.parse(contract);
  const panel = tables.filter((table) => table.role === "panel");
  const columns = panel.flatMap((table) => table.columns);
  const sales = tables.find((table) => table.role === "sales");
  const salesColumn = (role: string) => sales?.columns.find((column) => column.role === role)?.id ?? null;
  const salesProduct = salesColumn("product");
  const seen = new Set<string>();
  return {
    contract: id,
    panel: panel.map((table) => table.id),
    required: panel.filter((table) => table.required).map((table) => table.id),
    sales: sales && salesProduct ? { table: sales.id, product: salesProduct, margin: salesColumn("margin") } : null,
    products: columns
      .filter((column) => column.role === "holding")
      .map((column) => ({
        id: column.id,
        label: column.label ?? column.id,
        family: column.product?.family ?? "other",
        marginEur: column.product?.marginEur ?? 0,
        marginSource: "rule",
        credit: column.product?.credit ?? false,
      })),
    attributes: columns
      .filter((column) => !STRUCTURAL.has(column.role ?? "") && !seen.has(column.id) && seen.add(column.id))
      .map((column) => ({
        id: column.id,
        label: column.label ?? column.id,
        kind: KINDS[column.type] ?? "category",
        role: ROLES.find((role) => role === column.role) ?? null,
      })),
  };
}
