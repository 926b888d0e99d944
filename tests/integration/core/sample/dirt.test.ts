import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finish } from "../../../../core/jobs/progress.ts";
import type { Manifest } from "../../../../core/sample/dirt/manifest.ts";
import type { SampleOptions } from "../../../../core/sample/sampleOptions.ts";
import { writeSample } from "../../../../core/sample/writeSample.ts";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "dirt-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const FILES = {
  commercial_activity: "commercial_activity_df.csv",
  products: "products_df.csv",
  sociodemographics: "sociodemographic_df.csv",
};
type Table = keyof typeof FILES;
type Counts = Record<string, number>;

/** What a plain, slow reader finds: rejects by reason, repairs by column, blank lines, and the whole rows' keys. */
interface Found {
  rejects: Counts;
  repairs: Counts;
  blank: number;
  keys: Set<string>;
  dataRows: number;
}

const IS_MONTH = /^\d{4}-(0[1-9]|1[0-2])(-\d\d)?$/;

function reject(table: Table, row: Record<string, string>): string | null {
  if (row.pk_cid === "") return "null-key";
  if (!/^\d+$/.test(row.pk_cid)) return "not-an-integer";
  if (!IS_MONTH.test(row.pk_partition)) return "not-a-month";
  if (table === "commercial_activity") {
    if (!/^\d{4}-\d\d-\d\d$/.test(row.entry_date)) return "not-a-date";
    const day = new Date(`${row.entry_date}T00:00:00Z`);
    if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== row.entry_date) return "impossible-date";
    return /^[01](\.0)?$/.test(row.active_customer) ? null : "not-a-flag";
  }
  if (table === "products") {
    const flags = Object.entries(row).slice(3);
    return flags.every(([, text]) => /^([01](\.0)?)?$/.test(text)) ? null : "not-a-flag";
  }
  if (!/^-?\d+$/.test(row.age)) return "not-an-integer";
  if (Number(row.age) < 0 || Number(row.age) > 120) return "out-of-range";
  if (!["H", "V", ""].includes(row.gender)) return "unknown-code";
  return /^(NA|\d+\.\d+)?$/.test(row.salary) ? null : "not-a-number";
}

function read(table: Table, csv: string): Found {
  const found: Found = { rejects: {}, repairs: {}, blank: 0, keys: new Set(), dataRows: 0 };
  const add = (counts: Counts, key: string) => {
    counts[key] = (counts[key] ?? 0) + 1;
  };
  // papaparse has no way past a quote that goes on; such lines are found by themselves
  const broken = /^[^",\n]*,"[^"\n]*"x.*\n/gm;
  for (const _ of csv.match(broken) ?? []) {
    add(found.rejects, "text-after-quote");
    found.dataRows++;
  }
  const parsed = Papa.parse<string[]>(csv.replace(broken, ""), { delimiter: ",", newline: "\n" });
  const [header, ...rows] = parsed.data;
  // after the last line end there is one empty row that is no line
  rows.pop();
  for (const cells of rows) {
    if (cells.length === 1 && cells[0] === "") {
      found.blank++;
      continue;
    }
    found.dataRows++;
    if (cells.length !== header.length) {
      add(found.rejects, cells.length < header.length ? "too-few-fields" : "too-many-fields");
      continue;
    }
    const row = Object.fromEntries(header.map((name, i) => [name, cells[i]]));
    const reason = reject(table, row);
    const key = `${row.pk_cid}/${row.pk_partition.slice(0, 7)}`;
    if (reason !== null) add(found.rejects, reason);
    else if (found.keys.has(key)) add(found.rejects, "duplicate-key");
    else {
      found.keys.add(key);
      if (table !== "products") continue;
      for (const column of ["payroll", "pension_plan"]) if (row[column] === "") add(found.repairs, column);
    }
  }
  return found;
}

async function plant(folder: string, options: Partial<SampleOptions>) {
  const out = join(root, folder);
  const report = await finish(writeSample({ customers: 4000, seed: 11, ...options, out, dirty: true }));
  const manifest = JSON.parse(await readFile(join(out, "planted.json"), "utf8")) as Manifest;
  return { out, report, manifest };
}

describe("a dirty sample", () => {
  for (const shuffle of [false, true]) {
    it(`carries each defect exactly as often as planted.json says${shuffle ? ", shuffled too" : ""}`, async () => {
      const { out, report, manifest } = await plant(shuffle ? "shuffled" : "ordered", { shuffle });
      expect(report.planted).toEqual(manifest.planted);
      const keys: Set<string>[] = [];
      for (const table of Object.keys(FILES) as Table[]) {
        const found = read(table, await readFile(join(out, FILES[table]), "utf8"));
        expect(found.rejects).toEqual(manifest.importer.rejectedRows[table]);
        expect(found.repairs).toEqual(manifest.importer.repairedCells[table] ?? {});
        expect(found.blank).toBe(manifest.importer.blankLines[table]);
        expect(found.dataRows).toBe(manifest.dataRows[FILES[table]]);
        keys.push(found.keys);
      }
      const all = new Set(keys.flatMap((set) => [...set]));
      const incomplete = [...all].filter((key) => !keys.every((set) => set.has(key)));
      expect(incomplete).toHaveLength(manifest.importer.incompleteCustomerMonths);
    });
  }

  it("plants no two defects in one customer-month and leaves the header alone", async () => {
    const { out, manifest } = await plant("ordered", {});
    const clean = join(root, "clean");
    await finish(writeSample({ customers: 4000, seed: 11, out: clean }));
    for (const [table, file] of Object.entries(FILES)) {
      const lines = new Set((await readFile(join(clean, file), "utf8")).split("\n"));
      const dirty = (await readFile(join(out, file), "utf8")).split("\n");
      expect(lines.has(dirty[0])).toBe(true);
      const changed = dirty.filter((line) => !lines.has(line)).length;
      const spoiled = Object.entries(manifest.planted)
        .filter(([id]) => !["duplicate-identical", "blank-line", "orphan-row"].includes(id))
        .filter(([id]) => !["entry-after-partition", "deceased-returns", "first-month-channel-null"].includes(id));
      const expected = spoiled.reduce((sum, [, { tables }]) => sum + (tables[table] ?? 0), 0);
      // a line break inside quotes makes two lines of a row
      const extra = table === "commercial_activity" ? manifest.planted["quoted-line-break"].count : 0;
      expect(changed).toBe(expected + extra);
    }
  });

  it("says for each defect what an importer must do, and plants all of them at 20,000 customers", async () => {
    const { manifest } = await plant("demo", { customers: 20_000 });
    for (const [id, { count, expected, description }] of Object.entries(manifest.planted)) {
      expect(count, id).toBeGreaterThan(0);
      expect(["rejected", "repaired", "kept"]).toContain(expected);
      expect(description.length).toBeGreaterThan(10);
    }
    expect(manifest.planted["payroll-pair-null"]).toMatchObject({ count: 3, expected: "repaired", column: "payroll" });
  });

  it("adds sales of unknown products and customers to v2", async () => {
    const { out, manifest } = await plant("later", { edition: "v2" });
    const sales = (await readFile(join(out, "sales.csv"), "utf8")).trimEnd().split("\r\n").slice(1);
    const rows = sales.filter((line) => line !== "").map((line) => line.split(","));
    const { rejectedRows } = manifest.importer;
    expect(rows.filter((row) => row[4] === "9999")).toHaveLength(rejectedRows.sales["unknown-product"]);
    expect(rows.filter((row) => Number(row[2]) >= 90_000_000)).toHaveLength(rejectedRows.sales["unknown-customer"]);
    expect(rows.filter((row) => Number.isNaN(Number(row[5])))).toHaveLength(rejectedRows.sales["not-a-number"]);
  });

  it("plants its defects in the public schema too, where null pairs occur by themselves as well", async () => {
    const { out, manifest } = await plant("public", { edition: "santander" });
    const csv = await readFile(join(out, "train_ver2.csv"), "utf8");
    const pairs = csv.match(/,NA,NA,[01]$/gm) ?? [];
    expect(pairs).toHaveLength(manifest.planted["payroll-pair-null"].count);
    expect(manifest.importer.repairedCells.santander).toEqual({
      ind_nomina_ult1: pairs.length,
      ind_nom_pens_ult1: pairs.length,
    });
    expect(manifest.importer.incompleteCustomerMonths).toBe(0);
  });
});
