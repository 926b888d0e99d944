import { readFileSync } from "node:fs";
import process from "node:process";
import { Command, Option } from "commander";
import {
  initWorkspace,
  makeSample,
  openWorkspace,
  restoreWorkspace,
  type Workspace,
} from "../../core/api/workspace.ts";
import { count, fail, follow, print, table } from "./output.ts";

interface Json {
  json?: boolean;
}

const program = new Command("easymoney")
  .description("From monthly customer extracts to clean, versioned data. Every command takes --json.")
  .showHelpAfterError()
  .addHelpText(
    "after",
    '\nFirst steps:\n  easymoney sample --out extract\n  easymoney init bank.easymoney\n  easymoney import bank.easymoney extract\n  easymoney sql bank.easymoney "SELECT month, count(*) FROM panel GROUP BY month"',
  );

function command(name: string, description: string): Command {
  return program.command(name).description(description).option("--json", "print the result as JSON");
}

async function using<T>(path: string, readOnly: boolean, work: (workspace: Workspace) => T | Promise<T>): Promise<T> {
  const workspace = openWorkspace(path, { readOnly });
  try {
    return await work(workspace);
  } finally {
    workspace.close();
  }
}

command("sample", "write a synthetic extract of 17 months in the shape of the real one")
  .requiredOption("--out <folder>", "where to write; made when missing")
  .option("--customers <n>", "customers ever seen; 456373 is the full size", Number, 20_000)
  .option("--seed <seed>", "the same seed gives the same bytes", "1")
  .addOption(
    new Option("--edition <name>", "file names, dates and tables").choices(["v1", "v2", "santander"]).default("v1"),
  )
  .option("--dirty", "plant every known defect at a known count (planted.json)")
  .option("--shuffle", "each file in an order of its own")
  .option("--gzip", "compress the files")
  .action(async ({ json, ...options }) => {
    const control = follow();
    const report = await makeSample(options, control).finally(control.end);
    print(report, json, () =>
      table(
        ["table", "rows", "bytes", "path"],
        report.files.map((f) => [f.table, f.rows, f.bytes, f.path]),
      ),
    );
  });

command("init", "make an empty workspace file")
  .argument("<workspace>")
  .action((path: string, { json }: Json) => {
    print(initWorkspace(path), json, () => [`Made ${path}. Next: easymoney import ${path} FILES`]);
  });

command("import", "read an extract into a new dataset version: all of it, or nothing")
  .argument("<workspace>")
  .argument("<paths...>", "CSV files (also .gz, .zst) or folders")
  .option("--contract <name>", "easymoney, santander, or a JSON file; found out when left out")
  .option("--dry-run", "read and check everything, publish nothing")
  .option("--month <month>", "only this month, YYYY-MM")
  .action(async (path: string, paths: string[], { json, ...options }) => {
    const control = follow();
    const report = await using(path, false, (w) => w.importFiles({ paths, ...options }, control)).finally(control.end);
    print(report, json, () => {
      const headline = {
        published: `Published ${report.version}`,
        "already-imported": `Nothing new: ${report.version} already has these rows`,
        "dry-run": "Dry run: nothing was published",
      }[report.outcome];
      const rows = report.tables.map((t) => [
        t.table,
        t.rowsRead,
        t.rowsAccepted,
        sum(t.rejected),
        sum(t.repaired),
        t.blankLines,
      ]);
      return [
        `${headline}, ${(report.bytes / 1e6).toFixed(1)} MB in ${report.seconds.toFixed(1)} s (contract ${report.contract})`,
        ...table(["table", "rows read", "accepted", "rejected", "cells repaired", "blank lines"], rows),
        ...report.tables.flatMap((t) =>
          Object.entries(t.rejected).map(([reason, n]) => `rejected ${t.table}: ${count(n)} ${reason}`),
        ),
        ...report.tables.flatMap((t) =>
          Object.entries(t.repaired).map(([column, n]) => `repaired ${t.table}.${column}: ${count(n)}`),
        ),
        ...(report.incompleteCustomerMonths > 0
          ? [`${count(report.incompleteCustomerMonths)} customer-months lack a row in one of the tables`]
          : []),
        ...report.warnings.map((warning) => `look at ${warning}`),
        ...(report.rejects ? [`rejected rows with line, reason and mend: ${report.rejects}`] : []),
      ];
    });
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
  .option("--limit <n>", "most rows to print", Number, 1000)
  .action(async (path: string, query: string, { json, version, limit }: Json & { version?: string; limit: number }) => {
    const result = await using(path, true, (w) => w.sql(query, version, limit));
    print(result, json, () => [
      ...table(result.columns, result.rows),
      ...(result.truncated ? [`first ${count(limit)} rows; raise --limit for more`] : []),
    ]);
  });

command("kpi", "customers, holdings, purchases and revenue by month; kept in the workspace")
  .argument("<workspace>")
  .option("--version <version>", "the current one when left out")
  .action(async (path: string, { json, version }: Json & { version?: string }) => {
    const control = follow();
    const { id, kpis } = await using(path, false, (w) => w.kpi(version, control)).finally(control.end);
    print({ id, ...kpis }, json, () => {
      const last = kpis.months.length - 1;
      const revenue = kpis.months.map((_, t) => {
        const parts = kpis.revenueEur.map(({ byMonth }) => byMonth[t]);
        return parts.includes(null) ? null : Math.round(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0));
      });
      return [
        ...table(
          ["month", "customers", "new", "lost", "returned", "active %", "revenue EUR"],
          kpis.months.map((month, t) => [
            month,
            kpis.customers[t],
            kpis.new[t],
            kpis.lost[t],
            kpis.returned[t],
            ((kpis.active[t] / kpis.customers[t]) * 100).toFixed(1),
            revenue[t],
          ]),
        ),
        "",
        ...table(
          [
            `product, ${kpis.months[last]}`,
            "holders",
            "penetration %",
            "purchases",
            "brought by new",
            "cancellations",
            "EUR each",
          ],
          kpis.products.map((p) => [
            p.label,
            p.holders[last],
            ((p.holders[last] / kpis.customers[last]) * 100).toFixed(2),
            p.purchases[last],
            p.broughtByNew[last],
            p.cancellations[last],
            p.marginEur.toFixed(2),
          ]),
        ),
        "",
        `kept as ${id}, of ${kpis.version}; --json also has groups, cohorts and the cross-holding matrix`,
      ];
    });
  });

command("reproduce", "make a kept result again and compare it byte for byte; without an id, list what is kept")
  .argument("<workspace>")
  .argument("[id]", "for example kpi-1")
  .action(async (path: string, id: string | undefined, { json }: Json) => {
    if (id === undefined) {
      const results = await using(path, true, (w) => w.results());
      print(results, json, () =>
        table(
          ["result", "version", "made", "content"],
          results.map((r) => [r.id, r.version, r.created.slice(0, 16), r.content.slice(0, 12)]),
        ),
      );
      return;
    }
    const report = await using(path, true, (w) => w.reproduce(id));
    print(report, json, () => [
      `${report.id} of ${report.version}: ${report.same ? "the same, byte for byte" : "NOT the same"}`,
    ]);
    if (!report.same) process.exitCode = 1;
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
    const report = await using(path, true, (w) => w.verify());
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

command("suppress", "list or change the people who are never contacted")
  .argument("<workspace>")
  .option("--add <file>", "a text file with one customer key a line")
  .option("--remove <file>", "likewise, to take off the list")
  .option("--reason <text>", "kept with each customer added", "asked not to be contacted")
  .action(
    async (path: string, { json, add, remove, reason }: Json & { add?: string; remove?: string; reason: string }) => {
      if (add === undefined && remove === undefined) {
        const list = await using(path, true, (w) => w.suppressed());
        print(list, json, () =>
          table(
            ["customer", "reason", "added"],
            list.map((s) => [s.customer, s.reason, s.added.slice(0, 10)]),
          ),
        );
        return;
      }
      const result = await using(path, false, (w) => ({
        ...(add === undefined ? {} : w.suppress(keysIn(add), reason)),
        ...(remove === undefined ? {} : w.unsuppress(keysIn(remove))),
      }));
      print(result, json, () => Object.entries(result).map(([what, n]) => `${count(n)} ${what}`));
    },
  );

function keysIn(path: string): string[] {
  return readFileSync(path, "utf8")
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, n) => total + n, 0);
}

try {
  await program.parseAsync();
} catch (error) {
  fail(error, process.argv.includes("--json"));
}
