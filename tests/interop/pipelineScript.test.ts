import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeSearch } from "../../core/api/tableFiles.ts";
import { tableSearchOptions } from "../../core/contract/tableModel.ts";
import { automl } from "../../core/experiments/tables/automl.ts";
import { scoreTable } from "../../core/experiments/tables/tableModel.ts";
import { applyRecipe } from "../../core/features/tableRecipe.ts";
import { readFlatTable } from "../../core/ingestion/flat/flatTable.ts";
import { rocAuc } from "../../core/learning/metrics/ranking.ts";
import { madeTable } from "../support/madeTable.ts";
import { runScript, whyNoPython } from "../support/python.ts";

const reason = whyNoPython("sklearn", "pandas", "onnxruntime");
const folder = mkdtempSync(join(tmpdir(), "pipeline-"));
afterAll(() => rmSync(folder, { recursive: true }));

const path = madeTable(400, (row) => ({
  since: `${1 + (row % 28)}/03/20${10 + (row % 9)}`.padStart(10, "0"),
  'a "name"': row % 7 === 0 ? "" : row % 5,
}));

describe.skipIf(reason !== null)(
  `the pipeline as scikit-learn code${reason === null ? "" : ` (skipped: ${reason})`}`,
  () => {
    it.each(["a2", "a3", "a4"])("comes near the model %s, and loads the exact one", async (id) => {
      const options = tableSearchOptions.parse({ target: "answer", positive: "yes", metric: "roc_auc" });
      const table = await readFlatTable(path, { whole: ["answer"] });
      const finished = Array.from({ length: 8 }, (_, fold) => `${id}/${fold}`);
      const searched = await automl(table, "hash", options, { former: { finished } });
      const out = join(folder, id);
      await writeSearch(out, searched, { own: table, other: undefined });
      const script = join(out, "pipeline.py");
      const { rows, auc } = runScript<{ rows: number; auc: number }>(script, [path]);
      expect(rows).toBe(400);
      expect(Math.abs(auc - (searched.result.judged.auc.value ?? 0))).toBeLessThan(0.025);
      const exact = runScript<{ auc: number }>(script, ["--onnx", path]);
      const answers = table.columns.find(({ name }) => name === "answer");
      const target = Uint8Array.from(answers?.codes ?? [], (code) => (answers?.labels[code] === "yes" ? 1 : 0));
      const scores = scoreTable(searched.model, applyRecipe(searched.model.recipe, table));
      expect(exact.auc).toBeCloseTo(rocAuc(scores, target), 5);
    });
  },
);
