import { InvalidArgumentError, Option } from "commander";
import { contractOf, draftContractFor } from "../../../core/api/contracts.ts";
import { inspectFiles } from "../../../core/api/inspect.ts";
import { makeSample } from "../../../core/api/workspace.ts";
import { DomainError } from "../../../core/errors/domainError.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { parseWhole } from "../numbers.ts";
import { count, follow, print, table } from "../output.ts";

/** Commands that bring extracts in. */
export function addIngestionCommands(command: AddCommand): void {
  command("sample", "write a synthetic extract of 17 months in the shape of the real one")
    .requiredOption("--out <folder>", "where to write; made when missing")
    .option("--customers <n>", "customers ever seen; 456373 is the full size", parseWhole, 20_000)
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

  command("inspect", "say what files hold and how they would be read, and why; nothing is changed")
    .argument("<paths...>", "CSV files (also .gz, .zst) or folders")
    .option("--contract <name>", "easymoney, santander, or a JSON file; found out when left out")
    .action(async (paths: string[], { json, contract }: Json & { contract?: string }) => {
      const found = await inspectFiles(paths, contract);
      print(found, json, () => [
        `${found.ready ? "Ready to import" : "Cannot be imported as it is"} with the contract ${found.contract.id} (${found.contract.title})`,
        ...found.files.flatMap((file) => [
          "",
          `${file.name}: ${file.table ?? "no table"}${file.problem === null ? "" : `. ${file.problem}`}`,
          ...file.findings.map(({ what, value, because }) => `  ${what}: ${value} (${because})`),
          ...file.mapping.map(({ source, column }) => `  ${source} -> ${column ?? "not used"}`),
        ]),
      ]);
    });

  command("import", "read an extract into a new dataset version: all of it, or nothing")
    .argument("<workspace>")
    .argument("<paths...>", "CSV files (also .gz, .zst) or folders")
    .option("--contract <name>", "easymoney, santander, or a JSON file; found out when left out")
    .option("--dry-run", "read and check everything, publish nothing")
    .option("--month <month>", "only this month, YYYY-MM")
    .option(
      "--margins <list>",
      "EUR that a purchase earns, by product or family: account=10,financing=60",
      parseMargins,
    )
    .action(async (path: string, paths: string[], { json, ...options }) => {
      const control = follow();
      const report = await using(path, false, (w) => w.importFiles({ paths, ...options }, control)).finally(
        control.end,
      );
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
            ? [
                `${count(report.incompleteCustomerMonths)} customer-months lack a row in one of the tables: ${report.incomplete}`,
              ]
            : []),
          ...report.drift.map(
            ({ table: name, month, before, now, change }) =>
              `look at ${name}: ${month} has ${count(now)} rows, ${count(before)} the month before (${change > 0 ? "+" : "−"}${(Math.abs(change) * 100).toFixed(1)} %)`,
          ),
          ...(report.diff?.changes ?? []).map(
            (c) =>
              `changed ${c.table} ${c.month}: ${count(c.rowsAdded)} rows added, ${count(c.rowsRemoved)} removed, ${count(c.rowsChanged)} changed (${Object.entries(
                c.changedCells,
              )
                .map(([column, n]) => `${column} ${count(n)}`)
                .join(", ")})`,
          ),
          ...report.warnings.map((warning) => `look at ${warning}`),
          ...(report.rejects ? [`rejected rows with line, reason and mend: ${report.rejects}`] : []),
        ];
      });
    });

  command("contract", "draft a data contract from files, show one, or check one")
    .argument("<what>", "draft, show or check")
    .argument("<names...>", "draft: CSV files; show: easymoney or santander; check: a JSON file")
    .option("--out <file>", "draft: where to write it")
    .action(async (what: string, names: string[], { json, out }: Json & { out?: string }) => {
      if (what === "draft") {
        const draft = await draftContractFor(names, out);
        print(draft, json, () => [
          ...table(
            ["table", "column", "source", "because"],
            draft.reasons.map((r) => [r.table, r.column, r.source, r.reason]),
          ),
          out === undefined
            ? "Nothing was written; --out FILE keeps the draft."
            : `${out}: read it, correct it, then easymoney import WORKSPACE FILES --contract ${out}`,
        ]);
      } else if (what === "show" || what === "check") {
        const contract = contractOf(names[0]);
        print(contract, json, () =>
          what === "show"
            ? [JSON.stringify(contract, null, 2)]
            : [
                `${names[0]} is a contract: ${contract.tables.map(({ id, columns }) => `${id} with ${columns.length} columns`).join(", ")}`,
              ],
        );
      } else {
        throw new DomainError({
          code: "unknown-action",
          what: `contract cannot ${what}`,
          mend: "Say `contract draft`, `contract show` or `contract check`.",
        });
      }
    });
}

/** `account=10,financing=60` */
function parseMargins(text: string): Record<string, number> {
  return Object.fromEntries(
    text.split(",").map((part) => {
      const [name, value] = part.split("=");
      const margin = Number(value);
      if (value === undefined || value === "" || Number.isNaN(margin)) {
        throw new InvalidArgumentError("Write product=EUR or family=EUR, with commas between.");
      }
      return [name, margin];
    }),
  );
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, n) => total + n, 0);
}
