import type { Segmentation } from "../../../contract/segmentation.ts";
import { eur, percent, whole } from "../figures.ts";
import { type Chart, chartHtml, escapeHtml, type Section, tableHtml } from "../markup.ts";

/** Products held by fewer of every segment than this have no column in the comparison. */
const LEAST_SHARE = 0.01;

/** Who the customers are. */
export function segmentsSection(found: Segmentation): Section {
  const { segments, month, version } = found;
  const where = `${month}, ${version}`;
  const largest = segments[0];
  const most = segments.toSorted((a, b) => b.averages.marginEur - a.averages.marginEur)[0];
  const charts = [sizesChart(found, where), mapChart(found, where), productsChart(found, where), trendChart(found)];
  const cards = segments.map(
    ({ id, name, customers, share, averages, trust, facts }) => `<article class="card">
<h3><span class="tag">${escapeHtml(id)}</span> ${escapeHtml(name)}</h3>
<p class="figures"><strong>${whole(customers)}</strong> customers, ${percent(share)}${trust ? `; ${escapeHtml(trust)}` : ""}</p>
<ul>${facts.map((fact) => `<li>${escapeHtml(fact)}</li>`).join("")}</ul>
<p class="figures">${averages.products.toFixed(2)} products, worth ${eur(averages.marginEur)} EUR of margin when bought</p></article>`,
  );
  const vote = tableHtml(
    [
      { name: "segments", text: ({ k }) => (k === found.k ? `${k} (chosen)` : String(k)), isNumber: true },
      {
        name: "stability",
        unit: "median agreement of refits",
        text: (v) => v.stability.median.toFixed(2),
        isNumber: true,
      },
      { name: "9 in 10 refits", unit: "agree better than", text: (v) => v.stability.low.toFixed(2), isNumber: true },
      { name: "worst segment", unit: "found again", text: (v) => v.stability.worst.toFixed(2), isNumber: true },
      { name: "silhouette", text: (v) => v.silhouette.toFixed(3), isNumber: true },
      { name: "smallest", unit: "share of customers", text: (v) => percent(v.smallestShare), isNumber: true },
      { name: "three questions", unit: "place customers right", text: (v) => percent(v.separability), isNumber: true },
      { name: "points", text: (v) => v.points.all.toFixed(3), isNumber: true },
      { name: "ruled out by", text: (v) => v.fails.join(", ") || "nothing" },
    ],
    found.vote,
    `The vote on the number of segments, on ${whole(found.sampleRows)} customers`,
  );
  return {
    id: "segments",
    question: "Who are the customers?",
    answer: `${found.k} segments and those without products. The largest, ${largest.name}, has ${percent(largest.share)} of the customers; the most valuable, ${most.name}, holds ${eur(most.averages.marginEur)} EUR of margin each.`,
    html: `<div class="grid">${charts.slice(0, 2).map(chartHtml).join("")}</div><div class="cards">${cards.join("")}</div><div class="grid">${charts.slice(2).map(chartHtml).join("")}</div><h3>Why ${found.k}?</h3><p>${escapeHtml(found.reason)}</p>${vote}${migrationHtml(found)}`,
    charts,
  };
}

function sizesChart({ segments }: Segmentation, subtitle: string): Chart {
  const order = segments.toReversed();
  return {
    id: "segment-sizes",
    title: "Customers by segment",
    subtitle,
    height: 90 + order.length * 30,
    traces: [
      {
        type: "bar",
        orientation: "h",
        y: order.map(({ id }) => id),
        x: order.map(({ customers }) => customers),
        text: order.map(({ name }) => name),
        textposition: "none",
        hovertemplate: "%{text}: %{x:,}<extra></extra>",
      },
    ],
    layout: { xaxis: { title: "customers", rangemode: "tozero" }, yaxis: { type: "category" }, showlegend: false },
    table: tableHtml(
      [
        { name: "id", text: ({ id }) => id },
        { name: "name", text: ({ name }) => name },
        { name: "customers", text: ({ customers }) => whole(customers), isNumber: true },
        { name: "share", text: ({ share }) => percent(share), isNumber: true },
        { name: "age", unit: "mean", text: ({ averages }) => averages.age?.toFixed(1) ?? null, isNumber: true },
        {
          name: "tenure",
          unit: "months, mean",
          text: ({ averages }) => averages.tenureMonths?.toFixed(1) ?? null,
          isNumber: true,
        },
        {
          name: "active",
          unit: "share of months",
          text: ({ averages }) => (averages.activeShare === null ? null : percent(averages.activeShare)),
          isNumber: true,
        },
        {
          name: "income",
          unit: "EUR, median",
          text: ({ averages }) => (averages.incomeMedian === null ? null : whole(averages.incomeMedian)),
          isNumber: true,
        },
      ],
      segments,
      "Segments",
    ),
  };
}

function mapChart({ segments, map }: Segmentation, where: string): Chart {
  // at most seven colours tell themselves apart: smaller segments share the last
  const traces = segments.slice(0, 7).map(({ id, name }, place) => {
    const isLast = place === 6 && segments.length > 8;
    const own = map.points.filter(({ segment }) => (isLast ? segment >= place : segment === place));
    return {
      type: "scatter",
      mode: "markers",
      name: isLast ? "others" : id,
      x: own.map(({ x }) => x),
      y: own.map(({ y }) => y),
      marker: { size: 5, opacity: 0.6 },
      hovertemplate: `${escapeHtml(isLast ? "others" : name)}<extra></extra>`,
    };
  });
  return {
    id: "segment-map",
    title: "Customers on a map: near is alike",
    subtitle: `A sample of ${whole(map.points.length)} on the two directions that carry ${percent(map.shares[0] + map.shares[1])} of the differences, ${where}`,
    height: 360,
    traces: traces.filter(({ x }) => x.length > 0),
    layout: {
      xaxis: { title: "first direction", zeroline: false },
      yaxis: { title: "second direction", zeroline: false },
    },
    table: tableHtml(
      [
        { name: "segment", text: ({ id }) => id },
        {
          name: "points",
          text: ({ id }) => whole(map.points.filter(({ segment }) => segments[segment].id === id).length),
          isNumber: true,
        },
      ],
      segments,
      "Points by segment",
    ),
  };
}

function productsChart({ segments }: Segmentation, subtitle: string): Chart {
  const places = segments[0].products
    .map((_, p) => p)
    .filter((p) => segments.some(({ products }) => products[p].share >= LEAST_SHARE));
  const order = segments.toReversed();
  return {
    id: "segment-products",
    title: "What each segment holds",
    subtitle: `Share of the segment's customers, ${subtitle}`,
    height: 160 + order.length * 30,
    traces: [
      {
        type: "heatmap",
        x: places.map((p) => segments[0].products[p].label),
        y: order.map(({ id }) => id),
        z: order.map(({ products }) => places.map((p) => products[p].share)),
        text: order.map(({ products }) =>
          places.map(
            (p) =>
              `${percent(products[p].share)}${products[p].lift === null ? "" : `, ${products[p].lift.toFixed(1)} times all customers`}`,
          ),
        ),
        hovertemplate: "%{y}, %{x}: %{text}<extra></extra>",
        showscale: false,
        scale: "sequential",
      },
    ],
    layout: { xaxis: { tickangle: -40 }, yaxis: { type: "category" } },
    table: tableHtml(
      [
        { name: "segment", text: ({ id }) => id },
        ...places.map((p) => ({
          name: segments[0].products[p].label,
          text: (s: (typeof segments)[number]) => percent(s.products[p].share),
          isNumber: true,
        })),
      ],
      segments,
      "Penetration by segment",
    ),
  };
}

function trendChart({ segments, trend, version }: Segmentation): Chart {
  const shown = segments.map(({ id }, place) => ({ id, customers: trend.customers[place] }));
  const growth = shown.map(({ customers }) => customers.map((n) => (customers[0] > 0 ? n / customers[0] - 1 : 0)));
  return {
    id: "segment-trend",
    title: "Growth of the segments",
    subtitle: `Change since ${trend.months[0]}, customers of each month placed by the same segmentation, ${version}`,
    height: 90 + shown.length * 30,
    traces: [
      {
        type: "bar",
        orientation: "h",
        y: shown.map(({ id }) => id).toReversed(),
        x: growth.map((row) => row[row.length - 1]).toReversed(),
        hovertemplate: "%{y}: %{x:+.1%}<extra></extra>",
      },
    ],
    layout: { xaxis: { title: "change", tickformat: "+.0%" }, yaxis: { type: "category" }, showlegend: false },
    table: tableHtml(
      [
        { name: "segment", text: ({ id }) => id },
        ...trend.months.map((name, t) => ({
          name,
          text: ({ customers }: (typeof shown)[number]) => whole(customers[t]),
          isNumber: true,
        })),
      ],
      shown,
      "Customers by segment and month",
    ),
  };
}

function migrationHtml({ segments, migration }: Segmentation): string {
  if (!migration) return "";
  const names = segments.map(({ id }) => id);
  const rows = migration.customers.map((row, place) => ({ name: names[place] ?? "joined", row }));
  const table = tableHtml(
    [
      { name: "from \\ to", text: ({ name }: (typeof rows)[number]) => name },
      ...[...names, "left"].map((name, place) => ({
        name,
        text: ({ row }: (typeof rows)[number]) => whole(row[place]),
        isNumber: true,
      })),
    ],
    rows,
    `Moves between segments from ${migration.from} to ${migration.to}, customers`,
  );
  return `<details><summary>Moves between segments from ${migration.from} to ${migration.to}</summary>${table}</details>`;
}
