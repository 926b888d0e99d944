import { z } from "zod";
import { profilePanel } from "../analysis/quality/profilePanel.ts";
import { suggestRules } from "../analysis/quality/suggestRules.ts";
import { type LoadCounts, qualityReport } from "../contract/quality.ts";
import { finish } from "../jobs/progress.ts";
import { type Derived, saveDerived } from "../store/derived.ts";
import { openPanel } from "../store/storedPanel.ts";
import { findVersion, loadsOf } from "../store/versions.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { formatMonth, type Month } from "../time/month.ts";
import type { Control } from "./control.ts";
import { alreadyMade } from "./keptResult.ts";

/** What the import kept with a load. */
const loadQuality = z.object({
  duplicates: z.int().default(0),
  columns: z.record(z.string(), z.object({ rejected: z.int(), repaired: z.int() })).optional(),
});

/** The quality of a version, with the rules that it suggests: counted once and kept. */
export async function keepQuality(file: WorkspaceFile, version: string | undefined, control: Control) {
  const known = alreadyMade(file, "quality", findVersion(file, version).id, qualityReport);
  if (known) return { id: known.id, ...known.result, rules: suggestRules(known.result) };
  const made = await makeQuality(file, version, control);
  const { id } = saveDerived(file, { kind: "quality", version: made.result.version, config: {}, result: made.result });
  return { id, ...made.result, rules: suggestRules(made.result) };
}

/** Profiles a kept result's version again. */
export function remakeQuality(file: WorkspaceFile, kept: Derived, control: Control) {
  return makeQuality(file, kept.version, control);
}

async function makeQuality(file: WorkspaceFile, version: string | undefined, control: Control) {
  const panel = openPanel(file, version);
  const work = profilePanel(panel, { ...importCounts(file, panel.version), signal: control.signal });
  return { result: await finish(work, control.onProgress) };
}

/** What the imports of a version refused and repaired, and when its months arrived. */
function importCounts(file: WorkspaceFile, version: string) {
  const loadCounts: LoadCounts[] = [];
  const refusedDuplicates = new Map<Month, number>();
  const arrivals = new Map<Month, number>();
  const loads = loadsOf(file, version);
  const firstDay = Math.min(...loads.map(({ created }) => dayOf(created)));
  for (const { month, quality, created } of loads) {
    if (month === null) continue;
    const { duplicates, columns } = loadQuality.parse(quality);
    refusedDuplicates.set(month, (refusedDuplicates.get(month) ?? 0) + duplicates);
    const day = dayOf(created);
    // the first import brings the past: when its months were ready nobody knows
    if (day > firstDay) arrivals.set(month, Math.max(day, arrivals.get(month) ?? day));
    // loads of an older program say nothing of columns
    for (const [column, { rejected, repaired }] of Object.entries(columns ?? {})) {
      loadCounts.push({ month: formatMonth(month), column, rejected, repaired });
    }
    if (columns && Object.keys(columns).length === 0) {
      loadCounts.push({ month: formatMonth(month), column: "", rejected: 0, repaired: 0 });
    }
  }
  return { loadCounts, refusedDuplicates, arrivals };
}

/** Days since 1970-01-01. */
function dayOf(time: string): number {
  return Math.floor(Date.parse(time) / 86_400_000);
}
