/** `npm run demo`: the sample extract to a verified workspace, with its first figures. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { initWorkspace, makeSample, openWorkspace } from "../core/api/workspace.ts";
import { count, fail, follow, table } from "./cli/output.ts";

const folder = fileURLToPath(new URL("../build/demo/", import.meta.url));
const extract = join(folder, "extract");
const path = join(folder, "demo.easymoney");
const started = performance.now();
const control = follow();
try {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await makeSample({ out: extract, customers: 20_000, seed: 1, edition: "v2" }, control);
  initWorkspace(path);
  const workspace = openWorkspace(path);
  try {
    const report = await workspace.importFiles({ paths: [extract] }, control);
    control.end();
    const rows = report.tables.reduce((total, { rowsAccepted }) => total + rowsAccepted, 0);
    const { id, kpis } = await workspace.kpi(undefined, {});
    const last = kpis.months.length - 1;
    const verified = workspace.verify();
    const lines = [
      `Published ${report.version}: ${count(rows)} rows of ${count(report.bytes)} bytes, ${count(report.rejectedRows)} rejected`,
      ...table(
        ["month", "customers", "new", "lost", "active"],
        kpis.months.map((month, t) => [month, kpis.customers[t], kpis.new[t], kpis.lost[t], kpis.active[t]]),
      ),
      "",
      ...table(
        [`product, ${kpis.months[last]}`, "holders", "purchases", "cancellations"],
        kpis.products.map((p) => [p.label, p.holders[last], p.purchases[last], p.cancellations[last]]),
      ),
      "",
      `Figures:   ${id} in the workspace (npm run easymoney -- kpi ${path} --json)`,
      `Verified: ${verified.ok ? "everything reads back as it was written" : "the workspace is damaged"}`,
      `Extract:   ${extract}`,
      `Workspace: ${path}`,
      `${((performance.now() - started) / 1000).toFixed(1)} s`,
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    if (!verified.ok) process.exitCode = 1;
  } finally {
    workspace.close();
  }
} catch (error) {
  fail(error, false);
} finally {
  control.end();
}
