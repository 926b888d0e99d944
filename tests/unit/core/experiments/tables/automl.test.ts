import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type TableSearchOptions, tableSearchOptions } from "../../../../../core/contract/tableModel.ts";
import { automl, type SearchedTable } from "../../../../../core/experiments/tables/automl.ts";
import { wholeColumns } from "../../../../../core/experiments/tables/prepareTable.ts";
import { scoreTable } from "../../../../../core/experiments/tables/tableModel.ts";
import { applyRecipe, columnOf } from "../../../../../core/features/tableRecipe.ts";
import { readFlatTable } from "../../../../../core/ingestion/flat/flatTable.ts";
import { rocAuc } from "../../../../../core/learning/metrics/ranking.ts";
import { madeTable } from "../../../../support/madeTable.ts";

const GOLDEN = new URL("../../../../golden/tables/", import.meta.url);
const golden = JSON.parse(readFileSync(new URL("aucs.json", GOLDEN), "utf8")) as {
  tables: Record<string, { positive: string; auc: number }>;
};

/** The fits of the first candidates on so many folds: a search of fixed work, whatever the machine. */
const firstFits = (folds: number, candidates: readonly string[]) =>
  candidates.flatMap((id) => Array.from({ length: folds }, (_, fold) => `${id}/${fold}`));

async function search(path: string, options: TableSearchOptions, finished: readonly string[]): Promise<SearchedTable> {
  const table = await readFlatTable(path, { whole: wholeColumns(options) });
  return automl(table, "hash", options, { former: { finished } });
}

async function heldOutAuc(name: string, finished: readonly string[]): Promise<number> {
  const { positive } = golden.tables[name];
  const at = (part: string) => new URL(`${name}.${part}.csv.gz`, GOLDEN).pathname;
  const options = tableSearchOptions.parse({ target: "answer", positive, metric: "roc_auc" });
  const { model } = await search(at("train"), options, finished);
  const test = await readFlatTable(at("test"), { whole: ["answer"] });
  const { codes, labels } = columnOf(test, "answer");
  const target = Uint8Array.from(codes ?? [], (code) => (labels[code] === positive ? 1 : 0));
  return rocAuc(scoreTable(model, applyRecipe(model.recipe, test)), target);
}

describe("a search of the first candidates", () => {
  it.each([
    ["breast_cancer", 8, ["a2", "a3"]],
    ["digits", 5, ["a4"]],
    ["wine", 8, ["a2", "a3", "a4"]],
    ["diabetes", 8, ["a2", "a3"]],
  ])("comes within 1 %% of tuned boosting on the held-out rows of %s", async (name, folds, candidates) => {
    expect(await heldOutAuc(name, firstFits(folds, candidates))).toBeGreaterThan(0.99 * golden.tables[name].auc);
  });
});

describe("a search", () => {
  const options = tableSearchOptions.parse({ target: "answer", positive: "yes", metric: "roc_auc", seed: 3 });
  let path = "";
  let found: SearchedTable;
  beforeAll(async () => {
    path = madeTable(250);
    found = await search(path, options, [...firstFits(8, ["a1", "a2", "a3", "b1"]), "b2/0", "b3/0"]);
  });

  it("ranks only who was judged on every fold, and makes an ensemble no worse than its best member", () => {
    const { leaderboard, judged, budget } = found.result;
    const ids = leaderboard.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["a1", "a2", "a3", "b1"]));
    expect(ids.some((id) => id === "b2" || id === "b3")).toBe(false);
    expect(budget.tried).toBeGreaterThanOrEqual(budget.ranked);
    expect(judged.metric.value ?? 0).toBeGreaterThanOrEqual((leaderboard[0].metric.value ?? 1) - 1e-12);
    expect(leaderboard.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    for (const { metric } of leaderboard) {
      expect(metric.low ?? 1).toBeLessThan(metric.value ?? 0);
      expect(metric.high ?? 0).toBeGreaterThan(metric.value ?? 1);
    }
  });

  it("is the same again, to the last digit, from the fits that were finished", async () => {
    const again = await search(path, options, found.former.finished);
    const parts = ({ result, model }: SearchedTable) => ({
      model,
      board: result.leaderboard.map(({ trainSeconds: _, scoreSecondsPer1000: __, ...rest }) => rest),
      judged: result.judged,
      importance: result.importance,
    });
    expect(parts(again)).toEqual(parts(found));
  });

  it("scores as its model does after it was written and read", async () => {
    const table = await readFlatTable(path, { whole: ["answer"] });
    const features = applyRecipe(found.model.recipe, table);
    const read = JSON.parse(JSON.stringify(found.model)) as SearchedTable["model"];
    expect([...scoreTable(read, features)]).toEqual([...scoreTable(found.model, features)]);
  });

  it("knows what matters, and captures positives at the top", () => {
    const { importance, capture, top } = found.result;
    expect(
      importance
        .slice(0, 2)
        .map(({ column }) => column)
        .sort(),
    ).toEqual(["x", "y"]);
    const half = capture.find(({ share }) => share >= 0.5);
    expect(half?.found ?? 0).toBeGreaterThan(0.8);
    expect(capture.at(-1)).toEqual({ share: 1, found: 1 });
    expect(top.filter(({ isPositive }) => isPositive).length).toBeGreaterThan(40);
  });

  it("opens the last period once, with models of the time before", async () => {
    const ordered = tableSearchOptions.parse({ target: "answer", positive: "yes", ordered: true, metric: "roc_auc" });
    const { result, model } = await search(path, ordered, firstFits(4, ["a1", "a2"]));
    expect(result.lastPeriod?.rows ?? 0).toBeGreaterThanOrEqual(45);
    expect(result.lastPeriod?.auc.value ?? 0).toBeGreaterThan(0.75);
    for (const { models } of model.members) expect(models).toHaveLength(1);
  });

  it("ends when it is told to, and keeps the best so far", async () => {
    const stop = new AbortController();
    const table = await readFlatTable(path, { whole: ["answer"] });
    const { result } = await automl(
      table,
      "hash",
      { ...options, budgetSeconds: 600 },
      {
        stop: stop.signal,
        onBoard: ({ leaderboard }) => {
          if (leaderboard.length >= 2) stop.abort();
        },
      },
    );
    expect(result.budget.wasStopped).toBe(true);
    expect(result.leaderboard.length).toBeGreaterThanOrEqual(2);
  });
});
