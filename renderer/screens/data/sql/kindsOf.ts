import type { Table } from "../../../../core/contract/desk/data.ts";

export type Kind = "text" | "integer" | "decimal";

/** What each column of an answer holds, by its values: a column with nothing but nulls is text. */
export function kindsOf({ columns, rows }: Table): Kind[] {
  return columns.map((_, place) => {
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
