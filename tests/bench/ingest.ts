import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { makeSample } from "../../core/api/workspace.ts";

const MAIN = fileURLToPath(new URL("../../headless/cli/main.ts", import.meta.url));

/** Each peer stores the three tables whole and prints its peak memory; argv: folder, target. */
const PEERS: Record<string, string> = {
  DuckDB: `
import duckdb, resource, sys
c = duckdb.connect(sys.argv[2])
c.execute("SET threads=2")
for t in ("commercial_activity_df", "products_df", "sociodemographic_df"):
    c.execute(f"CREATE TABLE {t} AS SELECT * FROM read_csv('{sys.argv[1]}/{t}.csv')")
c.execute("CHECKPOINT")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)`,
  "pandas to_sql": `
import pandas, resource, sqlite3, sys
c = sqlite3.connect(sys.argv[2])
for t in ("commercial_activity_df", "products_df", "sociodemographic_df"):
    pandas.read_csv(f"{sys.argv[1]}/{t}.csv", low_memory=False).to_sql(t, c, index=False)
c.commit()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)`,
};

/** Three clean CSVs to a stored, queryable workspace: seconds, rows, bytes, memory and file size, with peers where present. */
export async function benchIngest(customers: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-ingest-"));
  try {
    const { files } = await makeSample({ out: folder, customers });
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    const megabytes = files.reduce((sum, file) => sum + file.bytes, 0) / 1e6;
    process.stdout.write(`${customers} customers, ${rows} rows, ${megabytes.toFixed(0)} MB\n`);
    const workspace = join(folder, "bench.easymoney");
    spawnSync(process.execPath, [MAIN, "init", workspace]);
    const script = `
      import { openWorkspace } from ${JSON.stringify(new URL("../../core/api/workspace.ts", import.meta.url).href)};
      const w = openWorkspace(process.argv[2]);
      await w.importFiles({ paths: [process.argv[3]] });
      w.close();
      console.log(process.resourceUsage().maxRSS);`;
    // a file, not -e: worker threads would inherit the flag
    const runner = join(folder, "import.mjs");
    writeFileSync(runner, script);
    const ours = timed(process.execPath, [runner, workspace, folder], workspace);
    report("easyMoney", ours, rows, megabytes, ours);
    for (const [name, code] of Object.entries(PEERS)) {
      const target = join(folder, `${name.split(" ")[0]}.db`);
      const peer = timed("python3", ["-c", code, folder, target], target);
      if (peer) report(name, peer, rows, megabytes, ours);
      else process.stdout.write(`${name}: left out, its Python package is not installed\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Timed {
  seconds: number;
  rssKilobytes: number;
  fileBytes: number;
}

function timed(command: string, args: string[], target: string): Timed | null {
  const started = performance.now();
  const run = spawnSync(command, args, { encoding: "utf8" });
  const seconds = (performance.now() - started) / 1000;
  if (run.status !== 0) return null;
  return { seconds, rssKilobytes: Number(run.stdout.trim().split("\n").pop()), fileBytes: statSync(target).size };
}

function report(name: string, run: Timed | null, rows: number, megabytes: number, ours: Timed | null): void {
  if (!run || !ours) {
    process.stdout.write(`${name}: failed\n`);
    return;
  }
  const { seconds, rssKilobytes, fileBytes } = run;
  process.stdout.write(
    `${name.padEnd(14)} ${seconds.toFixed(1)} s, ${(rows / seconds / 1e6).toFixed(2)} M rows/s, ${(megabytes / seconds).toFixed(0)} MB/s, ` +
      `${(rssKilobytes / 1024).toFixed(0)} MiB peak, file ${(fileBytes / 1e6).toFixed(0)} MB, ours/this ${(ours.seconds / seconds).toFixed(3)}\n`,
  );
}
