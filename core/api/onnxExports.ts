import { finish } from "../jobs/progress.ts";
import { exportFormatOf, exportTable } from "../reporting/tables/exportTable.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import type { Control } from "./control.ts";
import { scoreImport } from "./onnxImports.ts";
import type { Panels } from "./panels.ts";

/** Writes an imported model's scores of the untouched month beside ours, customer by customer, as CSV or XLSX. */
export async function exportImportScores(
  file: WorkspaceFile,
  panels: Panels,
  id: string,
  path: string,
  control: Control,
) {
  exportFormatOf(path);
  const { month, scores, ours } = await finish(scoreImport(file, panels, id, control.signal), control.onProgress);
  const { rows, found } = scores;
  const { testedOn, panel } = month;
  const table = {
    name: `scores ${testedOn}`,
    columns: [
      { name: "customer", kind: "text" as const },
      { name: "product", kind: "text" as const },
      { name: "score", kind: "decimal" as const },
      { name: "our_probability", kind: "decimal" as const },
      { name: "bought", kind: "integer" as const },
    ],
    rowCount: found.reduce((sum, { candidates }) => sum + candidates.length, 0),
    *rows() {
      for (const [t, { target, candidates, scores: own }] of found.entries()) {
        const { id: product } = panel.schema.products[target.product];
        for (const [i, row] of candidates.entries()) {
          const bought = (rows.gained[row] >>> target.product) & 1;
          yield [panel.customers.key(rows.customers[row]), product, own[i], ours[t][i], bought];
        }
      }
    },
  };
  const written = await finish(exportTable(table, path, { signal: control.signal }), control.onProgress);
  return { id, path, month: testedOn, rows: written.rows, bytes: written.bytes };
}
