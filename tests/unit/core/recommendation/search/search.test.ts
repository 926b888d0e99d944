import { describe, expect, it } from "vitest";
import { readHistory } from "../../../../../core/features/history.ts";
import { finish, type Progress, ProgressMeter } from "../../../../../core/jobs/progress.ts";
import { binMatrix } from "../../../../../core/learning/gbdt/binMatrix.ts";
import { fitGbdt } from "../../../../../core/learning/gbdt/fitGbdt.ts";
import { trainerOf } from "../../../../../core/learning/gbdt/growTree.ts";
import { predictMargins } from "../../../../../core/learning/gbdt/tree.ts";
import { rocAuc } from "../../../../../core/learning/metrics/ranking.ts";
import { createRandom } from "../../../../../core/random/random.ts";
import { learnProduct } from "../../../../../core/recommendation/learnProduct.ts";
import { isRecent, PurchaseFeatures } from "../../../../../core/recommendation/purchaseFeatures.ts";
import { columnsFor, learnMatrix, matrixOn } from "../../../../../core/recommendation/purchaseMatrix.ts";
import { purchaseRows, targetPlaces, teachingRows } from "../../../../../core/recommendation/purchaseRows.ts";
import { blendModels } from "../../../../../core/recommendation/search/blendModels.ts";
import { chooseBlend, MOST_MEMBERS } from "../../../../../core/recommendation/search/chooseBlend.ts";
import { mostSteps, PENALTIES, recipeOf, USUAL } from "../../../../../core/recommendation/search/recipes.ts";
import { TimeBudget } from "../../../../../core/recommendation/search/timeBudget.ts";
import { trainRecommender } from "../../../../../core/recommendation/trainRecommender.ts";
import { samplePanel } from "../../../../support/samplePanel.ts";

const panel = samplePanel({ customers: 1000, seed: "search" });
/** Two products have enough buyers to learn from: few fits come to many recipes of each. */
const small = samplePanel({ customers: 400, seed: "search" });

describe("a search for models", () => {
  it("comes to the same bytes from its number of fits, whatever the threads", async () => {
    const options = { seed: 1, trees: 8, fits: 7 };
    const one = await finish(trainRecommender(small, { ...options, threads: 1 }));
    const two = await finish(trainRecommender(small, { ...options, threads: 2 }));
    expect(two.result).toEqual(one.result);
    expect(two.arrays).toEqual(one.arrays);
    expect(one.result.fits).toBe(7);
    const tried = one.result.products.map((product) => product.tried);
    expect(tried.reduce((n, own) => n + Math.max(0, own - 1), 0)).toBe(7);
    // scorecard, trees of recent months and of the full history, logistic regression
    const learners = Array.from({ length: Math.max(...tried) }, (_, round) => recipeOf(round).learner);
    expect(new Set(learners).size).toBe(3);
    for (const { members } of one.result.products.filter(({ method }) => method === "model")) {
      expect(members.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
      expect(members.length).toBeLessThanOrEqual(MOST_MEMBERS);
    }
    const blended = one.result.products.flatMap(({ members }) => members.map(({ recipe }) => recipe));
    expect(new Set(blended).size).toBeGreaterThan(1);
  });

  it("tries nothing more when the usual models take the time, and asks before each further one", async () => {
    const shown: Progress[] = [];
    const work = trainRecommender(small, { seed: 1, trees: 4, budgetSeconds: 0.001 });
    const { result } = await finish(work, (progress) => void shown.push(progress));
    expect(shown.at(-1)).toMatchObject({ done: 100, total: 100, unit: "%", secondsLeft: 0 });
    expect(result.fits).toBe(0);
    expect(new TimeBudget(10, performance.now()).hasTimeFor(11)).toBe(false);
    expect(new TimeBudget(10, performance.now()).hasTimeFor(9)).toBe(true);
  });

  it("knows recipes by their round, the usual one first, and all different", () => {
    expect(recipeOf(0)).toBe(USUAL);
    const names = Array.from({ length: 24 }, (_, round) => recipeOf(round).name);
    expect(new Set(names).size).toBe(24);
    expect(recipeOf(20)).toEqual(recipeOf(20));
  });
});

describe("a scorecard", () => {
  it("is learned again with the penalty that the tuning month chose, and is a sum of one tree a column", async () => {
    const history = readHistory(panel);
    const places = targetPlaces(history);
    const making = { meter: new ProgressMeter("features", 0), depth: "recent" as const };
    const rows = teachingRows(history, places.slice(0, -2), { seed: 1 });
    const learn = await finish(learnMatrix(panel, history, rows, making));
    const later = new PurchaseFeatures(panel, history, "recent");
    const tuneRows = purchaseRows(history, places[places.length - 2], 1, 1);
    const tune = await finish(matrixOn(learn.matrix.columns, later, tuneRows, making));
    const product = panel.schema.products.findIndex(({ id }) => id === "em_acount");
    const recipe = recipeOf(1);
    expect(recipe.learner).toBe("scorecard");
    const task = { kind: "learn" as const, product, learn, tune, recipe, seed: "1", steps: mostSteps(recipe, 300) };
    const found = await learnProduct(task, trainerOf());
    expect(found.losses).toHaveLength(PENALTIES.length);
    expect(found.losses[found.steps - 1]).toBe(Math.min(...found.losses));
    const again = await learnProduct({ ...task, tune: null, steps: found.steps }, trainerOf());
    expect(again.model).toEqual(found.model);
    for (const { column } of found.model.trees) expect(new Set(column.filter((c) => c >= 0)).size).toBe(1);
    const candidates = Uint32Array.from(tune.held.keys()).filter((row) => ((tune.held[row] >>> product) & 1) === 0);
    const bought = Uint8Array.from(candidates, (row) => (tune.gained[row] >>> product) & 1);
    expect(
      rocAuc(
        Float64Array.from(candidates, (row) => found.margins[0][row]),
        bought,
      ),
    ).toBeGreaterThan(0.75);
  });
});

describe("a blend", () => {
  const random = createRandom("blend");
  const rows = 600;
  const columns = ["a", "b", "c"].map((id) => ({
    id,
    values: Float32Array.from({ length: rows }, () => random.normal()),
  }));
  const target = Uint8Array.from(columns[0].values, (a, i) => (a + columns[1].values[i] > 1 ? 1 : 0));
  const matrix = binMatrix(columns);
  const grow = (ids: string[], leaves: number) =>
    fitGbdt({ rows, columns: matrix.columns.filter(({ id }) => ids.includes(id)) }, target, { trees: 8, leaves }).model;
  const models = [grow(["a", "c"], 4), grow(["b", "a"], 8)];

  it("has the weighted mean of its members' margins, as one model over all their columns", () => {
    const blended = blendModels([
      { model: models[0], weight: 0.25 },
      { model: models[1], weight: 0.75 },
    ]);
    expect(blended.columns.map(({ id }) => id)).toEqual(["a", "c", "b"]);
    const margins = models.map((model) => predictMargins(model, columnsFor(model, matrix)));
    const found = predictMargins(blended, columnsFor(blended, matrix));
    for (let i = 0; i < rows; i++) expect(found[i]).toBeCloseTo(0.25 * margins[0][i] + 0.75 * margins[1][i], 10);
  });

  it("is never worse than its best member, and leaves useless ones out", () => {
    const loss = (margins: Float64Array) =>
      margins.reduce((sum, m, i) => sum + Math.log1p(Math.exp(target[i] === 1 ? -m : m)), 0);
    const members = [
      ...models.map((model) => Float32Array.from(predictMargins(model, columnsFor(model, matrix)))),
      Float32Array.from({ length: rows }, () => 5 * random.normal()),
    ];
    const every = Uint32Array.from({ length: rows }, (_, i) => i);
    const weights = chooseBlend(members, target, every);
    const blended = Float64Array.from(every, (row) => weights.reduce((sum, w, m) => sum + w * members[m][row], 0));
    expect(loss(blended)).toBeLessThanOrEqual(Math.min(...members.map((own) => loss(Float64Array.from(own)))) + 1e-9);
    expect(weights[2]).toBe(0);
  });
});

describe("features of full depth", () => {
  const history = readHistory(panel);
  const places = targetPlaces(history);

  it("are those of recent months and more, and the same when later months are not there yet", async () => {
    const making = { meter: new ProgressMeter("features", 0) };
    const early = readHistory(panel, history.months[12]);
    const rows = teachingRows(early, targetPlaces(early).slice(-2), { seed: 1 });
    const then = await finish(learnMatrix(panel, early, rows, making));
    const now = await finish(learnMatrix(panel, history, rows, making));
    expect(now.matrix).toEqual(then.matrix);
    expect(now.matrix.columns.filter(({ id }) => !isRecent(id)).length).toBeGreaterThan(20);
    const recent = await finish(learnMatrix(panel, history, rows, { ...making, depth: "recent" }));
    expect(recent.matrix.columns).toEqual(now.matrix.columns.filter(({ id }) => isRecent(id)));
  });

  it("count gains and losses as a plain look back does", () => {
    const place = places[places.length - 1] - 1;
    const present = [...history.state[place].keys()].filter((c) => history.state[place][c] !== 0);
    const customers = Uint32Array.from(present.filter((_, i) => i % 5 === 0));
    const columns = new Map(
      [...new PurchaseFeatures(panel, history).columns(place, customers)].map(({ id, values }) => [id, values]),
    );
    const p = panel.schema.products.findIndex(({ id }) => id === "debit_card");
    const has = (at: number, c: number) => (history.holdings[at][c] >> p) & 1;
    const there = (at: number, c: number) => history.state[at][c] !== 0;
    for (const [i, c] of customers.entries()) {
      const moves = (from: 0 | 1) =>
        history.months.flatMap((month, at) =>
          at > 0 && at <= place && there(at, c) && there(at - 1, c) && has(at - 1, c) === from && has(at, c) !== from
            ? [month]
            : [],
        );
      const since = (month: number | undefined) => (month === undefined ? Number.NaN : history.months[place] - month);
      const [gains, losses] = [moves(0), moves(1)];
      expect({
        gains: columns.get("gains:debit_card")?.[i],
        losses: columns.get("losses:debit_card")?.[i],
        last: columns.get("last-gain:debit_card")?.[i],
        second: columns.get("second-gain:debit_card")?.[i],
        lastLoss: columns.get("last-loss:debit_card")?.[i],
      }).toEqual({
        gains: gains.length,
        losses: losses.length,
        last: since(gains.at(-1)),
        second: since(gains.at(-2)),
        lastLoss: since(losses.at(-1)),
      });
    }
  });
});
