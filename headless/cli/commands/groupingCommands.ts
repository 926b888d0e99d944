import { InvalidArgumentError } from "commander";
import { placeTableFile } from "../../../core/api/groupingFiles.ts";
import {
  groupingsBeside,
  placeWithGrouping,
  showGrouping,
  writeGroupingAgain,
} from "../../../core/api/groupingRuns.ts";
import { clusterTableFile } from "../../../core/api/tableClusters.ts";
import type { GroupingsBeside, TableClusters } from "../../../core/contract/tableClusters.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { parseWhole } from "../numbers.ts";
import { count, follow, print, table } from "../output.ts";
import { parseRun, runOf } from "../runNumber.ts";
import { type ApplyFlags, parseNames } from "../tableFlags.ts";

/** `easymoney table cluster`, `groups` and `place`: the rows of any table in groups, kept, and other rows placed in them. */
export function addGroupingCommands(add: AddCommand): void {
  add("cluster", "put the rows of a table into groups: how many by a vote, each described by what sets it apart")
    .argument("<file>", "a CSV, also .gz or .zst")
    .option("--k <n>", "so many groups, or auto", parseCount)
    .option("--id <column>", "names the rows; not grouped by")
    .option("--exclude <columns>", "not to be grouped by; separated by commas", parseNames)
    .option("--seed <n>", "the same seed gives the same groups", parseWhole, 1)
    .option("--out <folder>", "writes labels.csv, clusters.json, report.md and model.json here")
    .option("--workspace <file>", "keeps the groups among the runs of this workspace")
    .action(async (path: string, { json, workspace, ...flags }: Json & ClusterFlags) => {
      const control = follow();
      const request = { path, ...flags };
      const made = await (workspace === undefined
        ? clusterTableFile(request, control)
        : using(workspace, false, (w) => clusterTableFile(request, control, w.file))
      ).finally(control.end);
      print({ ...made.result, files: made.files, run: made.run }, json, () => [
        ...groupLines(made.result),
        ...writtenLines(made.files),
        ...(made.run === null ? [] : ["", `Kept as run ${made.run}.`]),
      ]);
    });

  add("groups", "groups that a workspace keeps (runs list WORKSPACE --kind grouping): shown, written again, compared")
    .argument("<workspace>")
    .argument("<run>", "number of the grouping", parseRun)
    .option("--beside <run>", "how alike another grouping of the same table is", parseRun)
    .option("--out <folder>", "writes labels.csv, clusters.json, report.md and model.json here")
    .action(async (path: string, run: number, { json, beside, out }: Json & { beside?: number; out?: string }) => {
      const found = await using(path, true, async ({ file }) => ({
        ...showGrouping(file, run),
        beside: beside === undefined ? null : groupingsBeside(file, run, beside),
        files: out === undefined ? [] : (await writeGroupingAgain(file, run, out)).files,
      }));
      print(found, json, () => [
        ...groupLines(found.result),
        ...(found.beside ? ["", ...besideLines(found.beside)] : []),
        ...writtenLines(found.files),
      ]);
    });

  add("place", "place the rows of a table in groups that `table cluster` made, which stay as they are")
    .argument("<model>", "a model.json; with --workspace the number of a grouping")
    .argument("<file>", "a CSV with the columns that the groups were made by")
    .requiredOption(
      "--out <groups.csv>",
      "where to write the group of each row, and how far it is from the group's middle",
    )
    .option("--id <column>", "names the rows; their number when left out")
    .option("--workspace <file>", "keeps the grouping")
    .action(async (model: string, path: string, { json, out, id, workspace }: Json & ApplyFlags) => {
      const made = await (workspace === undefined
        ? placeTableFile(model, path, out, id)
        : using(workspace, true, ({ file }) => placeWithGrouping(file, runOf(model), path, out, id)));
      print(made, json, () => [
        ...table(
          ["group", "rows", "%", "% before"],
          made.groups.map((group) => [
            group.id,
            group.rows,
            (group.share * 100).toFixed(1),
            (group.shareBefore * 100).toFixed(1),
          ]),
        ),
        "",
        `${(made.far.share * 100).toFixed(1)} % of the rows are farther from their group's middle than 99 % of those it was made of`,
        `${made.path}: ${count(made.rows)} rows`,
      ]);
    });
}

interface ClusterFlags {
  k?: number;
  id?: string;
  exclude?: string[];
  seed: number;
  out?: string;
  workspace?: string;
}

function parseCount(text: string): number | undefined {
  if (text === "auto") return undefined;
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("Give a whole number, or auto.");
  return Number(text);
}

function groupLines({ k, rows: all, reason, clusters }: TableClusters): string[] {
  return [
    `${k} groups of ${count(all)} rows. ${reason}`,
    "",
    ...clusters.flatMap(({ id, rows, share, jaccard, facts }) => [
      `${id}: ${count(rows)} rows, ${(share * 100).toFixed(1)} %, found again at ${jaccard.toFixed(2)}`,
      ...facts.map((fact) => `   ${fact}`),
    ]),
  ];
}

function besideLines({ run, other, shared }: GroupingsBeside): string[] {
  if (!shared) return [`Runs ${run} and ${other} are of different tables: their rows have nothing in common.`];
  return [
    `Rows in groups of run ${run} (lines) and of run ${other} (columns); adjusted Rand index ${shared.rand.toFixed(3)}`,
    ...table(
      ["group", ...shared.otherGroups],
      shared.rows.map((own, at) => [shared.groups[at], ...own]),
    ),
  ];
}

const writtenLines = (files: readonly string[]) => (files.length > 0 ? ["", "Written:", ...files] : []);
