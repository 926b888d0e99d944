/** Runs the demo (sample, import, figures) on the desk of a built app, to be started in that app's folder; prints what came. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

const app = pathToFileURL(`${process.argv[2]}/`);
const { openDesk } = await import(new URL("core/api/desk/openDesk.js", app).href);
const { createRouterClient } = await import(new URL("node_modules/@orpc/server/dist/index.mjs", app).href);
const folder = mkdtempSync(join(tmpdir(), "easymoney-desk-"));
const desk = openDesk({ kind: "electron", dataFolder: join(folder, "desk"), homeFolder: folder });
const client = createRouterClient(desk.router);
const { id } = await client.jobs.start({ kind: "demo", customers: 1000 });
for await (const jobs of await client.jobs.watch()) {
  const job = jobs.find((each) => each.id === id);
  if (!job || !["done", "failed", "cancelled"].includes(job.state)) continue;
  const { workspace } = await client.session.info();
  const { state, fault } = job;
  process.stdout.write(JSON.stringify({ state, fault, months: workspace?.versions.at(-1)?.months.length }));
  break;
}
await desk.close();
process.exit(0);
