import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type TableSearchBoard, tableSearchOptions } from "../../../../../core/contract/tableModel.ts";
import { type AutomlControl, automl, type SearchedTable } from "../../../../../core/experiments/tables/automl.ts";
import { firstCandidates } from "../../../../../core/experiments/tables/candidates.ts";
import { columnsThatTell } from "../../../../../core/experiments/tables/columnsThatTell.ts";
import type { FitAnswer } from "../../../../../core/experiments/tables/fitCandidate.ts";
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
    // how late it may be is measured by the bench: a machine that others use is later
    expect(usedSeconds).toBeGreaterThan(0.8 * options.budgetSeconds);
    expect(early).not.toBe("");
    const again = await search({}, { former: found.former });
    expect(partsOf(again)).toEqual(partsOf(found));
  });

  it("goes to more seeds of the final fits when rows have times, which the replay does again", async () => {
    const found = await search({ ordered: true, budgetSeconds: 3 }, {});
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

describe("groups", () => {
  it("that cannot be cut once more leave a member with the models that it has", async () => {
    // 40 groups of four rows, two of which have all the positives: other cuts put both on the same side
    const grouped = madeTable(160, (row) => ({ group: row >> 2, rare: row < 8 && row % 4 > 0 ? 1 : 0 }));
    const flat = await readFlatTable(grouped, { whole: ["rare", "group"] });
    const asked = tableSearchOptions.parse({ target: "rare", group: "group", budgetSeconds: 5, seed: 12 });
    const { result, model } = await automl(flat, "hash", asked, { former: { finished: ["a1/0", "a1/1", "a1/0~1"] } });
    expect(result.validation).toMatch(/^2 folds of whole groups/);
    expect(model.members.map(({ id, models }) => [id, models.length])).toEqual([["a1", 2]]);
  });
});

describe("a search that was killed", () => {
  class Killed extends Error {}
  const answerOf = (scored: number): FitAnswer => ({
    model: { format: 1, learner: "gbdt", parameters: {}, columns: [], state: null, rate: 0.5, steps: 1 },
    scores: Float64Array.of(scored),
    fitSeconds: 1,
    scoreSeconds: 1,
    secondsPer1000: null,
    bytes: 1,
  });

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
    new FitFolder(folder, { sha256: "hash", options }).save("a0/0", answerOf(1), 12.5);
    const again = new FitFolder(folder, { sha256: "hash", options });
    expect(again.finished).toEqual(["a0/0"]);
    expect(again.seconds).toBe(12.5);
    expect(again.load("a0/0")).toEqual(answerOf(1));
    expect(new FitFolder(folder, { sha256: "other", options }).finished).toEqual([]);
  });

  it("names a fit once that could not be read and was done again, and keeps those beside it", () => {
    const folder = join(mkdtempSync(join(tmpdir(), "killed-")), "fits");
    const open = () => new FitFolder(folder, { sha256: "hash", options });
    const first = open();
    for (const [place, key] of ["a0/0", "a0/1"].entries()) first.save(key, answerOf(place), 1 + place);
    writeFileSync(join(folder, "0.json"), "{");
    const second = open();
    expect(second.load("a0/0")).toBeNull();
    second.save("a0/0", answerOf(0), 3);
    const third = open();
    third.save("a0/2", answerOf(2), 4);
    const last = open();
    expect(last.finished).toEqual(["a0/0", "a0/1", "a0/2"]);
    for (const [place, key] of last.finished.entries()) expect(last.load(key)).toEqual(answerOf(place));
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

  it("holds with time too, where a member is fitted again as one model, and when it is stopped", async () => {
    const folds = Array.from({ length: 4 }, (_, fold) => `a3/${fold}`);
    const former = { finished: [...folds, "a3+1"], speeds };
    const keptOf = ({ result: { kept } }: SearchedTable) => kept;
    expect(keptOf(await search({ ordered: true }, { former }))).toEqual({ models: 2, msPer1000: 20 });
    expect(keptOf(await search({ ordered: true, scoreMsPer1000: 10 }, { former }))).toEqual({
      models: 1,
      msPer1000: 10,
    });
    const stop = new AbortController();
    const onBoard = ({ leaderboard }: TableSearchBoard) => {
      if (leaderboard.length === 3) stop.abort();
    };
    const stopped = await search({ ordered: true, scoreMsPer1000: 1000 }, { stop: stop.signal, onBoard });
    expect(stopped.result.budget.wasStopped).toBe(true);
    for (const { models } of stopped.model.members) expect(models).toHaveLength(1);
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
