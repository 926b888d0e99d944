import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { tableSearchOptions } from "../../../../../core/contract/tableModel.ts";
import { type AutomlControl, automl, type SearchedTable } from "../../../../../core/experiments/tables/automl.ts";
import { firstCandidates } from "../../../../../core/experiments/tables/candidates.ts";
import { columnsThatTell } from "../../../../../core/experiments/tables/columnsThatTell.ts";
import { FitFolder } from "../../../../../core/experiments/tables/fitFolder.ts";
import { prepareTable } from "../../../../../core/experiments/tables/prepareTable.ts";
import { type FlatTable, readFlatTable } from "../../../../../core/ingestion/flat/flatTable.ts";
import { createRandom } from "../../../../../core/random/random.ts";
import { madeTable } from "../../../../support/madeTable.ts";

const options = tableSearchOptions.parse({ target: "answer", positive: "yes", metric: "roc_auc", budgetSeconds: 5 });
let table: FlatTable;
beforeAll(async () => {
  table = await readFlatTable(madeTable(150), { whole: ["answer"] });
});

const search = (more: Partial<typeof options>, control: AutomlControl) =>
  automl(table, "hash", { ...options, ...more }, control);
const partsOf = ({ result, model }: SearchedTable) => ({
  model,
  judged: result.judged,
  board: result.leaderboard.map(({ trainSeconds: _, scoreSecondsPer1000: __, ...rest }) => rest),
});

describe("the time of a search", () => {
  it("is used up, and the same fits give the same search to the last bit", async () => {
    const found = await search({}, {});
    const { usedSeconds, early } = found.result.budget;
    // a machine that others use may be late, but not by much
    expect(usedSeconds).toBeGreaterThan(0.8 * options.budgetSeconds);
    expect(usedSeconds).toBeLessThan(1.5 * options.budgetSeconds);
    expect(early).not.toBe("");
    const again = await search({}, { former: found.former });
    expect(partsOf(again)).toEqual(partsOf(found));
  });

  it("goes to more seeds of the final fits when rows have times, which the replay does again", async () => {
    const found = await search({ ordered: true }, {});
    const again = await search({ ordered: true }, { former: found.former });
    expect(partsOf(again)).toEqual(partsOf(found));
    expect(again.result.lastPeriod).toEqual(found.result.lastPeriod);
  });

  it("counts whole repeats only, and single fits with other seeds", async () => {
    const folds = Array.from({ length: 8 }, (_, fold) => fold);
    const modelsOf = async (finished: readonly string[]) =>
      (await search({}, { former: { finished } })).model.members[0].models.length;
    const first = folds.map((fold) => `a3/${fold}`);
    const part = [...first, ...folds.slice(1).map((fold) => `a3/${fold}~1`)];
    expect(await modelsOf(part)).toBe(8);
    expect(await modelsOf([...part, "a3/0~1"])).toBe(16);
    expect(await modelsOf([...part, "a3/0~1", "a3/5#1"])).toBe(17);
  });
});

describe("a search that was killed", () => {
  class Killed extends Error {}

  it("goes on from the fits that it had kept, and leaves nothing behind", async () => {
    const folder = join(mkdtempSync(join(tmpdir(), "killed-")), "fits");
    const identity = { sha256: "hash", options };
    let told = 0;
    const onBoard = () => {
      if (told++ === 30) throw new Killed();
    };
    await expect(search({ budgetSeconds: 600 }, { store: new FitFolder(folder, identity), onBoard })).rejects.toThrow(
      Killed,
    );
    // another time is the same search still
    const store = new FitFolder(folder, { sha256: "hash", options: { ...options, budgetSeconds: 2 } });
    const kept = [...store.finished];
    expect(kept.length).toBeGreaterThan(20);
    expect(store.load(kept[20])?.scores.length).toBeGreaterThan(0);
    const found = await search({ budgetSeconds: 2 }, { store });
    expect(found.former.finished.slice(0, kept.length).sort()).toEqual([...kept].sort());
    expect(partsOf(await search({}, { former: found.former }))).toEqual(partsOf(found));
    store.remove();
    expect(existsSync(folder)).toBe(false);
  });

  it("begins anew with another table or other options", () => {
    const folder = join(mkdtempSync(join(tmpdir(), "killed-")), "fits");
    const answer = { fitSeconds: 1, scoreSeconds: 1, secondsPer1000: null, bytes: 1, scores: Float64Array.of(0.25) };
    const model = {
      format: 1 as const,
      learner: "gbdt",
      parameters: {},
      columns: [],
      state: null,
      rate: 0.5,
      steps: 1,
    };
    new FitFolder(folder, { sha256: "hash", options }).save("a0/0", { ...answer, model });
    const again = new FitFolder(folder, { sha256: "hash", options });
    expect(again.finished).toEqual(["a0/0"]);
    expect(again.load("a0/0")).toEqual({ ...answer, model });
    expect(new FitFolder(folder, { sha256: "other", options }).finished).toEqual([]);
  });
});

describe("a limit on the time of scoring", () => {
  const finished = ["a1", "a2", "a3"].flatMap((id) => Array.from({ length: 8 }, (_, fold) => `${id}/${fold}`));
  const speeds = { a1: 0.001, a2: 0.002, a3: 0.01 };

  it("leaves out members that are too slow together", async () => {
    const { result, model } = await search({ scoreMsPer1000: 30 }, { former: { finished, speeds } });
    expect(result.kept?.msPer1000 ?? 99).toBeLessThanOrEqual(30);
    // 8 models of 10 ms each
    expect(model.members.some(({ id }) => id === "a3")).toBe(false);
  });

  it("says how fast the fastest is when none is fast enough", async () => {
    await expect(search({ scoreMsPer1000: 1 }, { former: { finished, speeds } })).rejects.toThrow(
      /within 1 ms; the fastest takes/,
    );
  });
});

describe("what candidates learn from and stop by", () => {
  it("are the columns that tell, chosen on the rows to learn from", async () => {
    const random = createRandom(4);
    const noisy = madeTable(400, () =>
      Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`noise${i}`, random.normal().toFixed(3)])),
    );
    const flat = await readFlatTable(noisy, { whole: ["answer"] });
    const { features, target } = prepareTable(flat, options);
    const chosen = await columnsThatTell({ table: features, target }, 0.25, "seed");
    expect(chosen.map(({ name }) => name)).toEqual(["x", "y", "colour"]);
  });

  it("is the metric asked for", () => {
    const stops = (metric: (typeof options)["metric"] & string) =>
      firstCandidates({ rows: 5000, columns: 5, metric }).find(({ learner }) => learner === "gbdt")?.parameters.metric;
    expect(stops("roc_auc")).toBe("roc-auc");
    expect(stops("lift_at_n")).toBe("average-precision");
    expect(stops("log_loss")).toBe("log-loss");
  });

  it("judges by the worth of a list when that is asked for", async () => {
    const finished = ["a1", "a2"].flatMap((id) => Array.from({ length: 8 }, (_, fold) => `${id}/${fold}`));
    const { result } = await search(
      { metric: "expected_revenue_at_n", n: 20, marginEur: 10, costEur: 1 },
      { former: { finished } },
    );
    const found = result.top.slice(0, 20).filter(({ isPositive }) => isPositive).length;
    expect(result.judged.metric.value).toBeCloseTo(10 * found - 20, 6);
  });
});
