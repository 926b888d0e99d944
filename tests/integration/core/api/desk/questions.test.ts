import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSample } from "../../../../../core/api/workspace.ts";
import { deskWithData, discardDesk, faultOf, run } from "../../../../support/testDesk.ts";

let desk: Awaited<ReturnType<typeof deskWithData>>;
const at = { version: "v1", month: "2019-05" };
beforeAll(async () => {
  desk = await deskWithData();
  await run(desk, { kind: "segment", counts: [4], seed: 1 });
});
afterAll(() => discardDesk(desk));

/** Debit cards of each customer in the last two months; null where there was no row. */
const TWO_MONTHS = `SELECT customer, max(CASE month WHEN '2019-04' THEN debit_card END) AS earlier,
  max(CASE month WHEN '2019-05' THEN debit_card END) AS later FROM panel WHERE month >= '2019-04' GROUP BY customer`;

async function sql(query: string) {
  return (await desk.client.data.sql({ query })).rows;
}

describe("rows that meet conditions", () => {
  it.each([
    [[{ column: "region_code", in: ["28"] }], "region_code = '28'"],
    [[{ column: "age", min: 30, max: 40 }], "age BETWEEN 30 AND 40"],
    [[{ column: "salary", in: [""] }], "salary IS NULL"],
    [
      [
        { column: "debit_card", in: ["1"] },
        { column: "gender", in: ["H"] },
      ],
      "debit_card = 1 AND gender = 'H'",
    ],
    [[{ column: "active_customer", in: ["0", "1"] }], "active_customer IN (0, 1)"],
  ])("%j are those of SQL: %s", async (filters, where) => {
    const { total } = await desk.client.figures.rows({ ...at, filters });
    expect([[total]]).toEqual(await sql(`SELECT count(*) FROM panel('2019-05') WHERE ${where}`));
    expect(total).toBeGreaterThan(0);
  });

  it.each([
    ["bought:debit_card", "earlier = 0 AND later = 1"],
    ["lost:debit_card", "earlier = 1 AND later = 0"],
  ])("%s are those whose holding changed since the month before", async (column, where) => {
    const { total } = await desk.client.figures.rows({ ...at, filters: [{ column }] });
    const [[wanted]] = await sql(`SELECT count(*) FROM (${TWO_MONTHS}) WHERE ${where}`);
    expect(total).toBe(wanted);
  });

  it("come in pages, sorted, with missing values last", async () => {
    const sort = { column: "salary", descending: true };
    const { columns, labels, rows, total } = await desk.client.figures.rows({ ...at, sort, limit: 500 });
    const salary = columns.indexOf("salary");
    expect(labels).toHaveLength(columns.length);
    const values = rows.map((row) => row[salary] as number | null);
    const known = values.filter((value) => value !== null);
    expect(known).toEqual([...known].sort((a, b) => b - a));
    const last = await desk.client.figures.rows({ ...at, sort, offset: total - 1, limit: 10 });
    expect(last.rows).toHaveLength(1);
    expect(last.rows[0][salary]).toBeNull();
    const second = await desk.client.figures.rows({ ...at, sort, offset: 10, limit: 5 });
    expect(second.rows).toEqual(rows.slice(10, 15));
  });

  it("are found by the beginning of the key", async () => {
    const all = await desk.client.figures.rows(at);
    const key = String(all.rows[3][0]);
    const found = await desk.client.figures.rows({ ...at, search: key });
    expect(found.rows.map(([customer]) => customer)).toEqual([key]);
  });

  it("are refused with a reason when a column, month or version is not there", async () => {
    const { client } = desk;
    expect(await faultOf(client.figures.rows({ ...at, filters: [{ column: "height", min: 1 }] }))).toMatchObject({
      code: "unknown-column",
    });
    expect(await faultOf(client.figures.rows({ version: "v1", month: "2030-01" }))).toMatchObject({
      code: "unknown-month",
    });
    expect(await faultOf(client.figures.rows({ version: "v9", month: "2019-05" }))).toMatchObject({
      code: "unknown-version",
    });
  });
});

describe("figures of some customers", () => {
  it.each([
    [[{ column: "age", min: 60 }], "age >= 60"],
    // more than half of them: counted from the others
    [[{ column: "age", max: 45 }], "age <= 45"],
  ])("with %j are those of SQL over the customers of %s", async (filters, where) => {
    await run(desk, { kind: "figures" });
    const found = await desk.client.figures.kpi({ version: "v1", filters });
    const chosen = `WITH newest AS (SELECT customer, max(month) AS month FROM panel GROUP BY customer),
      chosen AS (SELECT p.customer FROM panel p JOIN newest USING (customer, month) WHERE ${where})`;
    const byMonth = await sql(
      `${chosen} SELECT count(*), sum(active_customer), sum(debit_card) FROM panel WHERE customer IN chosen GROUP BY month ORDER BY month`,
    );
    expect(found?.id).toBeNull();
    expect(found?.kpis.customers).toEqual(byMonth.map(([n]) => n));
    expect(found?.kpis.active).toEqual(byMonth.map(([, n]) => n));
    const cards = found?.kpis.products.find(({ id }) => id === "debit_card");
    expect(cards?.holders).toEqual(byMonth.map(([, , n]) => n));
    const [[bought]] = await sql(
      `${chosen} SELECT count(*) FROM (${TWO_MONTHS}) WHERE customer IN chosen AND earlier = 0 AND later = 1`,
    );
    expect(cards?.purchases.at(-1)).toBe(bought);
    const regions = found?.kpis.groups.find(({ dimension }) => dimension === "region");
    const inRegions = regions?.groups.reduce((sum, { customers }) => sum + (customers.at(-1) ?? 0), 0);
    expect(inRegions).toBe(found?.kpis.customers.at(-1));
  });
});

describe("questions in SQL", () => {
  it("get at most 10,000 rows and say when there are more", async () => {
    const { client } = desk;
    const answer = await client.data.sql({ query: "SELECT customer, salary FROM panel" });
    expect(answer.rows).toHaveLength(10_000);
    expect(answer.truncated).toBe(true);
    const few = await client.data.sql({ query: "SELECT x'ff01' AS bytes, 0.5 AS n, NULL AS missing" });
    expect(few).toMatchObject({ columns: ["bytes", "n", "missing"], truncated: false });
    expect(few.rows).toEqual([["ff01", 0.5, null]]);
  });

  it("fail with SQLite's own words, and change nothing", async () => {
    const { client } = desk;
    expect(await faultOf(client.data.sql({ query: "SELECT nope FROM panel" }))).toMatchObject({
      code: "query-refused",
      message: expect.stringContaining("no such column: nope"),
    });
    expect(await faultOf(client.data.sql({ query: "DROP TABLE panel" }))).toMatchObject({ code: "query-refused" });
  });

  it("can be stopped in the middle, and the next one is answered", async () => {
    const stop = new AbortController();
    const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n";
    const asked = desk.client.data.sql({ query: endless }, { signal: stop.signal });
    setTimeout(() => stop.abort(), 100);
    expect(await faultOf(asked)).toMatchObject({ code: "cancelled" });
    expect(await sql("SELECT 1")).toEqual([[1]]);
  });
});

it("shows the customers of a segment, all of them over the pages", async () => {
  const { client } = desk;
  const shown = await client.segments.show({ id: "segmentation-1" });
  expect(shown.features).toBeGreaterThan(5);
  for (const { id: segment, customers } of shown.segments) {
    const page = await client.segments.customers({ id: "segmentation-1", segment, limit: 10 });
    expect(page.total).toBe(customers);
    expect(page.labels).toHaveLength(page.columns.length);
  }
  const first = await client.segments.customers({ id: "segmentation-1", segment: shown.segments[0].id });
  const key = String(first.rows[0][0]);
  const found = await client.segments.customers({ id: "segmentation-1", segment: shown.segments[0].id, search: key });
  expect(found.rows).toEqual([first.rows[0]]);
});

it("shows what an import refused, by reason and by words", async () => {
  const { client } = desk;
  await makeSample({ out: desk.at("dirty"), customers: 1500, dirty: true, edition: "v1", seed: 4 });
  await client.session.create({ path: desk.at("second") });
  await run(desk, { kind: "import", paths: [desk.at("dirty")], dryRun: false });
  const [{ id: job, rejects }] = await client.data.imports();
  const page = await client.data.rejects({ job, limit: 500 });
  expect(page.total).toBe(rejects);
  expect(page.reasons.reduce((sum, { rows }) => sum + rows, 0)).toBe(rejects);
  const { reason, rows } = page.reasons[0];
  const some = await client.data.rejects({ job, reason, limit: 500 });
  expect(some.matching).toBe(rows);
  expect(new Set(some.rows.map((row) => row[page.columns.indexOf("reason")]))).toEqual(new Set([reason]));
  const lines = readFileSync(page.path, "utf8").trimEnd().split("\n");
  expect(lines.length - 1).toBe(rejects);
  const path = desk.at("refused.csv");
  await run(desk, { kind: "export", what: `rejects:${job}/${reason}`, format: "csv", path });
  expect(readFileSync(path, "utf8").trimEnd().split("\n")).toHaveLength(rows + 1);
  const file = String(page.rows[0][1]);
  expect((await client.data.rejects({ job, search: file.toUpperCase() })).matching).toBeGreaterThan(0);
  expect(await faultOf(client.data.rejects({ job: 99 }))).toMatchObject({ code: "no-rejects" });
  expect((await client.session.overview()).next.map(({ title }) => title)).toContain("Look at the rejected rows");
});

describe("contracts of a person", () => {
  it("are drafted, saved, and then chosen by themselves", async () => {
    const { client } = desk;
    const path = desk.at("bank.csv");
    const months = ["2023-01", "2023-02", "2023-03"];
    const line = (month: string, n: number) => `${n};${month};${20 + (n % 50)};${n % 2};${n % 3 === 0 ? 1 : 0}`;
    const lines = months.flatMap((month) => Array.from({ length: 300 }, (_, n) => line(month, n + 1)));
    writeFileSync(path, `kundennr;stichtag;alter;karte;depot\n${lines.join("\n")}\n`);
    expect((await client.data.inspect({ paths: [path] })).ready).toBe(false);
    const { json, notes } = await client.data.draft({ paths: [path], name: "my bank" });
    expect(notes.join("\n")).toContain("kundennr");
    expect(await client.data.saveContract({ json })).toEqual({ contract: "my-bank" });
    const found = await client.data.inspect({ paths: [path] });
    expect(found).toMatchObject({ ready: true, contract: { id: "my-bank", title: "my bank" } });
    expect(found.tables.flatMap(({ columns }) => columns.map(({ id }) => id))).toEqual(
      expect.arrayContaining(["customer", "month", "alter", "karte", "depot"]),
    );
    expect(found.margins).toEqual(
      expect.arrayContaining([{ product: "karte", label: "karte", family: "other", marginEur: 0 }]),
    );
    await client.session.create({ path: desk.at("third") });
    await run(desk, { kind: "import", paths: [path], dryRun: false });
    expect((await client.session.info()).workspace).toMatchObject({ contract: "my-bank", head: "v1" });
    expect(await faultOf(client.data.saveContract({ json: "{" }))).toMatchObject({ code: "invalid-contract" });
    expect(await faultOf(client.data.saveContract({ json: '{"id":"x"}' }))).toMatchObject({ code: "invalid-contract" });
  });

  it("take other names for columns; the built-in one stays as it is", async () => {
    const { client } = desk;
    const source = join(desk.extract, "sociodemographics_df.csv");
    const name = existsSync(source)
      ? source
      : (await client.data.inspect({ paths: [desk.extract] })).files.find(({ table }) => table === "sociodemographics")
          ?.path;
    const path = desk.at("people.csv");
    writeFileSync(
      path,
      readFileSync(name ?? "", "utf8")
        .replace("salary", "einkommen")
        .replace("gender", "geschlecht"),
    );
    expect((await client.data.inspect({ paths: [path] })).files[0]).toMatchObject({
      table: null,
      nearest: "sociodemographics",
      problem: expect.stringMatching(/gender, salary are missing/),
    });
    const { contract } = await client.data.mapColumns({
      contract: "easymoney",
      columns: [
        { table: "sociodemographics", source: "einkommen", column: "salary" },
        { table: "sociodemographics", source: "geschlecht", column: "gender" },
        { table: "sociodemographics", source: "deceased", column: null },
      ],
    });
    expect(contract).toBe("easymoney-own");
    const found = await client.data.inspect({ paths: [path] });
    expect(found).toMatchObject({ ready: true, contract: { id: "easymoney-own" } });
    const mapping = new Map(found.files[0].mapping.map(({ source: from, column }) => [from, column]));
    expect([mapping.get("einkommen"), mapping.get("geschlecht"), mapping.get("deceased")]).toEqual([
      "salary",
      "gender",
      null,
    ]);
    expect((await client.data.inspect({ paths: [desk.extract] })).contract.id).toBe("easymoney");
    // a copy that fits as well as the built-in one does not take its place: its months would count as changed
    const added = [{ table: "sociodemographics", source: "einkommen", column: "salary" }];
    await client.data.mapColumns({ contract: "easymoney", columns: added });
    expect((await client.data.inspect({ paths: [desk.extract] })).contract.id).toBe("easymoney");
    const wrong = [{ table: "sociodemographics", source: "x", column: "height" }];
    expect(await faultOf(client.data.mapColumns({ contract: "easymoney", columns: wrong }))).toMatchObject({
      code: "unmappable-column",
    });
  });
});
