import process from "node:process";
import { initWorkspace, restoreWorkspace } from "../../../core/api/workspace.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { parseWhole } from "../numbers.ts";
import { count, follow, print, table } from "../output.ts";

/** Commands that make, look into and keep a workspace. */
export function addWorkspaceCommands(command: AddCommand): void {
  command("init", "make an empty workspace file")
    .argument("<workspace>")
    .action((path: string, { json }: Json) => {
      print(initWorkspace(path), json, () => [`Made ${path}. Next: easymoney import ${path} FILES`]);
    });

  command("versions", "list the dataset versions, or make an earlier one current")
    .argument("<workspace>")
    .option("--restore <version>", "make this version's data current again, as a new version")
    .action(async (path: string, { json, restore }: Json & { restore?: string }) => {
      if (restore !== undefined) {
        const restored = await using(path, false, (w) => w.restoreVersion(restore));
        print(restored, json, () => [`${restored.version} now has the data of ${restore}`]);
        return;
      }
      const found = await using(path, true, (w) => w.versions());
      print(found, json, () =>
        table(
          ["version", "current", "rows", "months", "made", "what"],
          found.versions.map((v) => [
            v.id,
            v.id === found.head ? "yes" : "",
            v.rows,
            v.months.length,
            v.created.slice(0, 16).replace("T", " "),
            v.message,
          ]),
        ),
      );
    });

  command("diff", "rows added, removed and changed between two versions")
    .argument("<workspace>")
    .argument("<from>")
    .argument("[to]", "the current version when left out", "head")
    .action(async (path: string, from: string, to: string, { json }: Json) => {
      const diff = await using(path, true, (w) => w.diff(from, to));
      print(diff, json, () =>
        diff.changes.length === 0
          ? [`${diff.from} and ${diff.to} have the same rows`]
          : table(
              ["table", "month", "added", "removed", "changed", "changed cells"],
              diff.changes.map((c) => [
                c.table,
                c.month,
                c.rowsAdded,
                c.rowsRemoved,
                c.rowsChanged,
                Object.entries(c.changedCells)
                  .map(([column, n]) => `${column} ${count(n)}`)
                  .join(", "),
              ]),
            ),
      );
    });

  command("sql", "one SELECT over a version: tables panel, panel('2019-05'), products, sales")
    .argument("<workspace>")
    .argument("<query>")
    .option("--version <version>", "the current one when left out")
    .option("--limit <n>", "most rows to print", parseWhole, 1000)
    .option("--out <file>", "write all rows to a .csv or .xlsx instead")
    .action(async (path: string, query: string, { json, version, limit, out }: Json & SqlFlags) => {
      if (out !== undefined) {
        const control = follow();
        const written = await using(path, true, (w) => w.exportSql(query, out, version, control)).finally(control.end);
        print(written, json, () => [`${written.path}: ${count(written.rows)} rows; counted again in the file`]);
        return;
      }
      const result = await using(path, true, (w) => w.sql(query, version, limit));
      print(result, json, () => [
        ...table(result.columns, result.rows),
        ...(result.truncated ? [`first ${count(limit)} rows; raise --limit for more`] : []),
      ]);
    });

  command("backup", "copy a workspace and read the copy back whole")
    .argument("<workspace>")
    .argument("<target>")
    .action(async (path: string, target: string, { json }: Json) => {
      const control = follow();
      const report = await using(path, true, (w) => w.backup(target, control)).finally(control.end);
      print(report, json, () => [`${report.path}: ${(report.sizeBytes / 1e6).toFixed(1)} MB, verified`]);
    });

  command("restore", "put a verified backup in a workspace's place; the former file is kept")
    .argument("<backup>")
    .argument("<workspace>")
    .action(async (backup: string, path: string, { json }: Json) => {
      const report = await restoreWorkspace(backup, path);
      print(report, json, () => [`${path} restored${report.kept ? `; the former file is ${report.kept}` : ""}`]);
    });

  command("verify", "read everything back and compare it with its hashes")
    .argument("<workspace>")
    .action(async (path: string, { json }: Json) => {
      const control = follow();
      const report = await using(path, true, (w) => w.verify(control)).finally(control.end);
      print(report, json, () =>
        report.checks.map(({ name, ok, detail }) => `${ok ? "ok    " : "BROKEN"}  ${name}: ${detail}`),
      );
      if (!report.ok) process.exitCode = 1;
    });

  command("jobs", "what was done to a workspace, newest first")
    .argument("<workspace>")
    .action(async (path: string, { json }: Json) => {
      const jobs = await using(path, true, (w) => w.jobs());
      print(jobs, json, () =>
        table(
          ["job", "kind", "state", "started", "message"],
          jobs.map((j) => [j.id, j.kind, j.state, j.started.slice(0, 19).replace("T", " "), j.message]),
        ),
      );
    });
}

interface SqlFlags {
  version?: string;
  limit: number;
  out?: string;
}
