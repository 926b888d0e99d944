import { computeKpis } from "../analysis/kpi/computeKpis.ts";
import { kpiReport } from "../contract/kpiReport.ts";
import { DomainError } from "../errors/domainError.ts";
import { diffVersions } from "../ingestion/diffVersions.ts";
import { type ImportRequest, importFiles } from "../ingestion/importFiles.ts";
import { finish } from "../jobs/progress.ts";
import type { SampleOptions, SampleReport } from "../sample/sampleOptions.ts";
import { writeSample } from "../sample/writeSample.ts";
import { backupWorkspace, restoreBackup } from "../store/backup.ts";
import {
  type Derived,
  type DerivedKind,
  derivedContent,
  findDerived,
  listDerived,
  type StoredArray,
  saveDerived,
} from "../store/derived.ts";
import { listJobs } from "../store/journal.ts";
import { restoreVersion } from "../store/publishing.ts";
import { querySql } from "../store/sqlView.ts";
import { openPanel } from "../store/storedPanel.ts";
import { listSuppressed, suppress, unsuppress } from "../store/suppression.ts";
import { verifyWorkspace } from "../store/verify.ts";
import { findVersion, headVersion, listVersions, loadsOf } from "../store/versions.ts";
import { createWorkspaceFile, openWorkspaceFile, type WorkspaceFile } from "../store/workspaceFile.ts";
import { formatMonth } from "../time/month.ts";
import type { Control } from "./control.ts";
import { type ExportRequest, exportFrom } from "./exports.ts";
import { alreadyMade } from "./keptResult.ts";
import { keepQuality, remakeQuality } from "./quality.ts";
import {
  type CampaignRequest,
  keepCampaign,
  keepRecommendation,
  type RecommendRequest,
  readCampaign,
  remakeCampaign,
  remakeRecommendation,
} from "./recommendations.ts";
import { keepReport, remakeReport } from "./reports.ts";
import { keepSegments, placeInSegments, remakeSegments, type SegmentRequest } from "./segments.ts";

/** Writes a synthetic extract (core/sample/writeSample.ts). */
export function makeSample(options: SampleOptions, control: Control = {}): Promise<SampleReport> {
  return finish(writeSample(options, { signal: control.signal }), control.onProgress);
}

/** Makes an empty workspace file. */
export function initWorkspace(path: string): { path: string } {
  createWorkspaceFile(path).close();
  return { path };
}

/** Puts a backup in a workspace's place (core/store/backup.ts). */
export const restoreWorkspace = restoreBackup;

/** An open workspace: everything a host can ask of it. Close it when done. */
export type Workspace = ReturnType<typeof openWorkspace>;

/**
 * The door of the core: opens a workspace file.
 *
 * @param options.readOnly several readers may share a file; a writer is alone
 */
export function openWorkspace(path: string, options: { readOnly?: boolean } = {}) {
  const file = openWorkspaceFile(path, options);
  return {
    close: () => file.close(),
    importFiles: (request: ImportRequest, control: Control = {}) =>
      finish(importFiles(file, request, control), control.onProgress),
    versions: () => describeVersions(file),
    restoreVersion: (version: string) => ({ version: restoreVersion(file, findVersion(file, version).id) }),
    diff: (from: string, to: string) => diffVersions(file, from, to),
    sql: (query: string, version?: string, limit?: number) => querySql(openPanel(file, version), query, limit),
    quality: (version?: string, control: Control = {}) => keepQuality(file, version, control),
    kpi: (version?: string, control: Control = {}) => keepKpis(file, version, control),
    segment: (request: SegmentRequest = {}, control: Control = {}) => keepSegments(file, request, control),
    placeInSegments: (id: string, version?: string, month?: string) => placeInSegments(file, id, version, month),
    recommend: (request: RecommendRequest = {}, control: Control = {}) => keepRecommendation(file, request, control),
    planCampaign: (request: CampaignRequest = {}, control: Control = {}) => keepCampaign(file, request, control),
    campaign: (id?: string) => readCampaign(file, id),
    report: async (path: string, version?: string, control: Control = {}) =>
      keepReport(file, path, version, [
        (await keepKpis(file, version, control)).id,
        (await keepQuality(file, version, control)).id,
      ]),
    export: (request: ExportRequest, control: Control = {}) => exportFrom(file, request, control),
    results: () => listDerived(file),
    reproduce: (id: string, control: Control = {}) => reproduce(file, id, control),
    backup: (target: string, control: Control = {}) =>
      backupWorkspace(file, target, (share) =>
        control.onProgress?.({
          message: "Copying",
          done: share * 100,
          total: 100,
          unit: "%",
          rate: 0,
          secondsLeft: Number.NaN,
        }),
      ),
    verify: () => verifyWorkspace(file),
    jobs: (limit?: number) => listJobs(file, limit),
    suppressed: () => listSuppressed(file),
    suppress: (customers: readonly string[], reason: string) => ({ added: suppress(file, customers, reason) }),
    unsuppress: (customers: readonly string[]) => ({ removed: unsuppress(file, customers) }),
  };
}

function describeVersions(file: WorkspaceFile) {
  const head = headVersion(file)?.id ?? null;
  const versions = listVersions(file).map(({ id, parent, message, created, codeVersion }) => {
    const loads = loadsOf(file, id);
    const months = [...new Set(loads.flatMap(({ month }) => (month === null ? [] : [month])))].sort((a, b) => a - b);
    return {
      id,
      parent,
      message,
      created,
      codeVersion,
      loads: loads.length,
      rows: loads.reduce((sum, { rows }) => sum + rows, 0),
      months: months.map(formatMonth),
    };
  });
  return { head, versions };
}

/** The figures of a version: counted once and kept with what they came from. */
async function keepKpis(file: WorkspaceFile, version: string | undefined, control: Control) {
  const known = alreadyMade(file, "kpi", findVersion(file, version).id, kpiReport);
  if (known) return { id: known.id, kpis: known.result };
  const panel = openPanel(file, version);
  const kpis = await finish(computeKpis(panel, control.signal), control.onProgress);
  const { id } = saveDerived(file, { kind: "kpi", version: panel.version, config: {}, result: kpis });
  return { id, kpis };
}

/** How each kind of result is made again. */
const REMAKE: Partial<Record<DerivedKind, (file: WorkspaceFile, kept: Derived, control: Control) => Promise<Remade>>> =
  {
    kpi: async (file, kept, control) => ({
      result: await finish(computeKpis(openPanel(file, kept.version), control.signal), control.onProgress),
    }),
    quality: remakeQuality,
    segmentation: remakeSegments,
    recommendation: remakeRecommendation,
    campaign: remakeCampaign,
    report: remakeReport,
  };

interface Remade {
  result: unknown;
  arrays?: Readonly<Record<string, StoredArray>>;
}

/** Makes a kept result again from its version, configuration and parents, and compares the hashes. */
async function reproduce(file: WorkspaceFile, id: string, control: Control) {
  const kept = findDerived(file, id);
  const remake = REMAKE[kept.kind];
  if (!remake) throw new NotReproducibleError(kept.id);
  const { result, arrays } = await remake(file, kept, control);
  const content = derivedContent(result, arrays);
  return { id: kept.id, version: kept.version, same: content === kept.content, kept: kept.content, made: content };
}

class NotReproducibleError extends DomainError {
  constructor(id: string) {
    super({
      code: "not-reproducible",
      what: `${id} cannot be made again by itself`,
      mend: "Make what it came from again.",
    });
  }
}
