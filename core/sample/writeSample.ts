import { mkdir, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { DomainError, throwIfCancelled } from "../errors/domainError.ts";
import { type Progress, ProgressMeter, type Work } from "../jobs/progress.ts";
import { createRandom } from "../random/random.ts";
import { formatMonth } from "../time/month.ts";
import { CUSTOMERS, FIRST_MONTH, FULL_CUSTOMERS } from "./calibration/base.ts";
import { importerReport, type Manifest, plantedRecord } from "./dirt/manifest.ts";
import { countOddities } from "./dirt/oddities.ts";
import { SampleNotWrittenError } from "./sampleErrors.ts";
import { planFiles, type SampleFiles } from "./sampleFiles.ts";
import { regularOptions, type SampleMonth, type SampleOptions, type SampleReport } from "./sampleOptions.ts";
import type { SimulatedPanel } from "./simulatedPanel.ts";
import { playPanel } from "./simulatePanel.ts";
import { type Outlet, openOutlet } from "./writing/outlet.ts";
import { writeTable } from "./writing/writeTable.ts";

type Settings = Required<SampleOptions>;

/**
 * Writes a synthetic extract of 17 months (2018-01..2019-05) in the shape of the easyMoney case; simulatePanel says which
 * published figures it is calibrated to.
 *
 * Editions: `v1` (three panel tables, LF, `YYYY-MM-28`), `v2` (CRLF, `YYYY-MM`, with sales and product_description),
 * `santander` (one file in the public schema of the Santander product recommendation data). The three panel tables share
 * row order and index column unless shuffled. Files appear under their own names when all are whole; a cancelled or
 * failed run leaves none behind. A dirty sample comes with planted.json (Manifest).
 *
 * @throws InvalidSampleOptionError, SampleNotWrittenError, CancelledError
 */
export async function* writeSample(
  options: SampleOptions,
  control: { onProgress?: (progress: Progress) => void; signal?: AbortSignal | undefined } = {},
): Work<SampleReport> {
  const settings = regularOptions(options);
  throwIfCancelled(control.signal);
  const outlets: Outlet[] = [];
  let madeFolder: string | undefined;
  let published = false;
  try {
    madeFolder = await mkdir(settings.out, { recursive: true });
    const work = runSample(settings, outlets);
    let step = await work.next();
    while (!step.done) {
      control.onProgress?.(step.value);
      yield step.value;
      // lets an abort that is waiting in the event loop arrive
      await setImmediate();
      throwIfCancelled(control.signal);
      step = await work.next();
    }
    for (const outlet of outlets) await outlet.publish();
    published = true;
    return step.value;
  } catch (error) {
    throw error instanceof DomainError || !isSystemError(error)
      ? error
      : new SampleNotWrittenError(settings.out, error);
  } finally {
    if (!published) {
      for (const outlet of outlets) await outlet.discard();
      if (madeFolder !== undefined) await removeEmptyFolder(settings.out);
    }
  }
}

async function* runSample(settings: Settings, outlets: Outlet[]): Work<SampleReport> {
  const random = createRandom(settings.seed).fork("files");
  const estimate = estimatedRows(settings);
  const tables = settings.edition === "santander" ? 1 : 3;
  const meter = new ProgressMeter("rows", estimate * (tables + 1));
  const play = playPanel(settings);
  let step = play.next();
  while (!step.done) {
    yield meter.at(Math.round(step.value * estimate), "Playing the months");
    step = play.next();
  }
  const panel = step.value;
  const planning = planFiles(settings, panel, random);
  let planned = planning.next();
  while (!planned.done) {
    yield meter.at(estimate, planned.value);
    planned = planning.next();
  }
  const plan = planned.value;
  const files: SampleReport["files"] = [];
  const dataRows: Record<string, number> = {};
  let done = estimate;
  for (const { text, sequence, dirt } of plan.tables) {
    const name = settings.gzip ? `${text.file}.gz` : text.file;
    const outlet = await openOutlet(join(settings.out, name), settings.gzip);
    outlets.push(outlet);
    const writing = writeTable({ text, sequence, dirt, lineEnd: plan.lineEnd, outlet }, random.fork(text.table));
    let block = await writing.next();
    while (!block.done) {
      yield meter.at(done + block.value, `Writing ${name}`);
      block = await writing.next();
    }
    done += sequence.length;
    dataRows[name] = block.value;
    files.push({ table: text.table, path: outlet.path, rows: block.value, bytes: outlet.bytes });
  }
  const manifest = plan.dirt === null ? null : manifestOf(settings, panel, plan, dataRows);
  if (manifest) await writeManifest(settings, manifest, outlets);
  return { files, customers: settings.customers, months: monthsOf(panel), planted: manifest?.planted ?? null };
}

function estimatedRows({ customers }: Settings): number {
  return Math.round((CUSTOMERS.reduce((sum, count) => sum + count, 0) * customers) / FULL_CUSTOMERS);
}

function manifestOf(
  { edition, seed, customers, shuffle }: Settings,
  panel: SimulatedPanel,
  { traps, dirt }: SampleFiles,
  dataRows: Record<string, number>,
): Manifest {
  const counts = dirt ?? new Map();
  const oddities = countOddities(panel, edition);
  return {
    edition,
    seed: String(seed),
    customers,
    shuffled: shuffle,
    dataRows,
    planted: plantedRecord(traps, counts, oddities, edition),
    importer: importerReport(traps, counts, oddities.payrollPairNulls),
  };
}

async function writeManifest({ out }: Settings, manifest: Manifest, outlets: Outlet[]): Promise<void> {
  const outlet = await openOutlet(join(out, "planted.json"), false);
  outlets.push(outlet);
  await outlet.write(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  await outlet.finish();
}

function monthsOf({ months, sales }: SimulatedPanel): SampleMonth[] {
  const sold = new Array<number>(months.length).fill(0);
  for (const month of sales.month) sold[month]++;
  return months.map((month) => ({
    month: formatMonth(FIRST_MONTH + month.index),
    customers: month.rows,
    new: month.index === 0 ? 0 : month.firstSeen,
    returned: month.returned,
    lost: month.left,
    active: month.active.reduce((sum, flag) => sum + flag, 0),
    holdings: month.holdings.reduce((sum, mask) => sum + bitsOf(mask), 0),
    sales: sold[month.index],
  }));
}

function bitsOf(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) bits++;
  return bits;
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

/** A folder that was made for the sample goes with it; one that somebody has put something into stays. */
async function removeEmptyFolder(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}
