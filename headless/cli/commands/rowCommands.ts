import type { Filter } from "../../../core/contract/desk/figures.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { addFilter, FILTER_HELP } from "../filters.ts";
import { parseWhole } from "../numbers.ts";
import { count, follow, print, table } from "../output.ts";

interface RowFlags {
  version?: string;
  month?: string;
  where?: Filter[];
  search: string;
  sort?: string;
  descending?: boolean;
  offset: number;
  limit: number;
  out?: string;
}

/** Commands that show rows: customers, and what an import refused. */
export function addRowCommands(command: AddCommand): void {
  command("rows", "the customers of a month who meet conditions, a page of them, or all of them into a file")
    .argument("<workspace>")
    .option("--version <version>", "the current one when left out")
    .option("--month <month>", "YYYY-MM; the last when left out")
    .option("--where <condition>", FILTER_HELP, addFilter)
    .option("--search <text>", "customers whose key begins with it", "")
    .option("--sort <column>", "customer, an attribute or a product")
    .option("--descending", "largest first")
    .option("--offset <n>", "rows to pass over", parseWhole, 0)
    .option("--limit <n>", "most rows to print", parseWhole, 20)
    .option("--out <file>", "write all rows to a .csv or .xlsx instead")
    .action(async (path: string, { json, offset, limit, out, where, sort, descending, ...rest }: Json & RowFlags) => {
      const query = {
        ...rest,
        filters: where ?? [],
        ...(sort === undefined ? {} : { sort: { column: sort, descending: descending ?? false } }),
      };
      if (out !== undefined) {
        const control = follow();
        const written = await using(path, true, (w) => w.exportRows(query, out, control)).finally(control.end);
        print(written, json, () => [`${written.path}: ${count(written.rows)} rows; counted again in the file`]);
        return;
      }
      const page = await using(path, true, (w) => w.rows(query, offset, limit));
      print(page, json, () => [
        ...table(page.columns, page.rows),
        `${count(page.rows.length)} of ${count(page.total)} rows`,
      ]);
    });

  command(
    "rejects",
    "the rows that an import refused, with line, reason and how to mend it; without a job, list the imports",
  )
    .argument("<workspace>")
    .argument("[job]", "number of the import, as listed", parseWhole)
    .option("--reason <reason>", "only these, for example duplicate-key")
    .option("--search <text>", "only rows with this in any cell")
    .option("--offset <n>", "rows to pass over", parseWhole, 0)
    .option("--limit <n>", "most rows to print", parseWhole, 20)
    .action(async (path: string, job: number | undefined, { json, ...options }: Json & RejectFlags) => {
      if (job === undefined) {
        const imports = await using(path, true, (w) => w.imports());
        print(imports, json, () =>
          table(
            ["job", "state", "started", "rejected", "message"],
            imports.map((i) => [i.id, i.state, i.started.slice(0, 16).replace("T", " "), i.rejects, i.message]),
          ),
        );
        return;
      }
      const page = await using(path, true, (w) => w.rejects({ job, ...options }));
      print(page, json, () => [
        ...page.reasons.map(({ reason, rows }) => `${count(rows)} ${reason}`),
        "",
        ...table(page.columns, page.rows),
        `${count(page.rows.length)} of ${count(page.matching)} rows; all ${count(page.total)} are in ${page.path}`,
      ]);
    });
}

interface RejectFlags {
  reason?: string;
  search?: string;
  offset: number;
  limit: number;
}
