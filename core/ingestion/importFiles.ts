import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ImportedTable, ImportReport } from "../contract/importReport.ts";
import { CancelledError, DomainError, throwIfCancelled } from "../errors/domainError.ts";
import { ProgressMeter, type Work } from "../jobs/progress.ts";
import { canonicalJson, sha256 } from "../store/canonicalJson.ts";
import { forgetKeys, keyReader, nextKeyId } from "../store/customerKeys.ts";
import { endJob, startJob } from "../store/journal.ts";
import { beginPublish, type Publishing } from "../store/publishing.ts";
import { headVersion, loadsOf } from "../store/versions.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { formatMonth, type Month, parseMonth } from "../time/month.ts";
import type { DataContract } from "./contract/dataContract.ts";
import { withMargins } from "./contract/margins.ts";
import { builtInContracts, readContract } from "./contract/readContract.ts";
import { type DetectedFile, detectFile } from "./csv/detectFile.ts";
import { diffVersions } from "./diffVersions.ts";
import type { EncodedMonth } from "./encodeMonth.ts";
import { ImportThreads } from "./importThreads.ts";
import { chooseContract, type MatchedFile, matchFile } from "./matchFiles.ts";
import { incompleteRows, monthWarnings } from "./monthChecks.ts";
import type { RowPlace } from "./monthRows.ts";
import { readRows } from "./readRows.ts";
import { RejectsFile, RowsFile } from "./rejects.ts";
import { SalesCheck } from "./salesCheck.ts";
import { replaceTextKeys, textKeyIds } from "./textKeys.ts";

export interface ImportRequest {
  /** Files, or folders whose CSV files are taken. */
  paths: readonly string[];
  /** Built-in name or JSON file; the built-in one that fits when left out. */
  contract?: string | undefined;
  dryRun?: boolean | undefined;
  /** `YYYY-MM`: only this month. */
  month?: string | undefined;
  /** EUR that a purchase earns, by product or family id, in place of the contract's rule. */
  margins?: Readonly<Record<string, number>> | undefined;
}

/** Changes when the same file would be stored differently. */
const READER = "1";
const DATA_FILE = /\.(csv|tsv|txt)(\.gz|\.zst)?$/i;

/**
 * Reads an extract into the workspace as a new dataset version: all of it in one commit, or nothing.
 *
 * Reference tables come first, then the panel, then sales, one table at a time, so that memory holds one table.
 *
 * @throws what detection and matching throw; CancelledError; WorkspaceBusyError is the opener's
 */
export async function* importFiles(
  file: WorkspaceFile,
  request: ImportRequest,
  control: { signal?: AbortSignal | undefined; threads?: number | undefined } = {},
): Work<ImportReport> {
  const started = performance.now();
  const onlyMonth = requestedMonth(request.month);
  const detected: DetectedFile[] = [];
  for (const path of expand(request.paths)) detected.push(await detectFile(path));
  const rule = request.contract ? readContract(request.contract) : chooseContract(detected, builtInContracts());
  const contract = withMargins(rule, request.margins ?? {});
  const matched = detected.map((one) => matchFile(one, contract));
  const job = startJob(file, "import", { ...request, contract: contract.id });
  const publishing = beginPublish(file);
  const crew = new ImportThreads(control);
  const rejects = new RejectsFile(`${file.path}.rejects/import-${job}.csv`);
  const incomplete = new RowsFile(`${file.path}.rejects/import-${job}-incomplete.csv`, [
    "customer",
    "month",
    "missing_tables",
  ]);
  const firstNewKey = nextKeyId(file);
  try {
    const report = yield* run(
      file,
      contract,
      matched,
      { publishing, rejects, incomplete, crew },
      { onlyMonth, ...control },
    );
    throwIfCancelled(control.signal);
    report.seconds = (performance.now() - started) / 1000;
    settle(file, contract, request, publishing, report);
    if (report.outcome !== "published") forgetKeys(file, firstNewKey);
    endJob(file, job, "done", outcomeText(report));
    return report;
  } catch (error) {
    publishing.discard();
    forgetKeys(file, firstNewKey);
    rejects.discard();
    incomplete.discard();
    const cancelled = error instanceof CancelledError;
    endJob(file, job, cancelled ? "cancelled" : "failed", error instanceof Error ? error.message : String(error));
    throw error;
  } finally {
    await crew.close();
  }
}

/** Where an import puts what it makes. */
interface Sinks {
  publishing: Publishing;
  rejects: RejectsFile;
  incomplete: RowsFile;
  crew: ImportThreads;
}

async function* run(
  file: WorkspaceFile,
  contract: DataContract,
  matched: readonly MatchedFile[],
  { publishing, rejects, incomplete, crew }: Sinks,
  options: { onlyMonth: Month | null; signal?: AbortSignal | undefined; threads?: number | undefined },
): Work<ImportReport> {
  const bytes = matched.reduce((sum, one) => sum + one.file.sizeBytes, 0);
  const meter = new ProgressMeter("bytes", bytes);
  const head = headVersion(file);
  const before = new Map((head ? loadsOf(file, head.id) : []).map((load) => [`${load.table}/${load.month}`, load]));
  const panelKeys = new Map<string, Map<Month, Int32Array>>();
  const sales = new SalesCheck(file, contract, panelKeys);
  const tables: ImportedTable[] = [];
  let done = 0;
  for (const table of inReadingOrder(contract)) {
    const files = matched.filter((one) => one.table === table);
    if (files.length === 0) continue;
    const report: ImportedTable = {
      table: table.id,
      files: files.map(({ file: { path, sizeBytes }, ignored }) => ({ path, sizeBytes, ignoredColumns: ignored })),
      rowsRead: 0,
      rowsAccepted: 0,
      rowsSkipped: 0,
      blankLines: 0,
      rejected: {},
      repaired: {},
      months: [],
    };
    const reading = readRows(files, report, rejects, {
      nullTokens: contract.nullTokens,
      readers: crew.readers,
      ...options,
    });
    let step = await reading.next();
    while (!step.done) {
      yield meter.at(done + step.value, `Reading ${table.id}`);
      step = await reading.next();
    }
    const rows = step.value;
    const textIds = textKeyIds(file, rows);
    if (table.role === "reference") sales.learnProducts(rows);
    const recipe = sha256(READER, canonicalJson(table), canonicalJson(contract.nullTokens));
    const source = report.files.map(({ path, sizeBytes }) => ({ file: path.split(/[\\/]/).pop(), sizeBytes }));
    const own = new Map<Month, Int32Array>();
    const refuse = (at: RowPlace, column: string, value: string, reason: string) => {
      report.rejected[reason] = (report.rejected[reason] ?? 0) + 1;
      rejects.add({ table: table.id, ...at, file: files[at.file].file.path, column, value, reason });
    };
    if (table.role === "reference") {
      for (const { rows: own } of rows.months.values()) report.rowsAccepted += own;
    } else {
      const order = [...rows.months.keys()].sort((a, b) => (a ?? 0) - (b ?? 0));
      const encoding: { month: Month | null; encoded: Promise<EncodedMonth> }[] = [];
      const begin = () => {
        const month = order.shift();
        const gathered = month === undefined ? undefined : rows.months.get(month);
        if (month === undefined || !gathered) return;
        rows.months.delete(month);
        const arrays = gathered.finish();
        if (textIds) replaceTextKeys(arrays, rows.columns, textIds);
        const judged = table.role === "sales" ? sales.judge(rows, arrays, refuse) : arrays;
        const encoded = crew.encode({ table: { columns: rows.columns, labels: rows.labels }, month: judged });
        // its fault counts when its turn comes, or never, if the import stops before
        encoded.catch(() => {});
        encoding.push({ month, encoded });
      };
      // one more than the threads have in hand: the others stay in pieces until it is their turn
      for (let i = 0; i <= crew.threads; i++) begin();
      for (let next = encoding.shift(); next; next = encoding.shift()) {
        throwIfCancelled(options.signal);
        const { month } = next;
        const encoded = await next.encoded;
        begin();
        for (const at of encoded.duplicates) refuse(at, "", "", "duplicate-key");
        if (encoded.rows === 0) continue;
        if (month !== null) own.set(month, sameKeys(panelKeys, month, encoded.keys));
        const { load, known } = publishing.stage({
          table: table.id,
          month,
          rows: encoded.rows,
          recipe,
          columns: encoded.columns,
          source,
          quality: { duplicates: encoded.duplicates.length, columns: rows.counts.get(month) ?? {} },
        });
        const state = known ? "same" : before.has(`${table.id}/${month}`) ? "changed" : "new";
        report.months.push({ month: month === null ? null : formatMonth(month), rows: encoded.rows, load, state });
        report.rowsAccepted += encoded.rows;
        yield meter.at(done, `Storing ${table.id}${month === null ? "" : ` ${formatMonth(month)}`}`);
      }
    }
    rejects.flush();
    if (table.role === "panel") panelKeys.set(table.id, own);
    done += report.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    tables.push(report);
  }
  let incompleteCustomerMonths = 0;
  const keyOf = keyReader(file);
  for (const { month, key, missing } of incompleteRows(contract, panelKeys)) {
    incomplete.add([keyOf(key), formatMonth(month), missing.join(" ")]);
    incompleteCustomerMonths++;
  }
  incomplete.flush();
  return {
    outcome: "dry-run",
    version: head?.id ?? null,
    contract: contract.id,
    tables,
    incompleteCustomerMonths,
    incomplete: incompleteCustomerMonths > 0 ? incomplete.path : null,
    diff: null,
    ...monthWarnings(contract, tables, [...before.values()]),
    rejects: rejects.count > 0 ? rejects.path : null,
    rejectedRows: rejects.count,
    bytes,
    seconds: 0,
  };
}

/** The keys of a month, in the array of another table when that has the same ones: tables mostly agree on their customers. */
function sameKeys(
  tables: ReadonlyMap<string, ReadonlyMap<Month, Int32Array>>,
  month: Month,
  keys: Int32Array,
): Int32Array {
  for (const months of tables.values()) {
    const known = months.get(month);
    if (known?.length === keys.length && bytesOf(known).equals(bytesOf(keys))) return known;
  }
  return keys;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array) => Buffer.from(buffer, byteOffset, byteLength);

/** Publishes what is new, and notes the outcome in the report. */
function settle(
  file: WorkspaceFile,
  contract: DataContract,
  request: ImportRequest,
  publishing: Publishing,
  report: ImportReport,
): void {
  const months = report.tables.flatMap((table) => table.months);
  if (request.dryRun || months.length === 0) {
    publishing.discard();
    report.version = null;
    return;
  }
  if (months.every(({ state }) => state === "same")) {
    publishing.discard();
    report.outcome = "already-imported";
    return;
  }
  const names = [
    ...new Set(months.filter(({ state }) => state !== "same").map(({ month }) => month ?? "reference")),
  ].sort();
  const message = `Import ${names.length > 2 ? `${names[0]} to ${names[names.length - 1]}` : names.join(", ")}`;
  const { seconds: _, rejects: __, incomplete: ___, diff: ____, ...summary } = report;
  const before = headVersion(file)?.id;
  report.version = publishing.publish({ contract, config: { month: request.month ?? null }, message, summary });
  report.outcome = "published";
  const changed = new Set(
    report.tables.flatMap(({ table, months: own }) =>
      own.flatMap(({ month, state }) => (state === "changed" ? [`${table}/${month}`] : [])),
    ),
  );
  if (before !== undefined && changed.size > 0) {
    const diff = diffVersions(file, before, report.version);
    report.diff = { ...diff, changes: diff.changes.filter(({ table, month }) => changed.has(`${table}/${month}`)) };
  }
}

function outcomeText({ outcome, version, rejectedRows }: ImportReport): string {
  return `${outcome}${version ? ` ${version}` : ""}, ${rejectedRows} rows rejected`;
}

/** Product names are needed to read sales, customers to check them. */
function inReadingOrder(contract: DataContract) {
  const rank = { reference: 0, panel: 1, sales: 2 };
  return [...contract.tables].sort((a, b) => rank[a.role] - rank[b.role]);
}

function requestedMonth(text: string | undefined): Month | null {
  if (text === undefined) return null;
  const month = parseMonth(text);
  if (!Number.isNaN(month)) return month;
  throw new DomainError({ code: "invalid-month", what: `"${text}" is not a month`, mend: "Write it as YYYY-MM." });
}

function expand(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) {
      throw new DomainError({
        code: "file-missing",
        what: "There is no such file or folder",
        where: path,
        mend: "Check the path.",
      });
    }
    if (!statSync(path).isDirectory()) return [path];
    const files = readdirSync(path)
      .filter((name) => DATA_FILE.test(name))
      .sort();
    if (files.length === 0) {
      throw new DomainError({
        code: "no-data-files",
        what: "The folder has no CSV files",
        where: path,
        mend: "Choose the folder of the extract; files end in .csv, .tsv or .txt, also .gz or .zst.",
      });
    }
    return files.map((name) => join(path, name));
  });
}
