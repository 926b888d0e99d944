import { finish } from "../jobs/progress.ts";
import { type ExportReport, exportTable } from "../reporting/tables/exportTable.ts";
import type { Cell, ExportTable } from "../reporting/tables/table.ts";
import type { Panel } from "../store/panel.ts";
import { openQuery, plainCell } from "../store/sqlView.ts";
import type { Control } from "./control.ts";

/** Writes all rows of a query's answer to a CSV or XLSX file. @throws QueryRefusedError, UnknownFormatError, CancelledError */
export async function exportSql(panel: Panel, query: string, path: string, control: Control): Promise<ExportReport> {
  const open = openQuery(panel, query);
  try {
    return await finish(exportTable(queryTable(open), path, { signal: control.signal }), control.onProgress);
  } finally {
    open.close();
  }
}

/** An answer as a table: how many rows it has is known when the last one was handed out. */
function queryTable({ columns, rows }: ReturnType<typeof openQuery>): ExportTable {
  let handedOut = 0;
  return {
    name: "query",
    // numbers are written as numbers, text as text: the kind is only how a number looks
    columns: columns.map((name) => ({ name, kind: "decimal" })),
    get rowCount() {
      return handedOut;
    },
    *rows(): Generator<readonly Cell[]> {
      for (const row of rows()) {
        handedOut++;
        yield row.map(plainCell);
      }
    },
  };
}
