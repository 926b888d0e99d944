import type { QualityReport } from "../../../contract/quality.ts";
import { percent, sum, whole } from "../figures.ts";
import { type Chart, chartHtml, escapeHtml, type Section, tableHtml } from "../markup.ts";

const DIMENSIONS = ["completeness", "validity", "uniqueness", "consistency", "timeliness"] as const;
const FINDINGS = 12;

/** Whether the data can be trusted. */
export function qualitySection(found: QualityReport): Section {
  const last = found.months.length - 1;
  const overall = found.scores.overall[last];
  const worst = DIMENSIONS.filter((dimension) => found.scores[dimension][last] !== null).sort(
    (a, b) => (found.scores[a][last] ?? 0) - (found.scores[b][last] ?? 0),
  )[0];
  const charts = [scoresChart(found), nullsChart(found)];
  const findings = found.findings.slice(0, FINDINGS).map(({ sentence }) => `<li>${escapeHtml(sentence)}</li>`);
  const more = found.findings.length - findings.length;
  return {
    id: "quality",
    question: "Can we trust the data?",
    answer: `${found.months[last]} scores ${overall?.toFixed(1) ?? "–"} of 100; the weakest side is ${worst} (${found.scores[worst][last]?.toFixed(1)}).`,
    html: `<div class="grid">${charts.map(chartHtml).join("")}</div><h3>What to know</h3><ul>${findings.join("")}</ul>${more > 0 ? `<p class="quiet">and ${more} more (easymoney quality)</p>` : ""}${columnTable(found)}`,
    charts,
  };
}

function scoresChart({ months, scores, trend, version }: QualityReport): Chart {
  const text = (value: number | null) => value?.toFixed(2) ?? null;
  return {
    id: "scores",
    title: "Scores by month, of 100",
    subtitle: `${version}, ${months[0]} to ${months[months.length - 1]}`,
    height: 300,
    traces: DIMENSIONS.map((dimension) => ({
      type: "scatter",
      mode: "lines",
      name: dimension,
      x: months,
      y: scores[dimension],
      line: { width: 2 },
    })),
    layout: {
      yaxis: {
        title: "score",
        range: [Math.min(80, ...DIMENSIONS.flatMap((d) => scores[d].map((s) => s ?? 100))) - 1, 100.5],
      },
      xaxis: { type: "category", tickvals: months.filter((_, t) => (months.length - 1 - t) % 4 === 0), tickangle: 0 },
    },
    table: tableHtml(
      [
        { name: "dimension", text: (d) => d },
        { name: "trend", unit: "points, later half against earlier", text: (d) => text(trend[d]), isNumber: true },
        ...months.map((name, t) => ({
          name,
          text: (d: (typeof DIMENSIONS)[number]) => text(scores[d][t]),
          isNumber: true,
        })),
      ],
      DIMENSIONS,
      "Scores",
    ),
  };
}

function nullsChart({ months, rows, columns, version }: QualityReport): Chart {
  const shown = columns
    .filter(({ kind, nulls }) => kind !== "holding" && sum(nulls) > 0)
    .sort((a, b) => sum(a.nulls) - sum(b.nulls));
  const shares = shown.map(({ nulls }) => nulls.map((n, t) => (rows[t] > 0 ? n / rows[t] : 0)));
  return {
    id: "nulls",
    title: "Share of rows in which a column is missing",
    subtitle: `Columns that are never missing are left out; the stronger the more, on a logarithmic scale; ${version}`,
    height: Math.max(160, 100 + shown.length * 28),
    traces: [
      {
        type: "heatmap",
        x: months,
        y: shown.map(({ label }) => label),
        z: shares.map((row) => row.map((share) => (share > 0 ? Math.log10(share) : null))),
        text: shares.map((row) => row.map(percent)),
        hovertemplate: "%{y}, %{x}: %{text}<extra></extra>",
        showscale: false,
        scale: "sequential",
      },
    ],
    layout: {
      xaxis: { type: "category", tickvals: months.filter((_, t) => (months.length - 1 - t) % 4 === 0), tickangle: 0 },
    },
    table: tableHtml(
      [
        { name: "column", text: (i) => shown[i].label },
        ...months.map((name, t) => ({ name, text: (i: number) => percent(shares[i][t]), isNumber: true })),
      ],
      [...shown.keys()].reverse(),
      "Missing values",
    ),
  };
}

function columnTable({ columns, rows }: QualityReport): string {
  const all = sum(rows);
  const count = (values: readonly (number | null)[]) => (values.every((n) => n === null) ? null : whole(sum(values)));
  const table = tableHtml(
    [
      { name: "column", text: ({ label }) => label },
      { name: "missing", text: ({ nulls }) => percent(sum(nulls) / all), isNumber: true },
      { name: "breaks its rule", unit: "values", text: ({ invalid }) => whole(sum(invalid)), isNumber: true },
      { name: "refused", unit: "rows, at import", text: ({ rejected }) => count(rejected), isNumber: true },
      { name: "repaired", unit: "cells, at import", text: ({ repaired }) => count(repaired), isNumber: true },
    ],
    columns.filter(({ kind, repaired, rejected }) => kind !== "holding" || sum(repaired) + sum(rejected) > 0),
    `Columns, all ${whole(all)} customer-months`,
  );
  return `<details><summary>Every column</summary>${table}</details>`;
}
