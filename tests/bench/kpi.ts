import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { computeKpis } from "../../core/analysis/kpi/computeKpis.ts";
import { countBits } from "../../core/analysis/kpi/countBits.ts";
import { initWorkspace, makeSample, openWorkspace } from "../../core/api/workspace.ts";
import { finish } from "../../core/jobs/progress.ts";
import type { Panel } from "../../core/store/panel.ts";
import { openPanel } from "../../core/store/storedPanel.ts";
import { openWorkspaceFile } from "../../core/store/workspaceFile.ts";
import { medianSeconds, runPeer } from "./peer.ts";

const PEER = `
import json, sys, time
import duckdb
c = duckdb.connect()
c.execute("SET threads=2")
c.execute(f"CREATE TABLE p AS SELECT * FROM read_csv('{sys.argv[1]}', header=true)")
flags = [d[0] for d in c.execute("SELECT * FROM p LIMIT 0").description[2:]]
queries = [
  "SELECT m, " + ", ".join(f"sum({f})" for f in flags) + " FROM p GROUP BY m ORDER BY m",
  "SELECT first, count(*) FROM (SELECT c, min(m) AS first FROM p GROUP BY c) GROUP BY first ORDER BY first",
  "SELECT a.m, " + ", ".join(f"sum(CASE WHEN a.{f} > b.{f} THEN 1 ELSE 0 END)" for f in flags) + " FROM p a JOIN p b ON b.c = a.c AND b.m = a.m - 1 GROUP BY a.m ORDER BY a.m",
]
seconds = []
for _ in range(3):
    began = time.perf_counter()
    results = [c.execute(q).fetchall() for q in queries]
    seconds.append(time.perf_counter() - began)
print(json.dumps({"seconds": sorted(seconds)[1], "purchases": int(sum(sum(r[1:]) for r in results[2]))}))`;

/** Holdings, new customers and purchases by month and product from loaded columns, beside DuckDB on the same rows. */
export async function benchKpi(customers: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-kpi-"));
  const path = join(folder, "w.easymoney");
  try {
    await makeSample({ out: join(folder, "x"), customers });
    initWorkspace(path);
    const workspace = openWorkspace(path);
    await workspace.importFiles({ paths: [join(folder, "x")] });
    workspace.close();
    const file = openWorkspaceFile(path, { readOnly: true });
    const panel = openPanel(file);
    const rows = panel.months.reduce((sum, month) => sum + panel.snapshot(month).rows, 0);
    process.stdout.write(`${customers} customers, ${rows} customer-months, median of 3\n`);
    let purchases = 0;
    const counted = await medianSeconds(3, () => {
      ({ purchases } = holdingsAndPurchases(panel));
    });
    const all = await medianSeconds(3, () => finish(computeKpis(panel)));
    process.stdout.write(`ours, holdings, new and purchases: ${counted.toFixed(3)} s (${purchases} purchases)\n`);
    process.stdout.write(
      `ours, every figure of easymoney kpi, attributes decoded from the file: ${all.toFixed(3)} s\n`,
    );
    writeFileSync(join(folder, "p.csv"), flatRows(panel));
    file.close();
    const peer = runPeer<{ seconds: number; purchases: number }>("DuckDB", PEER, [join(folder, "p.csv")]);
    if (peer) {
      process.stdout.write(
        `DuckDB, holdings, new and purchases, rows loaded: ${peer.seconds.toFixed(3)} s (${peer.purchases} purchases); ours / it = ${(counted / peer.seconds).toFixed(2)}\n`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the peer's three queries ask for. */
function holdingsAndPurchases(panel: Panel) {
  const { length } = panel.schema.products;
  const last = new Uint32Array(panel.customers.size);
  const seen = new Int16Array(panel.customers.size).fill(-1);
  const newCustomers: number[] = [];
  let purchases = 0;
  for (const [t, month] of panel.months.entries()) {
    const { rows, customer, holdings } = panel.snapshot(month);
    const bought = new Uint32Array(rows);
    let fresh = 0;
    for (let i = 0; i < rows; i++) {
      const c = customer[i];
      if (seen[c] < 0) fresh++;
      else if (seen[c] === t - 1) bought[i] = holdings[i] & ~last[c];
      seen[c] = t;
      last[c] = holdings[i];
    }
    countBits(holdings, length);
    purchases += countBits(bought, length).reduce((sum, n) => sum + n, 0);
    newCustomers.push(fresh);
  }
  return { purchases, newCustomers };
}

function flatRows(panel: Panel): string {
  const { products } = panel.schema;
  const parts = [`m,c,${products.map(({ id }) => id).join(",")}\n`];
  for (const month of panel.months) {
    const { rows, customer, holdings } = panel.snapshot(month);
    const lines: string[] = [];
    for (let i = 0; i < rows; i++) {
      let line = `${month},${customer[i]}`;
      for (let p = 0; p < products.length; p++) line += (holdings[i] >>> p) & 1 ? ",1" : ",0";
      lines.push(line);
    }
    parts.push(`${lines.join("\n")}\n`);
  }
  return parts.join("");
}
