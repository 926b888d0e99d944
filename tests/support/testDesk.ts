import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient, ORPCError } from "@orpc/server";
import { type Desk, openDesk } from "../../core/api/desk/openDesk.ts";
import { makeSample } from "../../core/api/workspace.ts";
import { type Fault, fault } from "../../core/contract/desk/fault.ts";
import type { Job, JobRequest } from "../../core/contract/desk/jobs.ts";

/** A desk in a folder of its own, asked in process as a window asks it. */
export function testDesk(folder = mkdtempSync(join(tmpdir(), "desk-"))) {
  const desk = openDesk({ kind: "browser", dataFolder: join(folder, "data"), homeFolder: folder });
  return { desk, client: clientOf(desk), folder, at: (name: string) => join(folder, name) };
}

export type TestDesk = ReturnType<typeof testDesk>;

function clientOf(desk: Desk) {
  return createRouterClient(desk.router);
}

/** Closes the desk and takes its folder away. */
export async function discardDesk({ desk, folder }: TestDesk): Promise<void> {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Follows a job until `wanted` holds of it; what it looked like then. */
export async function follow(
  { client }: TestDesk,
  id: number,
  wanted: (job: Job) => boolean = ({ ended }) => ended !== null,
): Promise<Job> {
  const watch = new AbortController();
  for await (const jobs of await client.jobs.watch(undefined, { signal: watch.signal })) {
    const job = jobs.find((each) => each.id === id);
    if (!job || !wanted(job)) continue;
    watch.abort();
    return job;
  }
  throw new Error(`job ${id} was never as wanted`);
}

/** Starts a job and follows it to its end; it must succeed. */
export async function run(desk: TestDesk, request: JobRequest): Promise<Job> {
  const { id } = await desk.client.jobs.start(request);
  const job = await follow(desk, id);
  if (job.state !== "done") throw new Error(`${job.title}: ${job.state} ${JSON.stringify(job.fault)}`);
  return job;
}

/** The fault that something fails with. */
export async function faultOf(asked: Promise<unknown>): Promise<Fault> {
  try {
    await asked;
  } catch (error) {
    // one that the contract names: a window may read its parts
    if (error instanceof ORPCError && error.defined && error.code === "FAULT") return fault.parse(error.data);
    throw error;
  }
  throw new Error("it did not fail");
}

/** A desk with an open workspace of 1500 sample customers, 17 months of them, and the extract that it came from. */
export async function deskWithData(): Promise<TestDesk & { extract: string }> {
  const desk = testDesk();
  const extract = desk.at("extract");
  await makeSample({ out: extract, customers: 1500, edition: "v2" });
  await desk.client.session.create({ path: desk.at("bank") });
  await run(desk, { kind: "import", paths: [extract], dryRun: false });
  return { ...desk, extract };
}
