/** `npm run demo`: from the sample extract to a report, segments and a campaign list. */
import { mkdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { initWorkspace, makeSample, openWorkspace } from "../core/api/workspace.ts";
import { count, fail, follow } from "./cli/output.ts";

const folder = fileURLToPath(new URL("../build/demo/", import.meta.url));
const at = (name: string) => join(folder, name);
const CUSTOMERS = 20_000;
/** 10,000 contacts for the bank's 443,000 customers are as many for these. */
const CONTACTS = 500;
const started = performance.now();
const control = follow();
const say = (text: string) => process.stdout.write(`${text}\n`);
try {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await makeSample({ out: at("extract"), customers: CUSTOMERS, seed: 1, edition: "v2" }, control);
  initWorkspace(at("demo.easymoney"));
  const workspace = openWorkspace(at("demo.easymoney"));
  try {
    const imported = await workspace.importFiles({ paths: [at("extract")] }, control);
    const rows = imported.tables.reduce((total, { rowsAccepted }) => total + rowsAccepted, 0);
    const quality = await workspace.quality(undefined, control);
    const { kpis } = await workspace.kpi(undefined, control);
    const segments = await workspace.segment({}, control);
    const scores = await workspace.recommend({}, control);
    const plan = await workspace.planCampaign({ size: CONTACTS, costPerContactEur: 0.5 }, control);
    const report = await workspace.report(at("report.html"), undefined, control);
    const lists = [
      await workspace.export({ what: "campaign", path: at("campaign.csv") }, control),
      await workspace.export({ what: "campaign", path: at("campaign.xlsx") }, control),
      await workspace.export({ what: "segments", path: at("segments.csv") }, control),
    ];
    const verified = await workspace.verify();
    control.end();
    const last = kpis.months.length - 1;
    const eur = (value: number) => count(Math.round(value));
    say(`
Data       ${imported.version}: ${count(rows)} rows, ${imported.rejectedRows} rejected, quality ${quality.scores.overall[last]?.toFixed(1)} of 100
Business   ${count(kpis.customers[last])} customers in ${kpis.months[last]}, ${count(kpis.active[last])} active
Segments   ${segments.k}, and those without products; the largest: ${segments.segments[0].name}
Purchases  of ${scores.testedOn}, unseen: ${(scores.ranking.model.shareOfCeiling * 100).toFixed(1)} % of the reachable MAP@7 (popularity ${(scores.ranking.popularity.shareOfCeiling * 100).toFixed(1)} %)
Campaign   ${count(plan.size)} customers for ${plan.month}, expected ${eur(plan.revenueEur.p50)} EUR (${eur(plan.revenueEur.p10)} to ${eur(plan.revenueEur.p90)});
           the same plan a month ago: ${plan.backTest.purchases} buyers for ${plan.backTest.expectedPurchases.toFixed(1)} foretold, ${eur(plan.backTest.revenueEur)} EUR

Report     ${report.path}   (open it in a browser)`);
    for (const { path, rows } of lists) say(`List       ${path}   (${count(rows)} rows)`);
    say(`Workspace  ${at("demo.easymoney")}   ${verified.ok ? "(everything reads back as it was written)" : "(DAMAGED)"}
Ask it     npm run easymoney -- sql ${relative(process.cwd(), at("demo.easymoney"))} "SELECT month, count(*) FROM panel GROUP BY month"

${((performance.now() - started) / 1000).toFixed(1)} s, of which nothing left this machine.`);
    if (!verified.ok) process.exitCode = 1;
  } finally {
    workspace.close();
  }
} catch (error) {
  fail(error, false);
} finally {
  control.end();
}
