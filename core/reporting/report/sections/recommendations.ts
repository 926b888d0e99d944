import type {
  ProductResult,
  Recommendation,
  SegmentFigures,
  SegmentRanking,
} from "../../../contract/recommendation.ts";
import { figure, percent, sum, whole } from "../figures.ts";
import { type Chart, chartHtml, escapeHtml, type Section, tableHtml } from "../markup.ts";

/** Products with too few purchases in the month have no curve: it would be chance. */
const LEAST_PURCHASES = 10;
const CURVES = 6;
/** With fewer purchases a ranking figure says nothing. */
const isTelling = ({ purchases }: ProductResult) => purchases >= 5;

/** What customers will buy next, and how well that is known. */
export function recommendationSection(found: Recommendation, ownSegments: SegmentRanking | null): Section {
  const { products, ranking, testedOn } = found;
  const learned = products.filter(({ method }) => method === "model");
  const shown = learned
    .filter(({ purchases }) => purchases >= LEAST_PURCHASES)
    .sort((a, b) => b.purchases - a.purchases)
    .slice(0, CURVES);
  const where = `Settled customers, ${testedOn}, ${found.version}`;
  const charts = [captureChart(shown, where), rankingChart(found, where), calibrationChart(learned, where)];
  const expected = sum(learned.map((p) => p.expected));
  const bought = sum(learned.map((p) => p.purchases));
  const table = tableHtml(
    [
      { name: "product", text: ({ label }) => label },
      { name: "could buy", unit: "customers", text: (p) => whole(p.candidates), isNumber: true },
      { name: "bought", text: (p) => whole(p.purchases), isNumber: true },
      { name: "foretold", text: (p) => p.expected.toFixed(1), isNumber: true },
      { name: "AUC", text: (p) => (isTelling(p) ? (p.auc?.toFixed(3) ?? null) : null), isNumber: true },
      {
        name: "by co-holding",
        unit: "AUC",
        text: (p) => (isTelling(p) ? (p.coHoldingAuc?.toFixed(3) ?? null) : null),
        isNumber: true,
      },
      {
        name: "average precision",
        text: (p) => (!isTelling(p) || p.averagePrecision === null ? null : figure(p.averagePrecision)),
        isNumber: true,
      },
      { name: "base rate", text: (p) => percent(p.purchases / Math.max(1, p.candidates)), isNumber: true },
      {
        name: "lift",
        unit: "best 1 %",
        text: (p) => (isTelling(p) ? (p.liftTopPercent?.toFixed(1) ?? null) : null),
        isNumber: true,
      },
      {
        name: "settled",
        unit: "MAP@7 of its buyers",
        text: (p) => (isTelling(p) ? (p.map7?.toFixed(3) ?? null) : null),
        isNumber: true,
      },
      {
        name: "new customers",
        unit: "came with it",
        text: (p) => `${whole(p.newcomersWithIt)} of ${whole(p.newcomers)}`,
        isNumber: true,
      },
      {
        name: "new customers",
        unit: "foretold to",
        text: (p) => p.newcomersExpected?.toFixed(1) ?? null,
        isNumber: true,
      },
      {
        name: "new customers",
        unit: "MAP@7 of those",
        text: (p) => (p.newcomersWithIt >= 5 ? (p.newcomersMap7?.toFixed(3) ?? null) : null),
        isNumber: true,
      },
      { name: "method", text: ({ method }) => method },
    ],
    products.filter(({ trainingPurchases }) => trainingPurchases > 0),
    `Results by product on ${testedOn}, which no model had seen; a dash where fewer than 5 bought`,
  );
  const drivers = learned.map(
    (p) =>
      `<tr><th scope="row">${escapeHtml(p.label)}</th><td>${escapeHtml(
        p.drivers
          .slice(0, 4)
          .map(({ meaning }) => meaning)
          .join("; "),
      )}</td></tr>`,
  );
  return {
    id: "recommendations",
    question: "Who will buy what next month?",
    answer: `Foretold ${expected.toFixed(0)} purchases for ${testedOn}, and ${whole(bought)} happened. Ranking all products for each settled customer reaches ${percent(ranking.model.shareOfCeiling)} of what is possible (popularity ${percent(ranking.popularity.shareOfCeiling)}, co-holding ${percent(ranking.coHolding.shareOfCeiling)}).`,
    html: `<p>Models learned from ${found.trainedOn[0]} to ${found.trainedOn[found.trainedOn.length - 1]} and were tuned on ${found.tunedOn}; ${testedOn} was opened once. Customers new in that month are kept apart: nothing is known of them before, and they flatter every figure.</p><div class="grid">${charts.map(chartHtml).join("")}</div>${questionsHtml(found)}${table}${segmentsHtml(found, ownSegments)}<details><summary>What the models look at</summary><div class="table"><table><caption>Facts that move the prediction most</caption><tbody>${drivers.join("")}</tbody></table></div></details>`,
    charts,
  };
}

/** What must be asked before the figures are believed; nothing when nothing must. */
function questionsHtml({ products, suspects }: Recommendation): string {
  const labels = new Map(products.map(({ id, label }) => [id, label]));
  const asked = [
    ...products.flatMap(({ label, questions }) => questions.map((question) => `${label}: ${question}`)),
    ...suspects.map(
      ({ column, product, auc }) =>
        `${labels.get(product)}: ${column} alone foretells it with AUC ${auc.toFixed(3)}. Is it known before the month?`,
    ),
  ];
  if (asked.length === 0) return "";
  return `<h3>Figures that look too good</h3><ul>${asked.map((each) => `<li>${escapeHtml(each)}</li>`).join("")}</ul>`;
}

function segmentsHtml({ ranking, testedOn, version }: Recommendation, own: SegmentRanking | null): string {
  const where = `settled customers, ${testedOn}, ${version}`;
  const bank = segmentTable(ranking.bySegment, `Ranking by the bank's segments, ${where}`);
  if (own === null) return bank;
  const knew = own.knewTestedMonth ? `; the segments were learned from ${own.learnedOn}: for reporting only` : "";
  const placed = `placed as known at the end of ${own.placedOn}${knew}`;
  return `${bank}${segmentTable(own.segments, `Ranking by the segments of ${own.segmentation}, ${where}, ${placed}`)}`;
}

function segmentTable(segments: readonly SegmentFigures[], caption: string): string {
  if (segments.length === 0) return "";
  return tableHtml(
    [
      { name: "segment", text: ({ segment }) => segment },
      { name: "customers", text: ({ customers }) => whole(customers), isNumber: true },
      { name: "MAP@7", text: ({ map7 }) => map7.toFixed(5), isNumber: true },
      { name: "models", unit: "of what is possible", text: (s) => percent(s.shareOfCeiling), isNumber: true },
      {
        name: "popularity",
        unit: "of what is possible",
        text: (s) => percent(s.popularityShareOfCeiling),
        isNumber: true,
      },
      { name: "best offers", text: ({ top }) => whole(top.customers), isNumber: true },
      { name: "bought", text: ({ top }) => whole(top.purchases), isNumber: true },
      { name: "lift", text: ({ top }) => top.lift?.toFixed(2) ?? null, isNumber: true },
      { name: "margin", unit: "EUR", text: ({ top }) => whole(top.revenueEur), isNumber: true },
    ],
    segments,
    caption,
  );
}

function captureChart(products: readonly ProductResult[], subtitle: string): Chart {
  return {
    id: "capture",
    title: "Share of the buyers found among the customers most likely to buy",
    subtitle,
    height: 340,
    traces: [
      ...products.map(({ label, capture }) => ({
        type: "scatter",
        mode: "lines+markers",
        name: label,
        x: [0, ...capture.map(({ customers }) => customers)],
        y: [0, ...capture.map(({ purchases }) => purchases)],
        line: { width: 2 },
        marker: { size: 5 },
      })),
      {
        type: "scatter",
        mode: "lines",
        name: "at random",
        x: [0, 1],
        y: [0, 1],
        line: { width: 1, dash: "dot" },
        tone: "quiet",
      },
    ],
    layout: {
      xaxis: { title: "share of customers contacted", tickformat: ".0%", range: [0, 1] },
      legend: { orientation: "v", x: 1, xanchor: "right", y: 0.02, yanchor: "bottom" },
      yaxis: { title: "share of buyers", tickformat: ".0%", range: [0, 1.02] },
    },
    table: tableHtml(
      [
        { name: "product", text: ({ label }) => label },
        ...(products[0]?.capture ?? []).slice(0, -1).map(({ customers }, i) => ({
          name: `best ${percent(customers)}`,
          text: ({ capture }: ProductResult) => percent(capture[i].purchases),
          isNumber: true,
        })),
      ],
      products,
      "Share of buyers found",
    ),
  };
}

function rankingChart({ ranking }: Recommendation, subtitle: string): Chart {
  const bars = [
    { name: "popularity", ...ranking.popularity },
    { name: "co-holding", ...ranking.coHolding },
    { name: "models", ...ranking.model },
    { name: "possible", map7: ranking.ceiling, shareOfCeiling: 1 },
  ];
  return {
    id: "ranking",
    title: "Ranking of all products for a customer, MAP@7",
    subtitle: `${subtitle}; the most that is possible is the share of customers who bought`,
    height: 340,
    traces: [
      {
        type: "bar",
        x: bars.map(({ name }) => name),
        y: bars.map(({ map7 }) => map7),
        hovertemplate: "%{x}: %{y:.4f}<extra></extra>",
      },
    ],
    layout: { yaxis: { title: "MAP@7", rangemode: "tozero" }, showlegend: false },
    table: tableHtml(
      [
        { name: "ranking", text: ({ name }) => name },
        { name: "MAP@7", text: ({ map7 }) => map7.toFixed(5), isNumber: true },
        { name: "of what is possible", text: ({ shareOfCeiling }) => percent(shareOfCeiling), isNumber: true },
      ],
      [
        ...bars,
        { name: "new customers, by what new ones came with before", ...ranking.newcomers },
        { name: "everybody (new customers flatter it)", ...ranking.everybody },
      ],
      "MAP@7",
    ),
  };
}

function calibrationChart(products: readonly ProductResult[], subtitle: string): Chart {
  const shown = products
    .filter(({ purchases, expected }) => purchases > 0 || expected >= 1)
    .sort((a, b) => a.expected - b.expected);
  const y = shown.map(({ label }) => label);
  const bar = (name: string, x: number[], tone: "quiet" | "accent", format: string) => ({
    type: "bar",
    orientation: "h",
    tone,
    name,
    y,
    x,
    hovertemplate: `%{y}: ${name} %{x:${format}}<extra></extra>`,
  });
  return {
    id: "calibration",
    title: "Purchases foretold and purchases made",
    subtitle,
    height: 120 + shown.length * 28,
    traces: [
      bar(
        "bought",
        shown.map(({ purchases }) => purchases),
        "accent",
        ",",
      ),
      bar(
        "foretold",
        shown.map(({ expected }) => expected),
        "quiet",
        ".1f",
      ),
    ],
    layout: {
      barmode: "group",
      xaxis: { title: "purchases", rangemode: "tozero" },
      legend: { traceorder: "reversed" },
    },
    table: tableHtml(
      [
        { name: "product", text: ({ label }) => label },
        { name: "foretold", text: ({ expected }) => expected.toFixed(1), isNumber: true },
        { name: "bought", text: ({ purchases }) => whole(purchases), isNumber: true },
      ],
      shown.toReversed(),
      "Foretold and bought",
    ),
  };
}
