import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backupWorkspace, restoreBackup } from "../../../../core/store/backup.ts";
import { encodeColumn } from "../../../../core/store/columnCodec.ts";
import { keyIds } from "../../../../core/store/customerKeys.ts";
import { derivedContent, findDerived, readArray, saveDerived } from "../../../../core/store/derived.ts";
import { endJob, listJobs, startJob } from "../../../../core/store/journal.ts";
import { beginPublish, restoreVersion } from "../../../../core/store/publishing.ts";
import { querySql } from "../../../../core/store/sqlView.ts";
import { openPanel } from "../../../../core/store/storedPanel.ts";
import { listSuppressed, suppress, unsuppress } from "../../../../core/store/suppression.ts";
import { verifyWorkspace } from "../../../../core/store/verify.ts";
import { findVersion, headVersion, loadsOf } from "../../../../core/store/versions.ts";
import { createWorkspaceFile, openWorkspaceFile, type WorkspaceFile } from "../../../../core/store/workspaceFile.ts";
import { parseMonth } from "../../../../core/time/month.ts";

const CONTRACT = {
  id: "tiny",
  tables: [
    {
      id: "products",
      role: "panel",
      required: true,
      columns: [
        { id: "customer", type: "integer", role: "key" },
        { id: "account", type: "flag", role: "holding", product: { family: "account", marginEur: 10, credit: false } },
        { id: "card", type: "flag", role: "holding", product: { family: "financing", marginEur: 60, credit: true } },
      ],
    },
    {
      id: "people",
      role: "panel",
      required: true,
      columns: [
        { id: "customer", type: "integer", role: "key" },
        { id: "age", type: "integer", role: "age" },
        { id: "segment", type: "category", role: "segment" },
        { id: "joined", type: "date", role: "joined" },
      ],
    },
  ],
};

let folder = "";
let file: WorkspaceFile;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "store-"));
  file = createWorkspaceFile(join(folder, "w.easymoney"));
});
afterEach(() => {
  if (file.db.open) file.close();
  rmSync(folder, { recursive: true, force: true });
});

function productsLoad(month: string, rows: Record<number, number>) {
  return {
    table: "products",
    month: parseMonth(month),
    rows: Object.keys(rows).length,
    recipe: "r1",
    source: [],
    quality: {},
    columns: [
      encodeColumn("customer", { kind: "key", values: Int32Array.from(Object.keys(rows), Number) }),
      encodeColumn("holdings", {
        kind: "mask",
        values: Uint32Array.from(Object.values(rows)),
        products: ["account", "card"],
      }),
    ],
  };
}

function peopleLoad(
  month: string,
  rows: Record<number, [age: number, segment: number, joined: number]>,
  labels: string[],
) {
  const values = Object.values(rows);
  return {
    table: "people",
    month: parseMonth(month),
    rows: values.length,
    recipe: "r1",
    source: [],
    quality: {},
    columns: [
      encodeColumn("customer", { kind: "key", values: Int32Array.from(Object.keys(rows), Number) }),
      encodeColumn("age", { kind: "integer", values: Int32Array.from(values, (v) => v[0]) }),
      encodeColumn("segment", { kind: "category", codes: Uint16Array.from(values, (v) => v[1]), labels }),
      encodeColumn("joined", { kind: "date", values: Int32Array.from(values, (v) => v[2]) }),
    ],
  };
}

function publishTwoMonths(): void {
  const publishing = beginPublish(file);
  publishing.stage(productsLoad("2019-04", { 5: 1, 9: 3 }));
  publishing.stage(productsLoad("2019-05", { 5: 0, 7: 2 }));
  publishing.stage(peopleLoad("2019-04", { 5: [30, 1, 17000], 9: [41, 0, 17001] }, ["", "TOP"]));
  publishing.stage(peopleLoad("2019-05", { 5: [30, 2, 17000], 8: [-2147483648, 1, 17002] }, ["", "ANY", "TOP"]));
  publishing.publish({ contract: CONTRACT, config: {}, message: "first", summary: {} });
}

describe("a workspace file", () => {
  it("reads back what was published, joined by customer and month, with one label order for all months", () => {
    publishTwoMonths();
    const panel = openPanel(file);
    expect(panel.months).toEqual([parseMonth("2019-04"), parseMonth("2019-05")]);
    expect(Array.from({ length: panel.customers.size }, (_, i) => panel.customers.key(i))).toEqual([
      "5",
      "7",
      "8",
      "9",
    ]);
    const april = panel.snapshot(parseMonth("2019-04"));
    expect([...april.customer]).toEqual([0, 3]);
    expect([...april.holdings]).toEqual([1, 3]);
    const may = panel.snapshot(parseMonth("2019-05"));
    // 7 has no row in people, 8 none in products: both are customers of the month
    expect([...may.customer]).toEqual([0, 1, 2]);
    expect([...may.holdings]).toEqual([0, 2, 0]);
    expect([...may.number("age")]).toEqual([30, Number.NaN, Number.NaN]);
    expect(may.category("segment")).toEqual({ codes: Uint16Array.of(2, 0, 1), labels: ["", "ANY", "TOP"] });
    expect(april.category("segment").codes).toEqual(Uint16Array.of(2, 0));
    expect([...may.date("joined")]).toEqual([17000, -2147483648, 17002]);
  });

  it("leaves out a month that lacks a required table", () => {
    publishTwoMonths();
    const publishing = beginPublish(file);
    publishing.stage(productsLoad("2019-06", { 5: 1 }));
    expect(publishing.publish({ contract: CONTRACT, config: {}, message: "June, partly", summary: {} })).toBe("v2");
    expect(openPanel(file).months).toHaveLength(2);
    expect(loadsOf(file, "v2")).toHaveLength(5);
  });

  it("recognises a load it already has and keeps the old version when a month changes", () => {
    publishTwoMonths();
    const publishing = beginPublish(file);
    expect(publishing.stage(productsLoad("2019-04", { 5: 1, 9: 3 })).known).toBe(true);
    expect(publishing.stage(productsLoad("2019-05", { 5: 1, 7: 2 })).known).toBe(false);
    publishing.publish({ contract: CONTRACT, config: {}, message: "May again", summary: {} });
    expect([...openPanel(file).snapshot(parseMonth("2019-05")).holdings]).toEqual([1, 2, 0]);
    expect([...openPanel(file, "v1").snapshot(parseMonth("2019-05")).holdings]).toEqual([0, 2, 0]);
    expect(restoreVersion(file, "v1")).toBe("v3");
    expect([...openPanel(file).snapshot(parseMonth("2019-05")).holdings]).toEqual([0, 2, 0]);
    expect(headVersion(file)?.parent).toBe("v2");
  });

  it("forgets what was staged but not published, also after a kill", () => {
    publishTwoMonths();
    const before = verifyWorkspace(file);
    beginPublish(file).stage(productsLoad("2019-07", { 1: 1 }));
    startJob(file, "import", {});
    file.close();
    file = openWorkspaceFile(file.path);
    expect(verifyWorkspace(file)).toEqual(before);
    expect(file.db.prepare("SELECT count(*) AS n FROM load").get()).toEqual({ n: 4 });
    expect(listJobs(file)[0].state).toBe("interrupted");
  });

  it("refuses a second writer but not a reader", () => {
    publishTwoMonths();
    expect(() => openWorkspaceFile(file.path)).toThrow(/in use by process/);
    const reader = openWorkspaceFile(file.path, { readOnly: true });
    expect(openPanel(reader).customers.size).toBe(4);
    reader.close();
  });

  it("says what it cannot open and leaves it alone", () => {
    const text = join(folder, "notes.easymoney");
    writeFileSync(text, "not a database at all, but long enough to look at".repeat(50));
    expect(() => openWorkspaceFile(text)).toThrow(/not a workspace/);
    const other = join(folder, "other.db");
    new Sqlite(other).exec("CREATE TABLE t (x)").close();
    expect(() => openWorkspaceFile(other)).toThrow(/another program/);
    expect(() => openWorkspaceFile(join(folder, "none.easymoney"))).toThrow(/no workspace here/);
    expect(() => createWorkspaceFile(file.path)).toThrow(/already there/);
    file.db.pragma("user_version = 99");
    file.close();
    expect(() => openWorkspaceFile(file.path)).toThrow(/newer easyMoney/);
  });

  it("verifies, and finds a byte that was changed behind its back", () => {
    publishTwoMonths();
    expect(verifyWorkspace(file).ok).toBe(true);
    const blob = file.db.prepare<[], { hash: string; bytes: Buffer }>("SELECT hash, bytes FROM blob LIMIT 1").get();
    const bytes = Buffer.from(blob?.bytes ?? []);
    bytes[bytes.length - 1] ^= 1;
    file.db.prepare("UPDATE blob SET bytes = ? WHERE hash = ?").run(bytes, blob?.hash);
    const report = verifyWorkspace(file);
    expect(report.ok).toBe(false);
    expect(report.checks.find((check) => check.name === "stored bytes")?.detail).toMatch(/damaged/);
  });

  it("notices an edited audit entry", () => {
    publishTwoMonths();
    file.db.prepare("UPDATE audit SET detail = '{}' WHERE id = 1").run();
    expect(verifyWorkspace(file).checks.find((check) => check.name === "audit chain")?.ok).toBe(false);
  });

  it("keeps derived things with what they came from, once", () => {
    publishTwoMonths();
    const parts = {
      kind: "segmentation" as const,
      version: "v1",
      config: { k: 2 },
      seed: 7,
      result: { b: 1, a: [2] },
      arrays: { labels: Uint8Array.of(1, 2) },
    };
    const first = saveDerived(file, parts);
    expect(saveDerived(file, { ...parts, result: { a: [2], b: 1 } }).id).toBe(first.id);
    expect(saveDerived(file, { ...parts, seed: 8 }).id).toBe("segmentation-2");
    expect(findDerived(file, "segmentation").id).toBe("segmentation-2");
    expect(readArray(file, first.id, "labels")).toEqual(Uint8Array.of(1, 2));
    expect(first.content).toBe(derivedContent({ a: [2], b: 1 }, { labels: Uint8Array.of(1, 2) }));
    expect(() => findDerived(file, "campaign-9")).toThrow(/no campaign-9/);
  });

  it("backs up while open, verifies the copy, and restores it beside the former file", async () => {
    publishTwoMonths();
    const backup = join(folder, "b.easymoney");
    expect((await backupWorkspace(file, backup)).verified.ok).toBe(true);
    await expect(backupWorkspace(file, backup)).rejects.toThrow(/already there/);
    suppress(file, ["5"], "asked by letter");
    await expect(restoreBackup(backup, file.path)).rejects.toThrow(/in use/);
    file.close();
    const { kept } = await restoreBackup(backup, file.path);
    expect(kept).toBe(`${file.path}.before-restore-1`);
    file = openWorkspaceFile(file.path);
    expect(listSuppressed(file)).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
    const damaged = join(folder, "damaged.easymoney");
    copyFileSync(backup, damaged);
    const db = new Sqlite(damaged);
    db.exec("UPDATE blob SET bytes = zeroblob(length(bytes)) WHERE rowid = 1");
    db.close();
    file.close();
    await expect(restoreBackup(damaged, file.path)).rejects.toThrow(/does not verify/);
    file = openWorkspaceFile(file.path);
    expect(verifyWorkspace(file).ok).toBe(true);
  });

  it("answers SQL over any version and refuses to write", () => {
    publishTwoMonths();
    const panel = openPanel(file);
    expect(querySql(panel, "SELECT month, count(*) AS n, sum(card) FROM panel GROUP BY month").rows).toEqual([
      ["2019-04", 2, 1],
      ["2019-05", 3, 1],
    ]);
    const may = querySql(panel, "SELECT customer, age, segment, joined FROM panel('2019-05') ORDER BY customer");
    expect(may.columns).toEqual(["customer", "age", "segment", "joined"]);
    expect(may.rows).toEqual([
      [5, 30, "TOP", "2016-07-18"],
      [7, null, null, null],
      [8, null, "ANY", "2016-07-20"],
    ]);
    expect(querySql(panel, "SELECT * FROM panel", 2)).toMatchObject({ truncated: true });
    for (const sql of [
      "DELETE FROM panel",
      "ATTACH 'x' AS y",
      "SELECT 1; DROP TABLE panel",
      "SELECT nothing FROM panel",
    ]) {
      expect(() => querySql(panel, sql)).toThrow(/was not run/);
    }
  });

  it("gives text keys ids that stay and never meet numbers", () => {
    expect([...keyIds(file, ["A-1", "B-2"])]).toEqual([-1, -2]);
    expect([...keyIds(file, ["C-3", "A-1"])]).toEqual([-3, -1]);
  });

  it("keeps the suppression list and the journal of jobs", () => {
    expect(suppress(file, ["9", "5", "9"], "asked")).toBe(2);
    expect(unsuppress(file, ["9", "x"])).toBe(1);
    expect(listSuppressed(file).map((entry) => entry.customer)).toEqual(["5"]);
    const job = startJob(file, "import", { files: 3 });
    endJob(file, job, "cancelled", "by the user");
    expect(listJobs(file)[0]).toMatchObject({
      kind: "import",
      config: { files: 3 },
      state: "cancelled",
      message: "by the user",
    });
  });

  it("names the versions it has when asked for another", () => {
    publishTwoMonths();
    expect(findVersion(file, "1").id).toBe("v1");
    expect(() => findVersion(file, "v7")).toThrow(/Choose one of v1/);
  });
});
