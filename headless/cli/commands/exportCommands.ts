import { type AddCommand, type Json, using } from "../command.ts";
import { count, follow, print } from "../output.ts";

/** Commands that take tables out. */
export function addExportCommands(command: AddCommand): void {
  command(
    "export",
    "write a table to CSV or XLSX: numbers stay numbers, nothing runs as a formula, rows are counted again",
  )
    .argument("<workspace>")
    .argument(
      "<what>",
      "panel, panel:2019-05, products, sales, kpi, quality, segments, campaign, or an id such as campaign-2",
    )
    .requiredOption("--out <file>", "ends in .csv or .xlsx")
    .option("--version <version>", "the current one when left out")
    .option("--delimiter <mark>", "between the cells of a CSV", ",")
    .option("--decimal <mark>", "in the numbers of a CSV", ".")
    .action(async (path: string, what: string, { json, out, ...options }: Json & ExportFlags) => {
      const control = follow();
      const request = { ...options, what, path: out };
      const written = await using(path, true, (w) => w.export(request, control)).finally(control.end);
      print(written, json, () => [
        `${written.path}: ${count(written.rows)} rows, ${(written.bytes / 1e6).toFixed(2)} MB; counted again in the file`,
      ]);
    });
}

interface ExportFlags {
  out: string;
  version?: string;
  delimiter: string;
  decimal: string;
}
