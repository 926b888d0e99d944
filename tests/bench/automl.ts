import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { tableSearchOptions } from "../../core/contract/tableModel.ts";
import { automl } from "../../core/experiments/tables/automl.ts";
import { scoreTable } from "../../core/experiments/tables/tableModel.ts";
import { applyRecipe, columnOf } from "../../core/features/tableRecipe.ts";
import { readFlatTable } from "../../core/ingestion/flat/flatTable.ts";
import { rocAuc } from "../../core/learning/metrics/ranking.ts";

const GOLDEN = new URL("../golden/tables/", import.meta.url);

/**
 * AutoML on four public tables, beside tuned HistGradientBoosting on the same held-out rows (golden figures), and how well the
 * budget was kept.
 *
 * @param seconds budget of each table
 * @param only names of tables; all when empty
 */
export async function benchAutoml(seconds: number, only: readonly string[]): Promise<void> {
  const golden = JSON.parse(readFileSync(new URL("aucs.json", GOLDEN), "utf8")) as {
    source: string;
    tables: Record<string, { positive: string; auc: number }>;
  };
  process.stdout.write(`${golden.source}; ${seconds} s of AutoML each\n`);
  for (const [name, { positive, auc: peer }] of Object.entries(golden.tables)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const at = (part: string) => fileURLToPath(new URL(`${name}.${part}.csv.gz`, GOLDEN));
    const began = performance.now();
    const options = tableSearchOptions.parse({ target: "answer", positive, metric: "roc_auc", budgetSeconds: seconds });
    const table = await readFlatTable(at("train"), { whole: ["answer"] });
    const { model, result } = await automl(table, name, options, { began });
    const used = (performance.now() - began) / 1000;
    const test = await readFlatTable(at("test"), { whole: ["answer"] });
    const { codes, labels } = columnOf(test, "answer");
    const target = Uint8Array.from(codes ?? [], (code) => (labels[code] === positive ? 1 : 0));
    const auc = rocAuc(scoreTable(model, applyRecipe(model.recipe, test)), target);
    const best = result.leaderboard[0].metric.value ?? Number.NaN;
    process.stdout.write(
      `${name.padEnd(14)} AUC ${auc.toFixed(4)}, HGB ${peer.toFixed(4)}, ours/HGB ${(auc / peer).toFixed(4)}; validation: ensemble ${(result.judged.auc.value ?? Number.NaN).toFixed(4)}, best member ${best.toFixed(4)}; ${result.budget.tried} tried, ${result.budget.ranked} ranked, ${result.kept?.models} models kept; ${used.toFixed(1)} s, ${(100 * (used / seconds - 1)).toFixed(1)} % off the budget\n    ${result.budget.early}\n    ${result.budget.advice}\n`,
    );
  }
}
