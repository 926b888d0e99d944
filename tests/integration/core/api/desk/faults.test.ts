import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { faultOf as faultFrom } from "../../../../../core/api/desk/faults.ts";
import { initWorkspace, makeSample, openWorkspace } from "../../../../../core/api/workspace.ts";
import { defaultSettings } from "../../../../../core/contract/desk/session.ts";
import { startJob } from "../../../../../core/store/journal.ts";
import { discardDesk, faultOf, follow, type TestDesk, testDesk } from "../../../../support/testDesk.ts";

let desk: TestDesk;
beforeEach(() => {
  desk = testDesk();
});
afterEach(() => discardDesk(desk));

describe("whatever goes wrong is said in words with a way to mend it", () => {
  it("a domain error in its parts", async () => {
    const path = desk.at("none.easymoney");
    const fault = await faultOf(desk.client.session.open({ path }));
    expect(fault).toMatchObject({
      code: "workspace-missing",
      message: "There is no workspace here",
      where: path,
      mend: "Check the path, or make one with `easymoney init`.",
    });
    expect(fault.detail).toContain("WorkspaceMissingError");
  });

  it("input that is not in shape, naming the place", async () => {
    const asked = desk.client.data.inspect({ paths: [] });
    expect(await faultOf(asked)).toMatchObject({ code: "invalid-input", where: "paths" });
    const job = desk.client.jobs.start({ kind: "segment", k: 99, seed: 1 });
    expect(await faultOf(job)).toMatchObject({ code: "invalid-input", where: "k" });
  });

  it("what the system refuses, and anything else calmly", async () => {
    expect(await faultOf(desk.client.session.folder({ path: desk.at("nowhere") }))).toMatchObject({
      code: "file-missing",
      where: desk.at("nowhere"),
    });
    const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC", syscall: "write" });
    expect(faultFrom(full)).toMatchObject({ code: "disk-full" });
    const bug = faultFrom(new TypeError("x is undefined"));
    expect(bug.code).toBe("internal");
    expect(bug.message).not.toContain("undefined");
    expect(bug.detail).toContain("x is undefined");
  });

  it("a job on no workspace, an unknown job, a job that fails", async () => {
    expect(await faultOf(desk.client.jobs.start({ kind: "figures" }))).toMatchObject({ code: "no-workspace" });
    expect(await faultOf(desk.client.jobs.cancel({ id: 7 }))).toMatchObject({ code: "unknown-job" });
    await desk.client.session.create({ path: desk.at("w") });
    const { id } = await desk.client.jobs.start({ kind: "import", paths: [desk.at("gone.csv")], dryRun: false });
    expect(await follow(desk, id)).toMatchObject({
      state: "failed",
      fault: { code: "file-missing", where: desk.at("gone.csv") },
    });
    const next = await desk.client.jobs.start({ kind: "figures" });
    expect((await follow(desk, next.id)).fault).toMatchObject({ code: "unknown-version" });
  });
});

describe("a bad file does not keep a person from working", () => {
  it("a broken workspace is refused; the one that is open stays", async () => {
    await desk.client.session.create({ path: desk.at("good") });
    writeFileSync(desk.at("bad.easymoney"), "not a database at all, but long enough to look like one".repeat(400));
    expect(await faultOf(desk.client.session.open({ path: desk.at("bad.easymoney") }))).toMatchObject({
      code: "not-a-workspace",
    });
    expect((await desk.client.session.info()).workspace?.name).toBe("good");
    await desk.desk.open(desk.at("bad.easymoney"));
    expect((await desk.client.session.info()).startFault).toMatchObject({ code: "not-a-workspace" });
    expect((await desk.client.session.close()).startFault).toBeNull();
  });

  it("a taken name and a folder that is not there", async () => {
    writeFileSync(desk.at("taken.easymoney"), "mine");
    expect(await faultOf(desk.client.session.create({ path: desk.at("taken") }))).toMatchObject({
      code: "workspace-exists",
    });
    expect(readFileSync(desk.at("taken.easymoney"), "utf8")).toBe("mine");
    expect(await faultOf(desk.client.session.create({ path: desk.at("no/folder/w") }))).toMatchObject({
      code: "folder-missing",
    });
  });

  it("broken settings are set aside, and settings of another program are read as far as they are known", async () => {
    await desk.desk.close();
    mkdirSync(desk.at("data"), { recursive: true });
    writeFileSync(desk.at("data/desk.json"), "{ broken");
    desk = testDesk(desk.folder);
    expect((await desk.client.session.info()).settings).toEqual(defaultSettings);
    expect(readdirSync(desk.at("data"))).toContain("desk.json.broken");
    await desk.client.session.settings({ theme: "dark" });
    await desk.desk.close();
    const kept = JSON.parse(readFileSync(desk.at("data/desk.json"), "utf8"));
    const odd = { ...kept.settings, threads: -4, colour: "blue" };
    writeFileSync(desk.at("data/desk.json"), JSON.stringify({ ...kept, settings: odd }));
    desk = testDesk(desk.folder);
    expect((await desk.client.session.info()).settings).toEqual({ ...defaultSettings, theme: "dark" });
  });
});

it("keeps nothing of an import that the disk has no room for, and works on when there is room", async () => {
  await makeSample({ out: desk.at("extract"), customers: 1000, edition: "v2" });
  initWorkspace(desk.at("w.easymoney"));
  const workspace = openWorkspace(desk.at("w.easymoney"));
  try {
    const pages = workspace.file.db.pragma("page_count", { simple: true }) as number;
    workspace.file.db.pragma(`max_page_count = ${pages + 20}`);
    const failed = await workspace.importFiles({ paths: [desk.at("extract")] }).catch(faultFrom);
    expect(failed).toMatchObject({ code: "disk-full", mend: expect.stringContaining("Free some space") });
    expect(workspace.versions().versions).toEqual([]);
    expect((await workspace.verify()).ok).toBe(true);
    workspace.file.db.pragma("max_page_count = 1000000");
    expect(await workspace.importFiles({ paths: [desk.at("extract")] })).toMatchObject({ outcome: "published" });
  } finally {
    workspace.close();
  }
});

it("shows an import that the end of the program interrupted, and says to run it again", async () => {
  initWorkspace(desk.at("w.easymoney"));
  const workspace = openWorkspace(desk.at("w.easymoney"));
  startJob(workspace.file, "import", { paths: ["a.csv"] });
  workspace.close();
  await desk.client.session.open({ path: desk.at("w.easymoney") });
  expect(await desk.client.data.imports()).toMatchObject([{ state: "interrupted", paths: ["a.csv"], rejects: 0 }]);
  const { changes } = await desk.client.session.overview();
  expect(changes[0].text).toMatch(/^An import was interrupted/);
});

it("remembers the last 12 workspaces and says which are gone, unless it is not to", async () => {
  const { client } = desk;
  for (let n = 1; n <= 13; n++) await client.session.create({ path: desk.at(`w${n}`) });
  const { recent, workspace } = await client.session.info();
  expect(workspace?.name).toBe("w13");
  expect(recent.map(({ name }) => name)).toEqual(Array.from({ length: 12 }, (_, i) => `w${13 - i}`));
  const { recent: fewer } = await client.session.forget({ path: desk.at("w13.easymoney") });
  expect(fewer).toHaveLength(11);
  await client.session.settings({ rememberRecent: false });
  expect((await client.session.open({ path: desk.at("w2.easymoney") })).recent).toEqual([]);
});

it("lists a folder: folders, workspaces and data first, hidden files not at all", async () => {
  mkdirSync(desk.at("sub"));
  for (const name of ["b.csv", "a.txt", ".hidden", "z.pdf", "w.easymoney"]) writeFileSync(desk.at(name), "x");
  const { path, entries } = await desk.client.session.folder({ path: "" });
  expect(path).toBe(desk.folder);
  expect(entries.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
    "folder data",
    "folder sub",
    "workspace w.easymoney",
    "data a.txt",
    "data b.csv",
    "other z.pdf",
  ]);
});
