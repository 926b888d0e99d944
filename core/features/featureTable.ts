import { DomainError } from "../errors/domainError.ts";

/** Named columns over the same rows: what a pipeline reads. */
export interface FeatureTable {
  rows: number;
  columns: readonly FeatureColumn[];
}

export type FeatureColumn = NumberColumn | LabelColumn;

/** Numbers in their own unit. NaN = missing; 0/1 facts that are never missing come as bytes. */
interface NumberColumn {
  kind: "number";
  name: string;
  values: Float64Array | Uint8Array;
}

/** Codes into labels; 0 = missing (labels[0] is ""). */
export interface LabelColumn {
  kind: "category";
  name: string;
  codes: Uint16Array;
  labels: readonly string[];
}

class MissingFeatureError extends DomainError {
  constructor(name: string, kind: FeatureColumn["kind"], known: readonly string[]) {
    super({
      code: "missing-feature",
      what: `There is no ${kind} column ${name} among the features`,
      mend: `Use data with that column, or fit again without it. Known: ${known.join(", ")}.`,
      facts: { name, kind },
    });
  }
}

/** @throws MissingFeatureError when the table has no such column, or it is of the other kind */
export function numbersOf(table: FeatureTable, name: string): Float64Array | Uint8Array {
  const found = table.columns.find((column) => column.name === name);
  if (found?.kind !== "number") throw missing(table, name, "number");
  return found.values;
}

/** @throws MissingFeatureError when the table has no such column, or it is of the other kind */
export function labelsOf(table: FeatureTable, name: string): LabelColumn {
  const found = table.columns.find((column) => column.name === name);
  if (found?.kind !== "category") throw missing(table, name, "category");
  return found;
}

function missing(table: FeatureTable, name: string, kind: FeatureColumn["kind"]): MissingFeatureError {
  return new MissingFeatureError(
    name,
    kind,
    table.columns.map((column) => column.name),
  );
}
