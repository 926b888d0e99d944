import { count, many, percent } from "../analysis/quality/phrases.ts";
import { campaign } from "../contract/campaign.ts";
import type { Overview } from "../contract/desk/session.ts";
import { importedModel } from "../contract/importedModel.ts";
import { kpiReport } from "../contract/kpiReport.ts";
import { qualityReport } from "../contract/quality.ts";
import { recommendation } from "../contract/recommendation.ts";
import { type DerivedKind, findDerived, listDerived } from "../store/derived.ts";
import { listJobs } from "../store/journal.ts";
import { listVersions, loadsOf } from "../store/versions.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { formatMonth } from "../time/month.ts";
import { nextSteps } from "./nextSteps.ts";
import { showSegments } from "./segments.ts";

type Change = Overview["changes"][number];

const MOST_CHANGES = 8;

/** What changed in a workspace, newest first, and what to do next, each with its reason in words. */
export function overviewOf(file: WorkspaceFile, now = new Date()): Overview {
  return { changes: changesOf(file), next: nextSteps(file, now) };
}

function changesOf(file: WorkspaceFile): Change[] {
  const versions = listVersions(file)
    .slice(-MOST_CHANGES)
    .map(({ id, created, message }): Change => {
      const loads = loadsOf(file, id);
      const months = loads.flatMap(({ month }) => (month === null ? [] : [month])).sort((a, b) => a - b);
      const rows = loads.reduce((sum, load) => sum + load.rows, 0);
      const span = months.length > 0 ? `, ${formatMonth(months[0])} to ${formatMonth(months[months.length - 1])}` : "";
      return { at: created, text: `${message}: ${id} has ${many(rows, "row")}${span}.`, screen: "data" };
    });
  const failures = listJobs(file, 20)
    .filter(({ kind, state }) => kind === "import" && (state === "failed" || state === "interrupted"))
    .map(({ state, started, ended, message }): Change => {
      const text =
        state === "failed"
          ? `An import failed: ${message}`
          : "An import was interrupted when the program ended; nothing of it was kept.";
      return { at: ended ?? started, text, screen: "data" };
    });
  const results = listDerived(file)
    .slice(-MOST_CHANGES)
    .map(
      ({ id, kind, created }): Change => ({ at: created, text: resultInWords(file, id, kind), screen: SCREENS[kind] }),
    );
  return [...versions, ...failures, ...results].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST_CHANGES);
}

const SCREENS: Readonly<Record<DerivedKind, Change["screen"]>> = {
  quality: "data",
  kpi: "dashboard",
  segmentation: "segments",
  recommendation: "recommendations",
  campaign: "campaigns",
  report: "home",
  evaluation: null,
  "imported-model": "models",
};

/** One sentence on a kept result; one in the shape of an older program is only named. */
function resultInWords(file: WorkspaceFile, id: string, kind: DerivedKind): string {
  const { result, version } = findDerived(file, id);
  const named = `${id} of ${version} was made.`;
  if (kind === "kpi") {
    const kpis = kpiReport.safeParse(result).data;
    return kpis ? figuresInWords(kpis) : named;
  }
  if (kind === "quality") {
    const report = qualityReport.safeParse(result).data;
    const score = report?.scores.overall.at(-1);
    if (!report || score === undefined || score === null) return named;
    return `Quality of ${version}: ${score.toFixed(1)} of 100 in ${report.months.at(-1)}; ${many(report.findings.length, "finding")}.`;
  }
  if (kind === "segmentation") {
    const { k, customers, month, segments } = showSegments(file, id).result;
    return `${k} segments of ${many(customers, "customer")} in ${month}; the largest is ${segments[0].name}, ${percent(segments[0].share)}.`;
  }
  if (kind === "recommendation") {
    const made = recommendation.safeParse(result).data;
    if (!made) return named;
    const { model, popularity } = made.ranking;
    return `Recommendations for ${made.scoresFor}: ${percent(model.shareOfCeiling)} of what any ranking can reach on ${made.testedOn}; popularity alone reaches ${percent(popularity.shareOfCeiling)}.`;
  }
  if (kind === "campaign") {
    const plan = campaign.safeParse(result).data;
    if (!plan) return named;
    return `A campaign of ${many(plan.size, "customer")} for ${plan.month} is expected to bring ${count(Math.round(plan.revenueEur.p50))} EUR.`;
  }
  if (kind === "imported-model") {
    const kept = importedModel.safeParse(result).data;
    const of = kept?.product ? `a model of ${kept.product}` : "which ranks products";
    return kept ? `${kept.name} was imported, ${of}: it stands beside ${kept.recommendation}.` : named;
  }
  if (kind === "evaluation") return named;
  return `A report of ${version} was written.`;
}

function figuresInWords({ months, customers, active }: NonNullable<ReturnType<typeof kpiReport.parse>>): string {
  const last = months.length - 1;
  const share = percent(active[last] / Math.max(1, customers[last]));
  const change = last > 0 ? (customers[last] - customers[last - 1]) / Math.max(1, customers[last - 1]) : null;
  const moved = change === null ? "" : `, ${change < 0 ? "−" : "+"}${percent(Math.abs(change))} on ${months[last - 1]}`;
  return `${many(customers[last], "customer")} in ${months[last]}${moved}; ${share} of them active.`;
}
