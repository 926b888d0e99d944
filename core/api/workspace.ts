import { computeKpis } from "../analysis/kpi/computeKpis.ts";
import type { RowFilter } from "../analysis/rows/rowFilter.ts";
import { type RunQuery, runQuery, type SignOff } from "../contract/experiments.ts";
import { kpiReport } from "../contract/kpiReport.ts";
import type { SuggestedRule } from "../contract/quality.ts";
import { DomainError } from "../errors/domainError.ts";
import { compareRuns } from "../experiments/runs/compareRuns.ts";
import { lastPurge, purgeRuns } from "../experiments/runs/deleteRuns.ts";
import { findRuns } from "../experiments/runs/findRuns.ts";
import { showRun } from "../experiments/runs/showRun.ts";
import { diffVersions } from "../ingestion/diffVersions.ts";
import { type ImportRequest, importFiles } from "../ingestion/importFiles.ts";
import { finish } from "../jobs/progress.ts";
import { exportTable } from "../reporting/tables/exportTable.ts";
import type { SampleOptions, SampleReport } from "../sample/sampleOptions.ts";
import { writeSample } from "../sample/writeSample.ts";
import { acceptedRules } from "../store/acceptedRules.ts";
import { restoreBackup } from "../store/backup.ts";
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
import { listSuppressed } from "../store/suppression.ts";
import { findVersion, headVersion, listVersions, loadsOf } from "../store/versions.ts";
import { createWorkspaceFile, openWorkspaceFile, type WorkspaceFile } from "../store/workspaceFile.ts";
import { formatMonth } from "../time/month.ts";
import { backUp } from "./backups.ts";
import { campaignOutcome, importResponses } from "./campaignResponses.ts";
import {
  type CampaignRequest,
  keepCampaign,
  limitsOf,
  listCampaigns,
  readCampaign,
  remakeCampaign,
} from "./campaigns.ts";
import { type CampaignListQuery, pageOfCampaign } from "./campaignTables.ts";
import type { Control } from "./control.ts";
import { redo, setRule, suppressCustomers, undo, unsuppressCustomers } from "./edits.ts";
import {
  type EvaluationRequest,
  keepEvaluation,
  listEvaluations,
  readEvaluation,
  remakeEvaluation,
} from "./evaluations.ts";
import {
  annotateRun,
  bringBackRuns,
  cardOf,
  listModels,
  measureModel,
  promoteModel,
  removeRuns,
  rollBackModel,
  showModel,
  signModel,
  writeCard,
} from "./experiments.ts";
import { type ExportRequest, exportFrom } from "./exports.ts";
import { FilteredKpis } from "./filteredKpis.ts";
import { alreadyMade } from "./keptResult.ts";
import { exportImportScores } from "./onnxExports.ts";
import {
  importOnnx,
  listImports as listModelImports,
  lookAtOnnx,
  purgeImports,
  remakeImport,
  removeImport,
  scoreOnnx,
  showImport,
} from "./onnxImports.ts";
import { exportOnnx } from "./onnxModels.ts";
import type { OnnxRequest } from "./onnxScores.ts";
import { overviewOf } from "./overview.ts";
import { Panels } from "./panels.ts";
import { PlannerThread } from "./plannerThread.ts";
import { keepQuality, newestQuality, remakeQuality } from "./quality.ts";
import { readRequest } from "./readRequest.ts";
import { Recent } from "./recent.ts";
import { keepRecommendation, type RecommendRequest, remakeRecommendation } from "./recommendations.ts";
import { listImports, pageOfRejects, type RejectsQuery } from "./rejects.ts";
import { keepReport, remakeReport } from "./reports.ts";
import { CustomerRows, type RowsQuery } from "./rows.ts";
import { type SegmentRankingRequest, SegmentRankings } from "./segmentRankings.ts";
import {
  customersOfSegment,
  keepSegments,
  nameSegment,
  placeInSegments,
  remakeSegments,
  type SegmentRequest,
  showSegments,
} from "./segments.ts";
import { exportSql } from "./sqlExport.ts";
import { verifyInSteps } from "./verification.ts";

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
  if (!file.readOnly) {
    purgeImports(file);
    purgeRuns(file);
  }
  const panels = new Panels(file);
  const rows = new CustomerRows(panels);
  const planner = new PlannerThread(file);
  const lists = new Recent<ReturnType<typeof readCampaign>>(1);
  const bySegment = new SegmentRankings(file);
  const filtered = new FilteredKpis(panels, (version) => knownKpis(file, version)?.kpis ?? null);
  return {
    /** For the areas of core/api; hosts ask the workspace. */
    file,
    panels,
    /** Closes the file at once; the promise is of the threads that read it too. */
    close: async (): Promise<void> => {
      const ended = [bySegment.close(), planner.close()];
      file.close();
      await Promise.all(ended);
    },
    overview: () => overviewOf(file),
    undo: () => undo(file),
    redo: () => redo(file),
    importFiles: (request: ImportRequest, control: Control = {}) =>
      finish(importFiles(file, request, control), control.onProgress),
    versions: () => describeVersions(file),
    restoreVersion: (version: string) => ({ version: restoreVersion(file, findVersion(file, version).id) }),
    diff: (from: string, to: string) => diffVersions(file, from, to),
    sql: (query: string, version?: string, limit?: number) => querySql(panels.at(version), query, limit),
    exportSql: (query: string, path: string, version?: string, control: Control = {}) =>
      exportSql(panels.at(version), query, path, control),
    quality: (version?: string, control: Control = {}) => keepQuality(file, version, control),
    newestQuality: (version?: string) => newestQuality(file, version),
    rules: () => acceptedRules(file),
    setRule: (column: string, rule: SuggestedRule | null) => {
      setRule(file, column, rule);
      return { rules: acceptedRules(file).length };
    },
    kpi: (version?: string, control: Control = {}) => keepKpis(file, version, control),
    knownKpi: (version?: string) => knownKpis(file, version),
    /** Makes the first question of `kpiOf` quick; for whoever is likely to ask one. */
    warmKpi: (version?: string) => filtered.warm(version, () => file.db.open),
    kpiOf: (filters: readonly RowFilter[], version?: string) => filtered.of(version, filters),
    segment: (request: SegmentRequest = {}, control: Control = {}) => keepSegments(file, request, control),
    placeInSegments: (id: string, version?: string, month?: string) => placeInSegments(file, id, version, month),
    recommend: (request: RecommendRequest = {}, control: Control = {}) => keepRecommendation(file, request, control),
    evaluate: (request: EvaluationRequest = {}, control: Control = {}) => keepEvaluation(file, request, control),
    evaluations: () => listEvaluations(file),
    evaluation: (id: string) => readEvaluation(file, id),
    exportOnnx: (path: string, id?: string, product?: string) => exportOnnx(file, panels, path, id, product),
    lookAtOnnx: (path: string, request: OnnxRequest = {}) => lookAtOnnx(file, panels, path, request),
    importOnnx: (path: string, request: OnnxRequest = {}, control: Control = {}) =>
      importOnnx(file, path, request, control),
    importedModels: () => listModelImports(file),
    importedModel: (id: string) => showImport(file, id),
    removeImportedModel: (id: string) => removeImport(file, id),
    exportImportScores: (id: string, path: string, control: Control = {}) =>
      exportImportScores(file, panels, id, path, control),
    scoreOnnx: (idOrPath: string, request: OnnxRequest = {}, control: Control = {}) =>
      scoreOnnx(file, idOrPath, request, control),
    planCampaign: (request: CampaignRequest = {}, control: Control = {}) => keepCampaign(file, request, control),
    campaign: (id?: string) => readCampaign(file, id, panels),
    campaigns: () => listCampaigns(file),
    campaignPage: (id: string, query: CampaignListQuery) =>
      pageOfCampaign(lists.get(id, () => readCampaign(file, id, panels)).offers, query),
    tryPlan: ({ recommendation, seed, ...rest }: CampaignRequest) =>
      planner.ask("tryPlan", recommendation, limitsOf(rest), seed),
    campaignCurve: ({ recommendation, ...rest }: CampaignRequest = {}) =>
      planner.ask("curve", recommendation, limitsOf(rest)),
    campaignStart: (recommendation?: string) => planner.ask("start", recommendation),
    showRecommendation: (id?: string) => planner.ask("show", id),
    /** The untouched month by our own segments; null without a segmentation. */
    rankSegments: (request: SegmentRankingRequest = {}, control: Control = {}) => bySegment.of(request, control),
    customerOffers: (customer: string, recommendation?: string) => planner.ask("offersOf", recommendation, customer),
    likeliestCustomers: (recommendation?: string, product?: string) =>
      planner.ask("likeliest", recommendation, product),
    importResponses: (id: string, path: string, control: Control = {}) =>
      importResponses(file, panels, id, path, control),
    campaignOutcome: (id?: string) => campaignOutcome(file, panels, id),
    report: async (path: string, version?: string, control: Control = {}) =>
      keepReport(
        file,
        path,
        version,
        [(await keepKpis(file, version, control)).id, (await keepQuality(file, version, control)).id],
        control,
      ),
    export: (request: ExportRequest, control: Control = {}) => exportFrom(file, request, control),
    exportRows: (query: RowsQuery, path: string, control: Control = {}) =>
      finish(exportTable(rows.table(query), path, { signal: control.signal }), control.onProgress),
    rows: (query: RowsQuery, offset = 0, limit = 100) => rows.page(query, offset, limit),
    history: (customer: string, version?: string) => rows.history(version, customer),
    imports: () => listImports(file),
    rejects: (query: RejectsQuery) => pageOfRejects(file, query),
    showSegments: (id?: string) => showSegments(file, id),
    segmentCustomers: (query: Parameters<typeof customersOfSegment>[2]) => customersOfSegment(file, panels, query),
    nameSegment: (id: string, segment: string, name: string) => nameSegment(file, id, segment, name),
    /** Runs, a page of them, and the last time that deleted ones went for good. */
    runs: (query: Partial<RunQuery> = {}) => ({
      ...findRuns(file, readRequest(runQuery, query)),
      gone: lastPurge(file),
    }),
    run: (id: number) => showRun(file, id),
    compareRuns: (ids: readonly number[]) => compareRuns(file, ids),
    noteRun: (id: number, note: string) => annotateRun(file, id, note),
    deleteRuns: (ids: readonly number[]) => removeRuns(file, ids),
    restoreRuns: (ids: readonly number[]) => bringBackRuns(file, ids),
    models: () => listModels(file),
    model: (number: number) => showModel(file, number),
    measureModel: (number: number, control: Control = {}) => measureModel(file, number, control),
    promoteModel: (number: number) => promoteModel(file, number),
    rollBackModel: () => rollBackModel(file),
    signModel: (number: number, signed: Omit<SignOff, "at">) => signModel(file, number, signed),
    modelCard: (number: number) => cardOf(file, number),
    writeModelCard: (number: number, path: string) => writeCard(file, number, path),
    results: () => listDerived(file),
    reproduce: (id: string, control: Control = {}) => reproduce(file, id, control),
    backup: (target: string, control: Control = {}) => backUp(file, target, control),
    verify: (control: Control = {}) => finish(verifyInSteps(file, control.signal), control.onProgress),
    jobs: (limit?: number) => listJobs(file, limit),
    suppressed: () => listSuppressed(file),
    suppress: (customers: readonly string[], reason: string) => suppressCustomers(file, customers, reason),
    unsuppress: (customers: readonly string[]) => unsuppressCustomers(file, customers),
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

/** The figures of a version, if they were counted. */
function knownKpis(file: WorkspaceFile, version: string | undefined) {
  const known = alreadyMade(file, "kpi", findVersion(file, version).id, kpiReport);
  return known && { id: known.id, kpis: known.result };
}

/** The figures of a version: counted once and kept with what they came from. */
async function keepKpis(file: WorkspaceFile, version: string | undefined, control: Control) {
  const known = knownKpis(file, version);
  if (known) return known;
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
    evaluation: remakeEvaluation,
    "imported-model": remakeImport,
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
