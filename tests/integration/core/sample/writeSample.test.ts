import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finish } from "../../../../core/jobs/progress.ts";
import type { SampleOptions, SampleReport } from "../../../../core/sample/sampleOptions.ts";
import { writeSample } from "../../../../core/sample/writeSample.ts";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "sample-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const write = (folder: string, options: Partial<SampleOptions> = {}): Promise<SampleReport> =>
  finish(writeSample({ customers: 1500, seed: 3, ...options, out: join(root, folder) }));
const text = async (folder: string, file: string) => (await readFile(join(root, folder, file))).toString("utf8");
async function hashes(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(join(root, folder))).sort();
  const entries = files.map(async (file) => {
    const bytes = await readFile(join(root, folder, file));
    return [file, createHash("sha256").update(bytes).digest("hex")];
  });
  return Object.fromEntries(await Promise.all(entries));
}

describe("the v1 edition", () => {
  it("has three tables with LF, whole dates and the same rows in the same order under an index with holes", async () => {
    const report = await write("v1");
    expect(report.files.map(({ table }) => table)).toEqual(["commercial_activity", "products", "sociodemographics"]);
    const [commercial, products, people] = await Promise.all([
      text("v1", "commercial_activity_df.csv"),
      text("v1", "products_df.csv"),
      text("v1", "sociodemographic_df.csv"),
    ]);
    expect(commercial.split("\n", 1)[0]).toBe(",pk_cid,pk_partition,entry_date,entry_channel,active_customer,segment");
    expect(products.split("\n", 1)[0]).toBe(
      ",pk_cid,pk_partition,short_term_deposit,loans,mortgage,funds,securities,long_term_deposit,em_account_pp,credit_card," +
        "payroll,pension_plan,payroll_account,emc_account,debit_card,em_account_p,em_acount",
    );
    expect(people.split("\n", 1)[0]).toBe(",pk_cid,pk_partition,country_id,region_code,gender,age,deceased,salary");
    expect(commercial).not.toContain("\r");
    const rows = (csv: string) => csv.trimEnd().split("\n").slice(1);
    const keys = (csv: string) => rows(csv).map((row) => row.split(",", 3).join(","));
    expect(keys(products)).toEqual(keys(commercial));
    expect(keys(people)).toEqual(keys(commercial));
    const index = keys(commercial).map((key) => Number(key.split(",")[0]));
    expect(index[0]).toBe(0);
    expect(index.every((value, i) => i === 0 || value > index[i - 1])).toBe(true);
    expect(index.at(-1)).toBeGreaterThan(2 * index.length);
    const commercialRow = /^\d+,\d+,201[89]-\d\d-28,201\d-\d\d-\d\d,[A-Z0-9]*,[01]\.0,(0[123] - [A-Z]+)?$/;
    const productsRow = /^\d+,\d+,201[89]-\d\d-28(,[01]){8}(,[01]\.0){2}(,[01]){5}$/;
    const peopleRow = /^\d+,\d+,201[89]-\d\d-28,[A-Z]{2},(\d+\.0)?,[HV]?,\d+,[NS],(\d+\.\d{1,2})?$/;
    expect(rows(commercial).filter((row) => !commercialRow.test(row))).toEqual([]);
    expect(rows(products).filter((row) => !productsRow.test(row))).toEqual([]);
    expect(rows(people).filter((row) => !peopleRow.test(row))).toEqual([]);
    expect(rows(commercial)).toHaveLength(report.files[0].rows);
    expect(Buffer.byteLength(people)).toBe(report.files[2].bytes);
  });

  it("reports the months of the truth, and nothing planted", async () => {
    const report = await write("v1");
    expect(report.planted).toBeNull();
    expect(report.months.map(({ month }) => month)).toEqual(
      Array.from({ length: 17 }, (_, i) => (i < 12 ? `2018-${String(i + 1).padStart(2, "0")}` : `2019-0${i - 11}`)),
    );
    report.months.forEach((month, i) => {
      if (i === 0) return;
      expect(month.customers).toBe(report.months[i - 1].customers + month.new + month.returned - month.lost);
    });
    expect(report.files[0].rows).toBe(report.months.reduce((sum, { customers }) => sum + customers, 0));
  });
});

describe("the v2 edition", () => {
  it("has CRLF, months for dates, and a sale for each first holding", async () => {
    const report = await write("v2", { edition: "v2" });
    expect(report.files.map(({ path }) => path.split("/").at(-1))).toEqual([
      "customer_commercial_activity.csv",
      "customer_products.csv",
      "customer_sociodemographics.csv",
      "sales.csv",
      "product_description.csv",
    ]);
    const commercial = await text("v2", "customer_commercial_activity.csv");
    expect(commercial.split("\r\n")[1]).toMatch(/^0,\d+,2018-01,201\d-\d\d,/);
    expect(commercial.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const sales = (await text("v2", "sales.csv")).trimEnd().split("\r\n");
    expect(sales[0]).toBe(",pk_sale,cid,month_sale,product_ID,net_margin");
    expect(sales[1]).toMatch(/^0,6666,\d+,201[89]-\d\d-01,1119,\d+\.\d$/);
    const sold = sales.slice(1).map((row) => row.split(","));
    expect(sold.map((row) => Number(row[1]) - 6666)).toEqual(sold.map((_, i) => i));
    const descriptions = (await text("v2", "product_description.csv")).trimEnd().split("\r\n");
    expect(descriptions).toHaveLength(14);
    expect(descriptions).toContain("10,4657,em_acount,account");

    const codes = new Map(descriptions.slice(1).map((row) => [row.split(",")[2], row.split(",")[1]]));
    const table = (await text("v2", "customer_products.csv")).trimEnd().split("\r\n");
    const columns = table[0].split(",");
    const first = new Map<string, string>();
    for (const row of table.slice(1)) {
      const cells = row.split(",");
      for (let i = 3; i < cells.length; i++) {
        const key = `${cells[1]}/${codes.get(columns[i])}`;
        if (Number(cells[i]) === 1 && !first.has(key)) first.set(key, cells[2]);
      }
    }
    const expected = [...first].filter(([key, month]) => month > "2018-01" && !key.endsWith("undefined"));
    expect(sold.map((row) => `${row[2]}/${row[4]} ${row[3].slice(0, 7)}`).sort()).toEqual(
      expected.map(([key, month]) => `${key} ${month}`).sort(),
    );
  });
});

describe("the santander edition", () => {
  it("is one file of 48 columns with padded numbers, NA and quoted province names", async () => {
    await write("santander", { edition: "santander" });
    const lines = (await text("santander", "train_ver2.csv")).trimEnd().split("\n");
    expect(lines[0].split(",")).toHaveLength(48);
    expect(lines[0]).toMatch(/^"fecha_dato","ncodpers",.*"ind_recibo_ult1"$/);
    const row =
      /^201[89]-\d\d-28,\d+,N?,([A-Z]{2})?,[HV]?,( {0,2}\d+| NA),[\d-]*,( [01]| NA),( *\d+| {5}NA),( 1|NA),,(1\.0)?,[AI]?,[SN]?,[SN]?,,[A-Z0-9]*,[NS], 1,\d*,([^",]*|"[^"]*"),[01],(\d+\.\d{1,2}| {9}NA),(0[123] - [A-Z]+)?(,[01]){21},([01]|NA),([01]|NA),[01]$/;
    expect(lines.slice(1).filter((line) => !row.test(line))).toEqual([]);
    expect(lines.some((line) => line.includes('"CORUÑA, A"'))).toBe(true);
    expect(lines.some((line) => /, NA,/.test(line))).toBe(true);
  });
});

describe("writing the sample", () => {
  it("gives the same bytes for the same seed, others for another", async () => {
    for (const options of [{}, { edition: "v2", dirty: true, shuffle: true }, { edition: "santander" }] as const) {
      await write("once", options);
      await write("twice", options);
      await write("other", { ...options, seed: 4 });
      const once = await hashes("once");
      expect(await hashes("twice")).toEqual(once);
      const other = await hashes("other");
      expect(Object.keys(once).filter((file) => once[file] === other[file])).toEqual(
        Object.keys(once).filter((file) => file === "product_description.csv"),
      );
      for (const folder of ["once", "twice", "other"]) await rm(join(root, folder), { recursive: true });
    }
  });

  it("shuffles each file on its own and keeps every row", async () => {
    await write("plain");
    await write("mixed", { shuffle: true });
    const orders: string[][] = [];
    for (const file of ["commercial_activity_df.csv", "products_df.csv", "sociodemographic_df.csv"]) {
      const plain = (await text("plain", file)).split("\n");
      const mixed = (await text("mixed", file)).split("\n");
      expect(mixed[0]).toBe(plain[0]);
      expect(mixed).not.toEqual(plain);
      expect([...mixed].sort()).toEqual([...plain].sort());
      orders.push(mixed.map((row) => row.split(",", 3).join(",")).slice(1));
    }
    expect(orders[0]).not.toEqual(orders[1]);
  });

  it("compresses to the same text", async () => {
    await write("plain");
    const report = await write("packed", { gzip: true });
    expect(report.files[1].path.endsWith("products_df.csv.gz")).toBe(true);
    const packed = await readFile(report.files[1].path);
    expect(packed.length).toBe(report.files[1].bytes);
    expect(gunzipSync(packed).toString()).toBe(await text("plain", "products_df.csv"));
  });

  it("leaves no file and no folder behind when it is cancelled in the middle", async () => {
    const stop = new AbortController();
    const out = join(root, "cancelled");
    const work = finish(writeSample({ customers: 20_000, out, gzip: true }, { signal: stop.signal }), ({ message }) => {
      if (message.startsWith("Writing products")) stop.abort();
    });
    await expect(work).rejects.toMatchObject({ code: "cancelled" });
    expect(await readdir(root)).not.toContain("cancelled");
  });

  it("keeps the old files when a new run over them is cancelled", async () => {
    await write("kept");
    const before = await hashes("kept");
    const stop = new AbortController();
    const options = { customers: 1500, seed: 9, out: join(root, "kept") };
    const work = finish(writeSample(options, { signal: stop.signal }), ({ message }) => {
      if (message.startsWith("Writing socio")) stop.abort();
    });
    await expect(work).rejects.toMatchObject({ code: "cancelled" });
    expect(await hashes("kept")).toEqual(before);
  });

  it("refuses options that cannot be, and says so when the folder cannot be made", async () => {
    for (const wrong of [{ customers: 5 }, { customers: 1.5 }, { customers: 200, dirty: true }]) {
      await expect(write("wrong", wrong)).rejects.toMatchObject({ code: "invalid-sample-option", where: "customers" });
    }
    await write("file");
    const out = join(root, "file", "products_df.csv", "below");
    await expect(finish(writeSample({ customers: 500, out }))).rejects.toMatchObject({ code: "sample-not-written" });
  });
});
