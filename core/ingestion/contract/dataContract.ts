import { z } from "zod";

const role = z.enum([
  "key",
  "month",
  "holding",
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
  "saleId",
  "product",
  "margin",
  "productCode",
  "productName",
]);

/**
 * One column of a table: the names it may have in the file, how its text is read, and what is allowed in it.
 *
 * `code` reads a whole number (`29.0`) and keeps it as a category (`29`). `values` turns the texts of a flag into 0 and 1
 * (`S`/`N`). A cell that breaks a rule rejects its row unless `onInvalid` is `null`.
 */
const column = z.strictObject({
  id: z.string().min(1),
  label: z.string().optional(),
  source: z.array(z.string()).min(1),
  type: z.enum(["flag", "integer", "decimal", "category", "code", "date", "month"]),
  role: role.nullable().default(null),
  optional: z.boolean().default(false),
  min: z.number().optional(),
  max: z.number().optional(),
  codes: z.array(z.string()).optional(),
  values: z.record(z.string(), z.union([z.literal(0), z.literal(1)])).optional(),
  onNull: z.union([z.enum(["keep", "reject"]), z.strictObject({ repair: z.number() })]).default("keep"),
  onInvalid: z.enum(["reject", "null"]).default("reject"),
  product: z
    .strictObject({
      family: z.string(),
      marginEur: z.number(),
      credit: z.boolean().default(false),
      code: z.string().optional(),
    })
    .optional(),
});

const table = z.strictObject({
  id: z.string().min(1),
  role: z.enum(["panel", "sales", "reference"]),
  required: z.boolean().default(true),
  columns: z.array(column).min(1),
});

/** How the columns of an extract map to the product's roles; `resources/contracts/` has the built-in ones. */
export const dataContract = z.strictObject({
  id: z.string().min(1),
  title: z.string(),
  nullTokens: z.array(z.string()).default([]),
  /** A month whose row count moves by more than this share against the month before is pointed out. */
  rowCountDrift: z.number().positive().default(0.25),
  tables: z.array(table).min(1),
});

export type DataContract = z.infer<typeof dataContract>;
export type ContractTable = DataContract["tables"][number];
export type ContractColumn = ContractTable["columns"][number];
