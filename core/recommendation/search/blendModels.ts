import type { Tree } from "../../learning/gbdt/compactTree.ts";
import type { GbdtModel } from "../../learning/gbdt/tree.ts";

/**
 * A weighted mean of the margins of several models as one model: its trees are theirs, with values times weight.
 *
 * @param parts one at least, weights summing to 1; columns of one name have the same edges in all
 */
export function blendModels(parts: readonly { model: GbdtModel; weight: number }[]): GbdtModel {
  if (parts.length === 1) return parts[0].model;
  const columns: GbdtModel["columns"] = [];
  const places = new Map<string, number>();
  const trees: Tree[] = [];
  let base = 0;
  for (const { model, weight } of parts) {
    base += weight * model.base;
    const own = model.columns.map((column) => {
      const known = places.get(column.id);
      if (known !== undefined) return known;
      places.set(column.id, columns.length);
      return columns.push(column) - 1;
    });
    for (const tree of model.trees) {
      trees.push({
        ...tree,
        column: tree.column.map((c) => (c < 0 ? c : own[c])),
        value: tree.value.map((value) => value * weight),
      });
    }
  }
  return { columns, base, trees };
}
