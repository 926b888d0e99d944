import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { diffVersions } from "../../../../core/ingestion/diffVersions.ts";
import { importFiles } from "../../../../core/ingestion/importFiles.ts";
import { finish } from "../../../../core/jobs/progress.ts";
import { writeSample } from "../../../../core/sample/writeSample.ts";
import type { Edition } from "../../../../core/sample/writing/edition.ts";
import { openPanel } from "../../../../core/store/storedPanel.ts";
import { verifyWorkspace } from "../../../../core/store/verify.ts";
import { listVersions, loadsOf } from "../../../../core/store/versions.ts";
import { createWorkspaceFile, type WorkspaceFile } from "../../../../core/store/workspaceFile.ts";
import { parseMonth } from "../../../../core/time/month.ts";
import { samplePanel } from "../../../support/samplePanel.ts";

let folder = "";
let file: WorkspaceFile;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "import-"));
  file = createWorkspaceFile(join(folder, "w.easymoney"));
});
afterEach(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

const TABLES = ["commercial_activity", "products", "sociodemographics"];
const HEADERS: Record<string, string> = {
  commercial_activity: ",pk_cid,pk_partition,entry_date,entry_channel,active_customer,segment",
  products:
    ",pk_cid,pk_partition,short_term_deposit,loans,mortgage,funds,securities,long_term_deposit,em_account_pp,credit_card,payroll,pension_plan,payroll_account,emc_account,debit_card,em_account_p,em_acount",
  sociodemographics: ",pk_cid,pk_partition,country_id,region_code,gender,age,deceased,salary",
};

/** One customer-month in the three tables: only the debit card and the age vary. */
function writeMonth(
  name: string,
  month: string,
  rows: [customer: number, debit: number, age: number][],
  tables = TABLES,
): string {
  const out = join(folder, name);
  mkdirSync(out, { recursive: true });
  const line: Record<string, (row: [number, number, number], i: number) => string> = {
    commercial_activity: ([c], i) => `${i},${c},${month}-28,2017-07-28,KHE,1.0,02 - PARTICULARES`,
    products: ([c, debit], i) => `${i},${c},${month}-28,0,0,0,0,0,0,0,0,0.0,0.0,0,0,${debit},0,1`,
    sociodemographics: ([c, , age], i) => `${i},${c},${month}-28,ES,28.0,H,${age},N,87218.1`,
  };
  for (const table of tables) {
    writeFileSync(join(out, `${table}_${month}.csv`), `${[HEADERS[table], ...rows.map(line[table])].join("\n")}\n`);
  }
  return out;
}

const run = (...paths: string[]) => finish(importFiles(file, { paths }));

describe("an import", () => {
  it.each<Edition>(["v1", "v2", "santander"])(
    "counts every planted defect of a dirty, shuffled %s extract",
    async (edition) => {
      const out = join(folder, "x");
      await finish(writeSample({ out, customers: 2000, edition, dirty: true, shuffle: true }));
      const report = await run(out);
      const { importer } = JSON.parse(readFileSync(join(out, "planted.json"), "utf8"));
      expect(report.contract).toBe(edition === "santander" ? "santander" : "easymoney");
      expect(report.incompleteCustomerMonths).toBe(importer.incompleteCustomerMonths);
      for (const { table, rejected, blankLines, rowsRead, rowsAccepted } of report.tables) {
        expect(rejected).toEqual(importer.rejectedRows[table] ?? {});
        expect(blankLines).toBe(importer.blankLines[table] ?? 0);
        expect(rowsRead).toBe(rowsAccepted + Object.values(rejected).reduce((sum, n) => sum + n, 0));
      }
      const repaired = report.tables.flatMap((table) => Object.values(table.repaired));
      expect(repaired).toEqual(
        Object.values(importer.repairedCells).flatMap((columns) => Object.values(columns as object)),
      );
      const rejects = readFileSync(report.rejects ?? "", "utf8").split("\n");
      expect(rejects[0]).toBe("table,file,line,byte_offset,column,value,reason,mend");
      expect(report.rejectedRows).toBe(
        report.tables.flatMap((t) => Object.values(t.rejected)).reduce((sum, n) => sum + n, 0),
      );
      expect(verifyWorkspace(file).ok).toBe(true);
    },
  );

  it("gives the panel that was simulated, to the last cell", async () => {
    const out = join(folder, "x");
    await finish(writeSample({ out, customers: 800, seed: 5, shuffle: true }));
    await run(out);
    const panel = openPanel(file);
    const truth = samplePanel({ customers: 800, seed: 5 });
    expect(panel.months).toEqual(truth.months);
    expect(panel.customers.size).toBe(truth.customers.size);
    for (const month of truth.months) {
      const [got, want] = [panel.snapshot(month), truth.snapshot(month)];
      const order = Array.from(want.customer.keys()).sort((a, b) => want.customer[a] - want.customer[b]);
      expect([...got.customer]).toEqual(order.map((i) => want.customer[i]));
      expect([...got.holdings]).toEqual(order.map((i) => want.holdings[i]));
      expect([...got.number("age")]).toEqual(order.map((i) => want.number("age")[i]));
      expect([...got.number("salary")]).toEqual(order.map((i) => want.number("salary")[i]));
      expect([...got.flag("deceased")]).toEqual(order.map((i) => want.flag("deceased")[i]));
      for (const column of ["entry_channel", "segment", "country_id", "region_code", "gender"]) {
        const [a, b] = [got.category(column), want.category(column)];
        expect(Array.from(a.codes, (code) => a.labels[code])).toEqual(order.map((i) => b.labels[b.codes[i]]));
      }
    }
  });

  it("keeps every sale, its product by the holding's name, and takes margins from sales", async () => {
    const out = join(folder, "x");
    await finish(writeSample({ out, customers: 800, seed: 5, edition: "v2", shuffle: true }));
    await run(out);
    const panel = openPanel(file);
    expect(panel.sales()).toEqual(samplePanel({ customers: 800, seed: 5 }).sales());
    const margins = panel.schema.products.map(({ id, marginSource }) => `${id} ${marginSource}`);
    expect(margins).toContain("debit_card sales");
    expect(margins).toContain("em_account_pp rule");
  });

  it("knows the same rows again whatever their order, their files and their compression", async () => {
    const plain = join(folder, "a");
    const shuffled = join(folder, "b");
    await finish(writeSample({ out: plain, customers: 500 }));
    await finish(writeSample({ out: shuffled, customers: 500, shuffle: true, gzip: true }));
    expect(await run(plain)).toMatchObject({ outcome: "published", version: "v1" });
    expect(await run(shuffled)).toMatchObject({ outcome: "already-imported", version: "v1" });
    expect(listVersions(file)).toHaveLength(1);
  });

  it("makes a new version and a diff when a month arrives changed", async () => {
    await run(
      writeMonth("jan", "2019-01", [
        [5, 0, 30],
        [7, 1, 40],
        [9, 0, 50],
      ]),
    );
    const report = await run(
      writeMonth("jan2", "2019-01", [
        [5, 1, 30],
        [7, 1, 41],
        [8, 0, 20],
      ]),
    );
    expect(report).toMatchObject({ outcome: "published", version: "v2" });
    const change = { month: "2019-01", rowsAdded: 1, rowsRemoved: 1 };
    expect(diffVersions(file, "v1", "v2").changes).toEqual([
      { table: "commercial_activity", ...change, rowsChanged: 0, changedCells: {} },
      { table: "products", ...change, rowsChanged: 1, changedCells: { debit_card: 1 } },
      { table: "sociodemographics", ...change, rowsChanged: 1, changedCells: { age: 1 } },
    ]);
    expect(openPanel(file, "v1").customers.indexOf("9")).toBe(2);
    expect(openPanel(file, "v2").customers.indexOf("9")).toBe(-1);
  });

  it("takes a month that comes late, and one that comes partly, and says what is missing", async () => {
    await run(writeMonth("feb", "2019-02", [[5, 0, 30]]));
    await run(writeMonth("jan", "2019-01", [[5, 0, 30]]));
    expect(openPanel(file).months).toEqual([parseMonth("2019-01"), parseMonth("2019-02")]);
    const partly = await run(writeMonth("apr", "2019-04", [[5, 0, 30]], ["products"]));
    expect(partly.version).toBe("v3");
    expect(partly.warnings).toContain(
      "2019-04 is incomplete until commercial_activity and sociodemographics arrives; analyses leave it out",
    );
    expect(partly.warnings).toContain("products: no rows from 2019-03 to 2019-03");
    expect(openPanel(file).months).toHaveLength(2);
    await run(writeMonth("apr2", "2019-04", [[5, 0, 30]], ["commercial_activity", "sociodemographics"]));
    expect(openPanel(file).months).toHaveLength(3);
  });

  it("takes one month of a larger extract, and nothing in a dry run", async () => {
    const out = join(folder, "x");
    await finish(writeSample({ out, customers: 500 }));
    const dry = await finish(importFiles(file, { paths: [out], dryRun: true }));
    expect([dry.outcome, dry.version, listVersions(file).length]).toEqual(["dry-run", null, 0]);
    const report = await finish(importFiles(file, { paths: [out], month: "2018-03" }));
    expect(report.tables.map(({ months }) => months.map(({ month }) => month))).toEqual([
      ["2018-03"],
      ["2018-03"],
      ["2018-03"],
    ]);
    expect(loadsOf(file, "v1")).toHaveLength(3);
  });

  it("leaves the workspace as it was when it is cancelled", async () => {
    const out = join(folder, "x");
    await finish(writeSample({ out, customers: 3000 }));
    await run(writeMonth("jan", "2017-01", [[5, 0, 30]]));
    const before = verifyWorkspace(file);
    const cancel = new AbortController();
    const work = finish(importFiles(file, { paths: [out] }, { signal: cancel.signal }), ({ message }) => {
      if (message.startsWith("Storing products")) cancel.abort();
    });
    await expect(work).rejects.toThrow(/Cancelled/);
    expect(verifyWorkspace(file)).toEqual(before);
    expect(file.db.prepare("SELECT count(*) AS n FROM load").get()).toEqual({ n: 3 });
  });

  it("names the file and the column when a file does not fit", async () => {
    const out = writeMonth("jan", "2019-01", [[5, 0, 30]]);
    const path = join(folder, "broken.csv");
    writeFileSync(path, "pk_cid,pk_partition,country_id\n5,2019-01,ES\n");
    await expect(run(out, path)).rejects.toThrow(/broken\.csv|region_code|missing/);
    const twice = join(folder, "twice.csv");
    copyFileSync(join(out, "sociodemographics_2019-01.csv"), twice);
    writeFileSync(twice, readFileSync(twice, "utf8").replace(/^,pk_cid/, "age,pk_cid"));
    await expect(run(twice)).rejects.toThrow(/names column "age" twice/);
    await expect(run(join(folder, "none.csv"))).rejects.toThrow(/no such file/);
  });
});
