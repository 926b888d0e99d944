import { existsSync, readdirSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeSample, openWorkspace } from "../../../../../core/api/workspace.ts";
import type { Job } from "../../../../../core/contract/desk/jobs.ts";
import { deskWithData, discardDesk, faultOf, follow, run, testDesk } from "../../../../support/testDesk.ts";

let desk: Awaited<ReturnType<typeof deskWithData>>;
beforeAll(async () => {
  desk = await deskWithData();
  await makeSample({ out: desk.at("other"), customers: 3000, seed: 2, edition: "v2" });
});
afterAll(() => discardDesk(desk));

const isReading = ({ message }: Job) => message.startsWith("Reading") || message.startsWith("Storing");
const importOther = { kind: "import" as const, paths: [] as string[], dryRun: false };

it("cancels an import within a second and leaves nothing of it", async () => {
  const { client } = desk;
  const before = await client.session.info();
  const { id } = await client.jobs.start({ ...importOther, paths: [desk.at("other")] });
  await follow(desk, id, isReading);
  const asked = performance.now();
  await client.jobs.cancel({ id });
  const job = await follow(desk, id);
  expect(performance.now() - asked).toBeLessThan(1000);
  expect(job).toMatchObject({ state: "cancelled", fault: null, file: null });
  expect((await client.session.info()).workspace?.versions).toEqual(before.workspace?.versions);
  expect((await client.data.imports())[0]).toMatchObject({ state: "cancelled", rejects: 0 });
  expect((await run(desk, { kind: "verify" })).result).toMatchObject({ ok: true });
});

it("holds work in a pause and goes on where it was", async () => {
  const { client } = desk;
  const { id } = await client.jobs.start({ kind: "segment", counts: [4, 5, 6], seed: 3 });
  await follow(desk, id, ({ message }) => message.startsWith("Trying"));
  await client.jobs.pause({ id });
  await setTimeout(200);
  const held = await follow(desk, id, ({ state }) => state === "paused");
  await setTimeout(400);
  const later = await follow(desk, id, ({ state }) => state === "paused");
  expect(later.log).toEqual(held.log);
  // the program answers meanwhile
  expect((await client.figures.rows({ version: "v1", month: "2019-05" })).rows).toHaveLength(100);
  await client.jobs.resume({ id });
  expect(await follow(desk, id)).toMatchObject({ state: "done", result: { id: "segmentation-1" } });
});

it("cancels work that is held", async () => {
  const { id } = await desk.client.jobs.start({ kind: "segment", counts: [4, 5, 6], seed: 4 });
  await follow(desk, id, ({ message }) => message.startsWith("Trying"));
  await desk.client.jobs.pause({ id });
  await desk.client.jobs.cancel({ id });
  expect((await follow(desk, id)).state).toBe("cancelled");
});

it("does one job at a time, in order, and drops one that waits at once", async () => {
  const { client } = desk;
  const first = await client.jobs.start({ kind: "figures" });
  const second = await client.jobs.start({ kind: "verify" });
  const third = await client.jobs.start({ kind: "verify" });
  await client.jobs.cancel(third);
  expect(await follow(desk, third.id)).toMatchObject({ state: "cancelled", started: null });
  const done = await follow(desk, second.id);
  const before = await follow(desk, first.id);
  expect([before.state, done.state]).toEqual(["done", "done"]);
  expect((before.ended ?? "") <= (done.started ?? "")).toBe(true);
});

it("tells every watcher, keeps to ten looks a second, and ends with the watcher", async () => {
  const { client } = desk;
  const looks: { at: number; jobs: Job[] }[][] = [[], []];
  const gone = looks.map(() => new AbortController());
  const ended = looks.map(async (seen, i) => {
    for await (const jobs of await client.jobs.watch(undefined, { signal: gone[i].signal })) {
      seen.push({ at: performance.now(), jobs });
    }
  });
  const changes: number[] = [];
  const session = new AbortController();
  const told = (async () => {
    for await (const n of await client.session.watch(undefined, { signal: session.signal })) changes.push(n);
  })();
  await run(desk, { kind: "segment", counts: [4, 5], seed: 5 });
  await setTimeout(150);
  for (const each of [...gone, session]) each.abort();
  await Promise.all([...ended, told]);
  for (const seen of looks) {
    expect(seen.at(-1)?.jobs[0]).toMatchObject({ kind: "segment", state: "done", share: 1 });
    const seconds = (seen[seen.length - 1].at - seen[0].at) / 1000;
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.length).toBeLessThanOrEqual(2 + seconds * 10);
  }
  expect(changes.length).toBeGreaterThan(1);
  expect(changes).toEqual([...changes].sort((a, b) => a - b));
});

it("does not let another workspace in while a job runs, nor versions move under an import", async () => {
  const { client } = desk;
  const { id } = await client.jobs.start({ ...importOther, paths: [desk.at("other")] });
  await follow(desk, id, isReading);
  const refused = { code: "job-running" };
  expect(await faultOf(client.session.close())).toMatchObject(refused);
  expect(await faultOf(client.data.restore({ version: "v1" }))).toMatchObject(refused);
  expect(await faultOf(client.jobs.undo())).toMatchObject(refused);
  await client.jobs.cancel({ id });
  await follow(desk, id);
});

it("makes the demo with one share that never goes back, and opens it on the way", async () => {
  const other = testDesk();
  try {
    const { id } = await other.client.jobs.start({ kind: "demo", customers: 1000 });
    const shares: number[] = [];
    const names = new Set<string | undefined>();
    const job = await follow(other, id, ({ share, ended }) => {
      shares.push(share ?? 0);
      void other.client.session.info().then(({ workspace }) => names.add(ended ? undefined : workspace?.name));
      return ended !== null;
    });
    expect(job).toMatchObject({ state: "done", share: 1, fault: null });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(names).toContain("demo-1");
    const { workspace } = await other.client.session.info();
    expect(workspace?.kept.map(({ kind }) => kind)).toEqual([
      "kpi",
      "quality",
      "segmentation",
      "recommendation",
      "campaign",
    ]);
  } finally {
    await discardDesk(other);
  }
});

it("leaves a workspace that verifies when it is closed in mid-job", async () => {
  const other = testDesk();
  try {
    await other.client.session.create({ path: other.at("w") });
    const { id } = await other.client.jobs.start({ ...importOther, paths: [desk.at("other")] });
    await follow(other, id, isReading);
    const asked = performance.now();
    await other.desk.close();
    expect(performance.now() - asked).toBeLessThan(5000);
    expect(existsSync(`${other.at("w.easymoney")}-wal`)).toBe(false);
    const workspace = openWorkspace(other.at("w.easymoney"));
    expect((await workspace.verify()).ok).toBe(true);
    expect(workspace.versions()).toEqual({ head: null, versions: [] });
    expect(workspace.imports()[0].state).toBe("cancelled");
    workspace.close();
    expect(readdirSync(other.folder).filter((name) => name.includes("rejects"))).toEqual([]);
  } finally {
    await discardDesk(other);
  }
});
