import { resolve } from "node:path";
import { z } from "zod";
import type { KpiReport } from "../contract/kpiReport.ts";
import { qualityReport } from "../contract/quality.ts";
import { recommendation } from "../contract/recommendation.ts";
import { finish } from "../jobs/progress.ts";
import { reportHtml } from "../reporting/report/writeReport.ts";
import { sha256 } from "../store/canonicalJson.ts";
import { CODE_VERSION } from "../store/codeVersion.ts";
import { type Derived, findDerived, listDerived, saveDerived } from "../store/derived.ts";
import { segmentNames } from "../store/segmentNames.ts";
import { findVersion } from "../store/versions.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { writeWhole } from "../store/writeWhole.ts";
import { readCampaign } from "./campaigns.ts";
import type { Control } from "./control.ts";
import { keptResult } from "./keptResult.ts";
import { onReadingThread } from "./readingThread.ts";
import { underNames } from "./segmentRankings.ts";
import { readSegments, withNames } from "./segments.ts";

/**
 * Writes the report of a version from the newest results kept of it, and keeps what it was made from.
 *
 * @param made ids of its figures and quality
 */
export async function keepReport(
  file: WorkspaceFile,
  path: string,
  version: string | undefined,
  made: readonly string[],
  control: Control,
) {
  const id = findVersion(file, version).id;
  const kinds = ["segmentation", "recommendation", "campaign"] as const;
  const newest = kinds.flatMap((kind) => listDerived(file, kind).findLast((each) => each.version === id)?.id ?? []);
  const parents = [...made, ...newest];
  const segments = newest.find((each) => each.startsWith("segmentation-"));
  const names = segments === undefined ? {} : segmentNames(file, segments);
  const config = Object.keys(names).length > 0 ? { names } : {};
  const html = await makeReport(file, id, parents, names, control);
  const target = resolve(path);
  writeWhole(target, html);
  const result = { sha256: sha256(html), bytes: Buffer.byteLength(html), parts: parents };
  const kept = saveDerived(file, { kind: "report", version: id, config, parents, result });
  return { id: kept.id, path: target, version: id, ...result };
}

/** Names that people had given to segments when the report was made. */
const reportConfig = z.object({ names: z.record(z.string(), z.string()).default({}) });

/** What a kept report would be now. */
export async function remakeReport(file: WorkspaceFile, kept: Derived, control: Control) {
  const { names } = reportConfig.parse(kept.config);
  const html = await makeReport(file, kept.version, kept.parents, names, control);
  return { result: { sha256: sha256(html), bytes: Buffer.byteLength(html), parts: [...kept.parents] } };
}

async function makeReport(
  file: WorkspaceFile,
  version: string,
  parents: readonly string[],
  names: Readonly<Record<string, string>>,
  { signal, onProgress }: Control,
): Promise<string> {
  const found = parents.map((id) => findDerived(file, id));
  const of = (kind: Derived["kind"]) => found.find((each) => each.kind === kind);
  const [kpi, profile, segments, scores, plan] = [
    of("kpi"),
    of("quality"),
    of("segmentation"),
    of("recommendation"),
    of("campaign"),
  ];
  const task = segments && scores && { recommendation: scores.id, segmentation: segments.id };
  const bySegment = task ? await finish(onReadingThread(file, "rankSegments", task, signal), onProgress) : null;
  const planned = plan ? readCampaign(file, plan.id) : null;
  return reportHtml({
    version,
    kpis: kpi?.result as KpiReport,
    quality: profile ? keptResult(profile, qualityReport) : null,
    segmentation: segments ? withNames(readSegments(file, segments.id).result, names) : null,
    recommendation: scores ? keptResult(scores, recommendation) : null,
    bySegment: bySegment && underNames(bySegment, names),
    campaign: planned && { plan: planned.result, offers: planned.offers },
    sources: found.map(({ id, content }) => ({ id, content })),
    codeVersion: CODE_VERSION,
  });
}
