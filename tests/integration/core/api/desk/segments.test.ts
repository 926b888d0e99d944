import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeSample } from "../../../../../core/api/workspace.ts";
import { discardDesk, run, type TestDesk, testDesk } from "../../../../support/testDesk.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = testDesk();
  await makeSample({ out: desk.at("extract"), customers: 1000, edition: "v2" });
  await desk.client.session.create({ path: desk.at("bank") });
  await run(desk, { kind: "import", paths: [desk.at("extract")], dryRun: false });
  await run(desk, { kind: "segment", k: 3, reason: "three teams", seed: 1 });
});
afterAll(() => discardDesk(desk));

it("lists the customers of a segment in the order of any column, missing values last", async () => {
  const ask = { id: "segmentation-1", segment: "S1", limit: 500 };
  const page = await desk.client.segments.customers({ ...ask, sort: { column: "age", descending: true } });
  const ages = page.rows.map((row) => row[page.columns.indexOf("age")]).filter((age) => age !== null);
  expect(ages.length).toBeGreaterThan(10);
  expect(ages).toEqual(ages.toSorted((a, b) => Number(b) - Number(a)));
  const plain = await desk.client.segments.customers(ask);
  expect(page.total).toBe(plain.total);
});

it("exports one segment, or those of it whose keys begin so, and the whole by the id of a segmentation", async () => {
  const { segments, customers } = await desk.client.segments.show({ id: "segmentation-1" });
  const own = segments.find(({ id }) => id === "S1");
  const rowsOf = async (what: string) => {
    const { file } = await run(desk, { kind: "export", what, format: "csv" });
    return readFileSync(file ?? "", "utf8")
      .trimEnd()
      .split(/\r?\n/)
      .slice(1);
  };
  const one = await rowsOf("segments:segmentation-1/S1");
  expect(one).toHaveLength(own?.customers ?? -1);
  expect(one.every((row) => row.split(",")[1] === "S1")).toBe(true);
  const begun = await rowsOf("segments:segmentation-1/S1/1");
  expect(begun).toEqual(one.filter((row) => row.startsWith("1")));
  expect(await rowsOf("segmentation-1")).toHaveLength(customers);
  expect(await rowsOf("segments")).toHaveLength(customers);
});
