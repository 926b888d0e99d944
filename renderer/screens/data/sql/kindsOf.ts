import type { Table } from "../../../../core/contract/desk/data.ts";

export type Kind = "text" | "integer" | "decimal";

/** Numbers that only name something: they are neither summed nor grouped by thousands. */
const NAME = /(^|_)(customer|id|cid|key|code)$/i;

/** What each column of an answer holds, by its values: a column with nothing but nulls is text, one of keys too. */
export function kindsOf({ columns, rows }: Table): Kind[] {
  return columns.map((name, place) => {
    if (NAME.test(name)) return "text";
    let kind: Kind = "text";
    for (const row of rows) {
      const value = row[place];
      if (value === null || value === undefined) continue;
      if (typeof value !== "number") return "text";
      kind = kind === "decimal" || !Number.isInteger(value) ? "decimal" : "integer";
    }
    return kind;
  });
}
