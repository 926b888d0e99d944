import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { initWorkspace, makeSample, openWorkspace } from "../../workspace.ts";
import type { DeskSession } from "../deskSession.ts";
import type { JobControl, JobOutcome } from "./deskJob.ts";

/** Steps of the demo, with the share of the time that each takes. */
const STEPS = { sample: 4, import: 9, kpi: 3, quality: 5, segment: 19, recommend: 57, campaign: 3 };
const WHOLE = Object.values(STEPS).reduce((sum, each) => sum + each, 0);

/** Contacts of the demo's campaign: as many for its customers as 10,000 are for a bank's 400,000. */
const contactsFor = (customers: number) => Math.max(10, Math.round(customers / 40));
const COST_EUR = 0.5;

/**
 * Makes a sample extract and a workspace of its own, and takes it through the whole job, so that every screen has something
 * to show. The workspace is opened as soon as its data is in.
 */
export async function demoJob(session: DeskSession, customers: number, control: JobControl): Promise<JobOutcome> {
  const folder = join(session.host.dataFolder, "demo");
  mkdirSync(folder, { recursive: true });
  const extract = join(folder, `extract-${customers}`);
  const path = freshPath(folder);
  let from = 0;
  const step = (name: keyof typeof STEPS) => {
    const part = control.part(from / WHOLE, (from + STEPS[name]) / WHOLE);
    from += STEPS[name];
    return part;
  };
  await makeSample({ out: extract, customers, seed: 1, edition: "v2" }, step("sample"));
  try {
    initWorkspace(path);
    const fresh = openWorkspace(path);
    try {
      await fresh.importFiles({ paths: [extract] }, step("import"));
    } finally {
      fresh.close();
    }
  } catch (error) {
    removeWorkspace(path);
    throw error;
  }
  await session.open(path);
  const { workspace } = session;
  const after = <T>(result: T): T => {
    session.changes.fire();
    return result;
  };
  await workspace.kpi(undefined, step("kpi")).then(after);
  await workspace.quality(undefined, step("quality")).then(after);
  await workspace.segment({}, step("segment")).then(after);
  await workspace.recommend({}, step("recommend")).then(after);
  await workspace
    .planCampaign({ size: contactsFor(customers), costPerContactEur: COST_EUR }, step("campaign"))
    .then(after);
  return { result: { path } };
}

function freshPath(folder: string): string {
  let n = 1;
  while (existsSync(join(folder, `demo-${n}.easymoney`))) n++;
  return join(folder, `demo-${n}.easymoney`);
}

/** A demo whose import came to nothing leaves no file behind. */
function removeWorkspace(path: string): void {
  for (const tail of ["", "-wal", "-shm", "-lock"]) rmSync(path + tail, { force: true });
  rmSync(`${path}.rejects`, { recursive: true, force: true });
}
