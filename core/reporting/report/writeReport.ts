import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Campaign, CampaignOffer } from "../../contract/campaign.ts";
import type { KpiReport } from "../../contract/kpiReport.ts";
import type { QualityReport } from "../../contract/quality.ts";
import type { Recommendation, SegmentRanking } from "../../contract/recommendation.ts";
import type { Segmentation } from "../../contract/segmentation.ts";
import { escapeHtml, type Section } from "./markup.ts";
import { PAGE_SCRIPT } from "./pageScript.ts";
import { PAGE_STYLE } from "./pageStyle.ts";
import { businessSection } from "./sections/business.ts";
import { campaignSection } from "./sections/campaignPlan.ts";
import { qualitySection } from "./sections/quality.ts";
import { recommendationSection } from "./sections/recommendations.ts";
import { segmentsSection } from "./sections/segments.ts";

/** What a report shows; parts that have not been made are left out, and it says so. */
export interface ReportParts {
  version: string;
  kpis: KpiReport;
  quality: QualityReport | null;
  segmentation: Segmentation | null;
  recommendation: Recommendation | null;
  /** The recommendation by the segments of the segmentation. */
  bySegment: SegmentRanking | null;
  campaign: { plan: Campaign; offers: readonly CampaignOffer[] } | null;
  /** Ids and content hashes of what is shown. */
  sources: readonly { id: string; content: string }[];
  codeVersion: string;
}

/**
 * The report as one HTML page: text, tables, charts and the library that draws them; it asks no network for anything.
 * The same parts give the same bytes.
 */
export function reportHtml(parts: ReportParts): string {
  const sections = sectionsOf(parts);
  const charts = Object.fromEntries(
    sections.flatMap((section) => section.charts.map(({ id, traces, layout }) => [id, { traces, layout }])),
  );
  const months = parts.kpis.months;
  const links = sections.map(({ id, question }) => `<li><a href="#${id}">${escapeHtml(question)}</a></li>`);
  const bodies = sections.map(
    ({ id, question, answer, html }) =>
      `<section id="${id}"><h2>${escapeHtml(question)}</h2><p class="answer">${escapeHtml(answer)}</p>${html}</section>`,
  );
  const sources = parts.sources.map(({ id, content }) => `${escapeHtml(id)} <code>${content.slice(0, 16)}</code>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:">
<title>Customers, segments and campaign, ${escapeHtml(months[months.length - 1])}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header><div><h1>Customers, segments and campaign</h1><div class="quiet">Data version ${escapeHtml(parts.version)}, ${months[0]} to ${months[months.length - 1]}</div></div><button id="theme" type="button">Dark theme</button></header>
<nav aria-label="Parts of the report"><ul>${links.join("")}</ul></nav>
<main>${bodies.join("\n")}</main>
<footer><p>Made by easyMoney ${escapeHtml(parts.codeVersion)} from data version ${escapeHtml(parts.version)}. ${missing(parts)}</p><p>${sources.join("; ")}. Each can be made again byte for byte with <code>easymoney reproduce</code>.</p></footer>
<script type="application/json" id="charts">${JSON.stringify(charts).replaceAll("<", "\\u003c")}</script>
<script>${inlineScript(chartLibrary())}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

function sectionsOf({ kpis, quality, segmentation, recommendation, bySegment, campaign }: ReportParts): Section[] {
  return [
    businessSection(kpis),
    ...(segmentation ? [segmentsSection(segmentation)] : []),
    ...(recommendation ? [recommendationSection(recommendation, bySegment)] : []),
    ...(campaign ? [campaignSection(campaign.plan, campaign.offers)] : []),
    ...(quality ? [qualitySection(quality)] : []),
  ];
}

function missing({ segmentation, recommendation, campaign }: ReportParts): string {
  const left = [
    segmentation ? null : "segments (easymoney segment)",
    recommendation ? null : "recommendations (easymoney recommend)",
    campaign ? null : "a campaign (easymoney campaign plan)",
  ].filter((each) => each !== null);
  return left.length > 0 ? `Not in this report, because not made yet: ${left.join(", ")}.` : "";
}

function chartLibrary(): string {
  const require = createRequire(import.meta.url);
  return readFileSync(require.resolve("plotly.js-cartesian-dist-min/plotly-cartesian.min.js"), "utf8");
}

/** A script inside a page must not end its own element. */
function inlineScript(code: string): string {
  return code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}
