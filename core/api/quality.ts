import { z } from "zod";
import { profilePanel } from "../analysis/quality/profilePanel.ts";
import { suggestRules } from "../analysis/quality/suggestRules.ts";
import { type LoadCounts, qualityReport, type SuggestedRule, suggestedRule } from "../contract/quality.ts";
import { finish } from "../jobs/progress.ts";
import { acceptedRules } from "../store/acceptedRules.ts";
import { type Derived, findDerived, listDerived, saveDerived } from "../store/derived.ts";
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

/** How a quality was counted; without accepted rules nothing is said of them. */
const qualityConfig = z.object({ rules: z.array(suggestedRule).default([]) });

/** What a quality counted now would be counted by. */
function configNow(file: WorkspaceFile): { rules?: SuggestedRule[] } {
  const rules = acceptedRules(file);
  return rules.length > 0 ? { rules } : {};
}

/** The quality of a version by the rules accepted now, if it was counted, with the rules that it suggests. */
export function knownQuality(file: WorkspaceFile, version?: string) {
  const known = alreadyMade(file, "quality", findVersion(file, version).id, qualityReport, configNow(file));
  return known && { id: known.id, report: known.result, suggested: suggestRules(known.result) };
}

/** As `knownQuality`; failing that, the newest of the version that was counted by other rules. */
export function newestQuality(file: WorkspaceFile, version?: string) {
  const current = knownQuality(file, version);
  if (current) return { ...current, isCurrent: true };
  const { id } = findVersion(file, version);
  const older = listDerived(file, "quality").findLast((kept) => kept.version === id);
  const parsed = older && qualityReport.safeParse(findDerived(file, older.id).result);
  if (!older || !parsed?.success) return null;
  return { id: older.id, report: parsed.data, suggested: suggestRules(parsed.data), isCurrent: false };
}

/** The quality of a version, with the rules that it suggests: counted once and kept. */
export async function keepQuality(file: WorkspaceFile, version: string | undefined, control: Control) {
  const known = knownQuality(file, version);
  if (known) return { id: known.id, ...known.report, rules: known.suggested };
  const config = configNow(file);
  const { result } = await makeQuality(file, version, config.rules ?? [], control);
  const { id } = saveDerived(file, { kind: "quality", version: result.version, config, result });
  return { id, ...result, rules: suggestRules(result) };
}

/** Profiles a kept result's version again. */
export function remakeQuality(file: WorkspaceFile, kept: Derived, control: Control) {
  return makeQuality(file, kept.version, qualityConfig.parse(kept.config).rules, control);
}

async function makeQuality(
  file: WorkspaceFile,
  version: string | undefined,
  rules: readonly SuggestedRule[],
  control: Control,
) {
  const panel = openPanel(file, version);
  const work = profilePanel(panel, { rules, ...importCounts(file, panel.version), signal: control.signal });
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
