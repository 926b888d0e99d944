import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { runQuery } from "../../../../core/contract/experiments.ts";
import { compareRuns } from "../../../../core/experiments/runs/compareRuns.ts";
import { deleteRuns, purgeRuns, restoreRuns } from "../../../../core/experiments/runs/deleteRuns.ts";
import { findRuns } from "../../../../core/experiments/runs/findRuns.ts";
import { type NewRun, recordRun } from "../../../../core/experiments/runs/recordRun.ts";
import { showRun } from "../../../../core/experiments/runs/showRun.ts";
import { createWorkspaceFile, type WorkspaceFile } from "../../../../core/store/workspaceFile.ts";

let folder = "";
let file: WorkspaceFile;

const RUN: NewRun = {
  kind: "table",
  name: "gbdt on churn.csv",
  data: "0a1b2c",
  config: { target: "churn" },
  seed: 7,
  params: { learner: "gbdt", leaves: 15 },
  metrics: [
    { name: "AUC", value: 0.8 },
    { name: "loss", step: 1, value: 0.5 },
    { name: "loss", step: 2, value: 0.4 },
    { name: "undefined", value: Number.NaN },
  ],
  metric: "AUC",
  started: "2026-01-01T00:00:00.000Z",
  seconds: 2,
  peakBytes: 1e8,
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "runs-"));
  file = createWorkspaceFile(join(folder, "w.easymoney"));
});
afterAll(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("runs", () => {
  it("are read back as they were recorded, without what is no number", () => {
    const id = recordRun(file, { ...RUN, artefacts: { scores: Float32Array.of(1, 2), plan: { json: { a: 1 } } } });
    const run = showRun(file, id);
    expect(run).toMatchObject({ value: 0.8, params: RUN.params, metrics: [{ name: "AUC", value: 0.8 }] });
    expect(run.curves).toEqual([{ name: "loss", steps: [1, 2], values: [0.5, 0.4] }]);
    expect(run.artefacts.map(({ name, type }) => [name, type])).toEqual([
      ["plan", "json"],
      ["scores", "Float32Array"],
    ]);
  });

  it("show a parameter that only one of them has", () => {
    const [a, b] = [
      recordRun(file, RUN),
      recordRun(file, { ...RUN, params: { learner: "gbdt", leaves: 15, depth: 3 } }),
    ];
    expect(compareRuns(file, [a, b]).params).toEqual([{ name: "depth", values: [null, "3"] }]);
  });

  it("free the bytes of artefacts that no other run has", () => {
    const shared = new Float64Array(5000).map((_, i) => Math.sin(i));
    const keep = recordRun(file, { ...RUN, artefacts: { shared } });
    const drop = recordRun(file, { ...RUN, artefacts: { shared, own: shared.map((v) => v * 2) } });
    const own = showRun(file, drop).artefacts.find(({ name }) => name === "own");
    deleteRuns(file, [drop], "2026-01-01T00:00:00.000Z");
    expect(purgeRuns(file, new Date("2026-02-01T00:00:00.000Z"))).toEqual({ runs: 1, bytes: own?.bytes });
    expect(showRun(file, keep).artefacts).toHaveLength(1);
  });

  const idsOf = (parent: number | null, deleted = false) =>
    findRuns(file, runQuery.parse({ kind: "table", parent, deleted })).runs.map(({ id }) => id);

  it("are found by the search that they are candidates of, which stands for them and counts them", () => {
    const earlier = idsOf(null);
    const search = recordRun(file, RUN);
    const candidates = [1, 2, 3].map((n) => recordRun(file, { ...RUN, name: `${n}`, parent: search }));
    expect(idsOf(search)).toEqual(candidates.toReversed());
    expect(idsOf(null)).toEqual([search, ...earlier]);
    expect(showRun(file, search).candidates).toBe(3);
    expect(findRuns(file, runQuery.parse({ kind: "table" })).total).toBe(earlier.length + 4);
  });

  it("go and come back with the search that they are candidates of, unless they went before it", () => {
    const [earlier, gone] = [idsOf(null), idsOf(null, true)];
    const search = recordRun(file, RUN);
    const [first, second] = ["a", "b"].map((name) => recordRun(file, { ...RUN, name, parent: search }));
    expect(deleteRuns(file, [first], "2026-03-01T00:00:00.000Z")).toEqual([first]);
    // alone among the deleted it stands for itself
    expect(idsOf(null, true)).toEqual([first, ...gone]);
    expect(showRun(file, search).candidates).toBe(1);
    expect(deleteRuns(file, [search], "2026-03-02T00:00:00.000Z")).toEqual([search, second]);
    expect([idsOf(null), idsOf(null, true)]).toEqual([earlier, [search, ...gone]]);
    expect(restoreRuns(file, [search])).toEqual([search, second]);
    expect(idsOf(search)).toEqual([second]);
    expect(idsOf(search, true)).toEqual([first]);
  });

  it("are listed, ten thousand of them, by two questions to one table", () => {
    const first = recordRun(file, { ...RUN, kind: "segmentation", metrics: [{ name: "AUC", value: 0 }] });
    file.db
      .prepare(
        `WITH RECURSIVE place (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < 9999)
         INSERT INTO run (kind, name, state, data, code_version, config_hash, started, metric, value)
         SELECT kind, name, state, data, code_version, config_hash, started, metric, n FROM run, place WHERE id = ?`,
      )
      .run(first);
    const prepare = vi.spyOn(file.db, "prepare");
    const query = runQuery.parse({
      kind: "segmentation",
      parent: null,
      sort: { column: "value", descending: false },
      limit: 10_000,
    });
    const { runs, total } = findRuns(file, query);
    const asked = prepare.mock.calls.map(([sql]) => sql);
    prepare.mockRestore();
    expect(total).toBe(10_000);
    expect(runs.map(({ value }) => value)).toEqual(Array.from({ length: 10_000 }, (_, i) => i));
    expect(asked).toHaveLength(2);
    for (const sql of asked) expect(sql).not.toMatch(/run_|JOIN/);
    const planOf = (sql: string) =>
      file.db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => detail)
        .join();
    expect(planOf("SELECT id FROM run WHERE deleted IS NULL AND kind = 'table' ORDER BY id DESC LIMIT 100")).toContain(
      "run_kind",
    );
    // counting the candidates of a run looks at these alone
    expect(planOf("SELECT count(*) FROM run WHERE parent = 7 AND deleted IS NULL")).toContain("run_parent");
  });
});
