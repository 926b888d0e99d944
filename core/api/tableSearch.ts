import { basename, join } from "node:path";
import {
  type TableSearchBoard,
  type TableSearchOptions,
  type TableSearchResult,
  tableSearchOptions,
} from "../contract/tableModel.ts";
import { DomainError } from "../errors/domainError.ts";
import { automl } from "../experiments/tables/automl.ts";
import { FitFolder } from "../experiments/tables/fitFolder.ts";
import { wholeColumns } from "../experiments/tables/prepareTable.ts";
import { factsOf } from "../ingestion/flat/flatColumn.ts";
import { readFlatTable } from "../ingestion/flat/flatTable.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { hashFile } from "./hashFile.ts";
import { readSearch, type WrittenSearch, writeSearch } from "./tableFiles.ts";
import { recordSearch } from "./tableRuns.ts";

/** A search on the table of a file. */
export interface TableSearchRequest extends Partial<Omit<TableSearchOptions, "target">> {
  path: string;
  target: string;
  /** Folder that the results go to. */
  out?: string | undefined;
  /** Another file that is scored with the model. */
  score?: string | undefined;
  /** `run.json` of a former search, which is done again. */
  replay?: string | undefined;
  /** Keeps the fits in `out` while the search runs, so that the same search goes on after it was killed. */
  resumable?: boolean | undefined;
  threads?: number | undefined;
}

export interface TableSearchControl {
  /** The board as it stands; the search waits for what it returns. */
  onBoard?: ((board: TableSearchBoard) => void | Promise<void>) | undefined;
  /** Ends the search; the best so far is kept. */
  stop?: AbortSignal | undefined;
}

class OtherTableError extends DomainError {
  constructor(path: string) {
    super({
      code: "other-table",
      what: "The file is not the one that the former search learned from",
      where: path,
      mend: "Give the file of that search; its SHA-256 stands in run.json.",
    });
  }
}

const OPTION_NAMES: Readonly<Record<string, string>> = {
  scoreMsPer1000: "latency",
  budgetSeconds: "budget",
  marginEur: "margin",
  costEur: "cost",
};

class SearchOptionError extends DomainError {
  constructor(name: string, reason: string) {
    super({
      code: "search-option",
      what: `${OPTION_NAMES[name] ?? name} cannot be used: ${reason}`,
      mend: "Give another value; easymoney table automl --help tells what each option takes.",
      facts: { name },
    });
  }
}

function optionsOf(asked: object): TableSearchOptions {
  const parsed = tableSearchOptions.safeParse(asked);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new SearchOptionError(String(path[0] ?? "an option"), message);
}

/**
 * Finds a model for a table's target, writes the results into a folder when one is named, and records the search as a run when
 * a workspace is given.
 */
export async function searchTableFile(
  request: TableSearchRequest,
  control: TableSearchControl = {},
  file?: WorkspaceFile,
): Promise<{ result: TableSearchResult; written: WrittenSearch | null; run: number | null }> {
  const began = performance.now();
  const started = new Date().toISOString();
  const { path, out, score, replay, threads, resumable = false, ...asked } = request;
  const former = replay === undefined ? undefined : readSearch(replay);
  const options = former?.options ?? optionsOf(asked);
  await control.onBoard?.({ ...NOTHING_YET, doing: `Reading ${basename(path)}`, budgetSeconds: options.budgetSeconds });
  const table = await readFlatTable(path, { whole: wholeColumns(options), signal: control.stop });
  const sha256 = await hashFile(path);
  if (former && former.sha256 !== sha256) throw new OtherTableError(path);
  const store =
    out === undefined || former || !resumable ? undefined : new FitFolder(join(out, RUNNING), { sha256, options });
  try {
    const searched = await automl(table, sha256, options, { ...control, threads, began, former, store });
    const written = out === undefined ? null : await writeSearch(out, searched, { own: table, other: score });
    const run = file ? recordSearch(file, searched, started, written) : null;
    return { result: searched.result, written, run };
  } finally {
    store?.remove();
  }
}

const NOTHING_YET = { seconds: 0, tried: 0, advice: "", metric: "roc_auc" as const, leaderboard: [] };

/** Folder of a search that runs, or was killed. */
const RUNNING = "search-in-progress";

/** What a file's columns hold, and which of them can be a target. */
export async function sketchTable(path: string, signal?: AbortSignal) {
  const { rows, unread, columns } = await readFlatTable(path, { signal });
  return {
    path,
    name: basename(path),
    rows,
    unreadRows: unread.rows,
    columns: columns.map((column) => ({
      ...factsOf(column),
      labels: column.distinct === 2 ? column.labels.slice(1) : null,
    })),
  };
}
