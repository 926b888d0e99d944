import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSample } from "../../../../../core/api/workspace.ts";
import { deskWithData, discardDesk, faultOf, run, testDesk } from "../../../../support/testDesk.ts";

let desk: Awaited<ReturnType<typeof deskWithData>>;
beforeAll(async () => {
  desk = await deskWithData();
  await run(desk, { kind: "segment", counts: [4], seed: 1 });
  await run(desk, { kind: "figures" });
});
afterAll(() => discardDesk(desk));

const trail = async () => {
  const { workspace } = await desk.client.session.info();
  return { undo: workspace?.undo, redo: workspace?.redo };
};

describe("every edit can be taken back and done again", () => {
  it("the name of a segment, in the list of names and in what is exported", async () => {
    const { client } = desk;
    const nameOf = async () => (await client.segments.show({ id: "segmentation-1" })).segments[0];
    const before = await nameOf();
    await client.segments.rename({ id: "segmentation-1", segment: before.id, name: "Savers" });
    await client.segments.rename({ id: "segmentation-1", segment: before.id, name: "Young savers" });
    expect(await nameOf()).toMatchObject({ name: "Young savers", namedBy: "person" });
    expect(await client.jobs.undo()).toEqual({ undone: `Rename ${before.id} to Young savers` });
    expect(await nameOf()).toMatchObject({ name: "Savers", namedBy: "person" });
    await client.jobs.undo();
    expect(await nameOf()).toEqual(before);
    expect(await trail()).toMatchObject({ redo: `Rename ${before.id} to Savers` });
    await client.jobs.redo();
    await client.jobs.redo();
    expect(await nameOf()).toMatchObject({ name: "Young savers" });
    expect((await trail()).redo).toBeNull();
    expect(await faultOf(client.segments.rename({ id: "segmentation-1", segment: "S99", name: "x" }))).toMatchObject({
      code: "unknown-segment",
    });
  });

  it("the suppression list, with reason and day as they were", async () => {
    const { client } = desk;
    expect(await client.offers.suppress({ customers: ["1", "2", "2"], reason: "asked" })).toEqual({ added: 2 });
    const list = await client.offers.suppressed();
    expect(await client.offers.suppress({ customers: ["1"], reason: "again" })).toEqual({ added: 0 });
    expect(await client.offers.unsuppress({ customers: ["1", "9"] })).toEqual({ removed: 1 });
    expect((await client.offers.suppressed()).map(({ customer }) => customer)).toEqual(["2"]);
    expect(await client.jobs.undo()).toEqual({ undone: "Allow contact with 1 customer" });
    expect(await client.offers.suppressed()).toEqual(list);
    expect(await client.jobs.undo()).toEqual({ undone: "Never contact 2 customers" });
    expect(await client.offers.suppressed()).toEqual([]);
    await client.jobs.redo();
    expect(await client.offers.suppressed()).toEqual(list);
  });

  it("an accepted rule; a quality counted by other rules is shown as that, and counted again", async () => {
    const { client } = desk;
    const first = await client.data.quality({ version: "v1" });
    const rule = { column: "age", min: 30, max: 60, reason: "only them" };
    expect(await client.data.setRule({ column: "age", rule })).toEqual({ rules: 1 });
    expect(first).toMatchObject({ isCurrent: true });
    expect(await client.data.quality({ version: "v1" })).toEqual({ ...first, isCurrent: false, accepted: [rule] });
    await run(desk, { kind: "figures" });
    const strict = await client.data.quality({ version: "v1" });
    expect(strict?.accepted).toEqual([rule]);
    const invalid = (found: typeof first) => found?.report.columns.find(({ id }) => id === "age")?.invalid.at(-1) ?? 0;
    expect(invalid(strict)).toBeGreaterThan(invalid(first));
    expect((await run(desk, { kind: "reproduce", id: strict?.id ?? "" })).result).toMatchObject({ same: true });
    await client.jobs.undo();
    expect(await client.data.quality({ version: "v1" })).toMatchObject({ id: first?.id, isCurrent: true });
    await client.jobs.redo();
    expect((await client.data.quality({ version: "v1" }))?.id).toBe(strict?.id);
  });

  it("an import and a restored version: the version from before is current again", async () => {
    const { client } = desk;
    await makeSample({ out: desk.at("next"), customers: 1500, seed: 9, edition: "v2" });
    await run(desk, { kind: "import", paths: [desk.at("next")], dryRun: false, month: "2019-05" });
    expect(await client.data.restore({ version: "v1" })).toEqual({ version: "v3" });
    const head = async () => (await client.session.info()).workspace?.head;
    expect(await client.jobs.undo()).toEqual({ undone: "Restore v1" });
    expect(await head()).toBe("v2");
    expect((await client.jobs.undo()).undone).toMatch(/^Import/);
    expect(await head()).toBe("v1");
    await client.jobs.redo();
    expect(await head()).toBe("v2");
    await client.jobs.redo();
    expect(await head()).toBe("v3");
    expect((await run(desk, { kind: "verify" })).result).toMatchObject({ ok: true });
  });
});

it("remembers what can be undone when the program is started again", async () => {
  const before = await trail();
  expect(before.undo).toBe("Restore v1");
  await desk.desk.close();
  const again = testDesk(desk.folder);
  desk = { ...again, extract: desk.extract };
  await desk.desk.open(desk.at("bank.easymoney"));
  expect(await trail()).toEqual(before);
});

it("forgets what was undone when something new is done", async () => {
  const { client } = desk;
  await client.jobs.undo();
  await client.offers.suppress({ customers: ["77"], reason: "asked" });
  expect(await faultOf(client.jobs.redo())).toMatchObject({ code: "nothing-to-redo" });
});

it("takes the very first import back to an empty workspace that verifies", async () => {
  const other = testDesk();
  try {
    await other.client.session.create({ path: other.at("w") });
    await run(other, { kind: "import", paths: [desk.extract], dryRun: false });
    await other.client.jobs.undo();
    const { workspace } = await other.client.session.info();
    expect(workspace).toMatchObject({ head: null, undo: null, products: [] });
    expect((await run(other, { kind: "verify" })).result).toMatchObject({ ok: true });
    expect(await faultOf(other.client.jobs.undo())).toMatchObject({ code: "nothing-to-undo" });
    await run(other, { kind: "import", paths: [desk.extract], dryRun: false, month: "2019-05" });
    expect((await other.client.session.info()).workspace).toMatchObject({ head: "v2" });
  } finally {
    await discardDesk(other);
  }
});
