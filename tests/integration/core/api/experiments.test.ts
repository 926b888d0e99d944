import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Workspace } from "../../../../core/api/workspace.ts";
import { gateReport, modelList, runComparison, runDetail } from "../../../../core/contract/experiments.ts";
import { purgeRuns } from "../../../../core/experiments/runs/deleteRuns.ts";
import { type SampleWorkspace, sampleWorkspace } from "../../../support/sampleWorkspace.ts";

let sample: SampleWorkspace;
let workspace: Workspace;
const at = (name: string) => sample.at(name);
const daysFromNow = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000);
const actions = () => workspace.file.db.prepare<[], { action: string }>("SELECT action FROM audit ORDER BY id").all();

beforeAll(async () => {
  sample = await sampleWorkspace({ customers: 2000, seed: 3 });
  workspace = sample.workspace;
  await workspace.segment({ counts: [4] });
  await workspace.recommend({ trees: 15, month: "2019-04" });
  await workspace.recommend({ trees: 8, month: "2019-05" });
}, 120_000);
afterAll(() => sample.discard());

describe("a run", () => {
  it("is recorded for every fit, with what went in, what came out and what it cost", () => {
    const { runs, total } = workspace.runs();
    expect(total).toBe(3);
    expect(runs.map(({ derived }) => derived)).toEqual(["recommendation-2", "recommendation-1", "segmentation-1"]);
    const run = runDetail.parse(workspace.run(runs[0].id));
    expect(run).toMatchObject({ data: "v1", seed: 1, params: { month: "2019-05", trees: 8 }, metric: "MAP@7" });
    expect(run.seconds).toBeGreaterThan(0);
    expect(run.peakBytes).toBeGreaterThan(1e6);
    expect(run.bytes).toBeGreaterThan(1000);
    const curve = run.curves.find(({ name }) => name.startsWith("tuning loss by tree"));
    expect(curve?.steps.slice(0, 3)).toEqual([1, 2, 3]);
  });

  it("is recorded as failed with the reason when it fails", async () => {
    await expect(workspace.recommend({ month: "2018-03" })).rejects.toMatchObject({ code: "not-enough-months" });
    const [failed] = workspace.runs({ state: "failed" }).runs;
    expect(failed).toMatchObject({ derived: null, value: null });
    expect(workspace.run(failed.id).message).toContain("Import more months");
    workspace.deleteRuns([failed.id]);
  });

  it("is compared by what differs alone", () => {
    const found = runComparison.parse(workspace.compareRuns([2, 3]));
    expect(found.params.map(({ name, values }) => [name, ...values])).toEqual([
      ["month", "2019-04", "2019-05"],
      ["trees", "15", "8"],
    ]);
    expect(found.same.params).toBe(4);
    for (const { values } of found.metrics) expect(values[0]).not.toBe(values[1]);
    expect(found.curves.some(({ runs }) => runs[0] && runs[1] && runs[0].steps.length > runs[1].steps.length)).toBe(
      true,
    );
  });

  it("keeps a note that can be undone", () => {
    workspace.noteRun(2, "the first try");
    expect(workspace.runs({ search: "FIRST" }).runs.map(({ id }) => id)).toEqual([2]);
    workspace.undo();
    expect(workspace.run(2).note).toBe("");
  });

  it("is not deleted while something came from its result", async () => {
    await workspace.planCampaign({ size: 50, recommendation: "recommendation-1" });
    expect(() => workspace.deleteRuns([2])).toThrow("campaign-1");
    expect(workspace.run(2).deleted).toBeNull();
  });

  it("comes back from deletion within 30 days, and is gone with its bytes afterwards, its number never given again", async () => {
    const extra = await workspace.recommend({ trees: 3, month: "2019-03" });
    expect(extra.id).toBe("recommendation-3");
    const [{ id }] = workspace.runs().runs;
    workspace.deleteRuns([id]);
    expect((await workspace.showRecommendation()).id).toBe("recommendation-2");
    expect(workspace.models().versions.map(({ derived }) => derived)).not.toContain("recommendation-3");
    expect(workspace.results().map((each) => each.id)).not.toContain("recommendation-3");
    workspace.restoreRuns([id]);
    expect((await workspace.showRecommendation()).id).toBe("recommendation-3");
    workspace.undo();
    expect(purgeRuns(workspace.file, daysFromNow(29)).runs).toBe(0);
    const { bytes } = workspace.run(id);
    const gone = purgeRuns(workspace.file, daysFromNow(31));
    // the failed run of before goes with it; customers are shared with nobody
    expect(gone.runs).toBe(2);
    expect(gone.bytes).toBeGreaterThan(bytes / 2);
    expect(() => workspace.run(id)).toThrow(`no run ${id}`);
    expect(workspace.runs().gone).toMatchObject(gone);
    expect(workspace.results().map((each) => each.id)).not.toContain("recommendation-3");
    expect((await workspace.verify()).ok).toBe(true);
    expect((await workspace.recommend({ trees: 3, month: "2019-03" })).id).toBe("recommendation-4");
  });
});

describe("the registry", () => {
  it("makes every recommendation a model and the newest the challenger", () => {
    const list = modelList.parse(workspace.models());
    expect(list.versions.map(({ derived }) => derived)).toEqual([
      "recommendation-4",
      "recommendation-2",
      "recommendation-1",
    ]);
    expect(list).toMatchObject({ champion: null, challenger: list.versions[0].number });
  });

  it("refuses promotion before the gates are measured, and while one is red", async () => {
    expect(() => workspace.promoteModel(1)).toThrow("not measured");
    const report = gateReport.parse(await workspace.measureModel(1));
    expect(report.champion).toBeNull();
    expect(report.gates.map(({ id }) => id)).toEqual(["metric", "calibration", "stability", "slices", "latency"]);
    for (const { figure } of report.gates) expect(figure).toMatch(/\d/);
    expect(() => workspace.promoteModel(1)).toThrow("signature (not signed)");
    workspace.signModel(1, { name: "Dana", reason: "good enough", overrides: false });
    const red = report.gates.filter(({ passes }) => !passes);
    if (red.length > 0) expect(() => workspace.promoteModel(1)).toThrow(red[0].id);
    expect(() => workspace.signModel(1, { name: " ", reason: "x", overrides: true })).toThrow();
  });

  it("promotes what is signed in spite of red gates, and campaigns use the champion", async () => {
    workspace.signModel(1, { name: "Dana", reason: "the sample is small", overrides: true });
    expect(workspace.promoteModel(1)).toMatchObject({ champion: 1, rollbackTo: null });
    expect((await workspace.campaignStart()).recommendation).toBe("recommendation-1");
    expect(() => workspace.deleteRuns([2])).toThrow("champion");
  });

  it("holds a challenger against the champion's own forecast of the same month", async () => {
    // model 1 was made at the end of April and foretold May, the untouched month of model 2
    const report = await workspace.measureModel(2);
    expect(report).toMatchObject({ champion: 1, month: "2019-05" });
    expect(report.gates[0].figure).toContain("on the champion (model 1)");
    // the same figures again: the bootstrap is seeded
    const figures = ({ gates }: typeof report) => gates.filter(({ id }) => id !== "latency");
    expect(figures(await workspace.measureModel(2))).toEqual(figures(report));
  });

  it("rolls back to the former champion, undoes that, and says all of it in the audit", () => {
    workspace.signModel(2, { name: "Erin", reason: "newer month", overrides: true });
    expect(workspace.promoteModel(2)).toMatchObject({ champion: 2, rollbackTo: 1 });
    expect(workspace.rollBackModel()).toMatchObject({ champion: 1, challenger: 2, rollbackTo: null });
    expect(() => workspace.rollBackModel()).toThrow("no former champion");
    workspace.undo();
    expect(workspace.models()).toMatchObject({ champion: 2, rollbackTo: 1 });
    const said = actions().map(({ action }) => action);
    for (const action of ["measure-gates", "sign-model", "promote-model", "roll-back-model"])
      expect(said).toContain(action);
  });

  it("wants the gates measured again once the champion has changed", async () => {
    const [newest] = workspace.models().versions;
    await workspace.measureModel(newest.number);
    expect(workspace.model(newest.number).gatesAreCurrent).toBe(true);
    workspace.rollBackModel();
    expect(workspace.model(newest.number).gatesAreCurrent).toBe(false);
    expect(() => workspace.promoteModel(newest.number)).toThrow("not measured");
  });
});

describe("a model card", () => {
  it("tells data hashes, gates, limits and who signed, as HTML and as Markdown", () => {
    const kept = workspace.results().find(({ id }) => id === "recommendation-1");
    workspace.writeModelCard(1, at("card.html"));
    workspace.writeModelCard(1, at("card.md"));
    expect(existsSync(at("card.html"))).toBe(true);
    for (const name of ["card.html", "card.md"]) {
      const text = readFileSync(at(name), "utf8");
      expect(text).toContain(kept?.content);
      expect(text).toContain("Dana");
      expect(text).toContain("the sample is small");
      expect(text).toContain("Limits of use");
    }
    expect(readFileSync(at("card.md"), "utf8")).toContain("| product | method |");
    expect(readFileSync(at("card.html"), "utf8")).not.toMatch(/https?:\/\//);
  });
});
