import type { FlatColumn } from "../ingestion/flat/flatColumn.ts";
import { MissingColumnError } from "../ingestion/flat/flatFaults.ts";
import type { FlatTable } from "../ingestion/flat/flatTable.ts";
import type { FeatureColumn, FeatureTable } from "./featureTable.ts";

/** How the columns of a table become features, so that another file is read the same way: plain JSON. */
export type TableRecipe = readonly ColumnRecipe[];

type ColumnRecipe =
  | { kind: "number" | "date"; name: string }
  /** Labels that were known; labels[0] is "" for missing ones and for those that were not. */
  | { kind: "category"; name: string; labels: readonly string[] };

/** @throws MissingColumnError */
export function columnOf(table: FlatTable, name: string): FlatColumn {
  const found = table.columns.find((column) => column.name === name);
  if (!found) {
    throw new MissingColumnError(
      table.path,
      name,
      table.columns.map((column) => column.name),
    );
  }
  return found;
}

/** The recipe of columns that hold something to learn from. */
export function recipeOf(columns: readonly FlatColumn[]): TableRecipe {
  return columns.flatMap(({ name, kind, labels }): ColumnRecipe[] => {
    if (kind === "category") return [{ kind, name, labels }];
    return kind === "number" || kind === "date" ? [{ kind, name }] : [];
  });
}

/** Features of a table by a recipe, in its order. @throws MissingColumnError */
export function applyRecipe(recipe: TableRecipe, table: FlatTable): FeatureTable {
  return { rows: table.rows, columns: recipe.map((own) => featureOf(own, columnOf(table, own.name))) };
}

function featureOf(recipe: ColumnRecipe, column: FlatColumn): FeatureColumn {
  const { name } = recipe;
  if (recipe.kind !== "category") {
    const isAsKnown = recipe.kind === column.kind || column.kind === "empty" || recipe.kind === "number";
    return { kind: "number", name, values: isAsKnown ? column.values : column.values.map(() => Number.NaN) };
  }
  const places = new Map(recipe.labels.map((label, code) => [label, code]));
  const own = column.labels.map((label, code) => (code === 0 ? 0 : (places.get(label) ?? 0)));
  const codes = new Uint16Array(column.rows);
  if (column.codes) for (let row = 0; row < column.rows; row++) codes[row] = own[column.codes[row]];
  return { kind: "category", name, codes, labels: recipe.labels };
}
