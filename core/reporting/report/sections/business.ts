import type { KpiReport } from "../../../contract/kpiReport.ts";
import { change, eur, figure, percent, points, sum, whole } from "../figures.ts";
import { type Chart, chartHtml, type Section, tableHtml, tileHtml } from "../markup.ts";

/** How many regions are worth a bar. */
const REGIONS = 15;

/** Customers, purchases and revenue: how the business goes. */
export function businessSection(kpis: KpiReport): Section {
  const last = kpis.months.length - 1;
  const month = kpis.months[last];
  const products = kpis.products.filter(({ holders }) => holders.some((n) => n > 0));
  const purchases = kpis.months.map((_, t) => sum(kpis.products.map((product) => product.purchases[t])));
  const revenue =
    kpis.salesMarginEur ?? kpis.months.map((_, t) => sum(kpis.revenueEur.map(({ byMonth }) => byMonth[t])));
  const revenueIs = kpis.salesMarginEur ? "margin of the sales" : "purchases at the contract's margins";
  const held = kpis.months.map((_, t) => sum(kpis.products.map(({ holders }) => holders[t])) / kpis.customers[t]);
  const best = products.toSorted((a, b) => (b.purchases[last] ?? 0) - (a.purchases[last] ?? 0))[0];
  const where = `${kpis.version}, ${kpis.months[0]} to ${month}`;
  const charts: Chart[] = [
    customersChart(kpis, where),
    flowsChart(kpis, where),
    revenueChart(kpis, revenue, `${revenueIs}, ${where}`),
    purchasesChart(
      products,
      last,
      `Settled customers, ${month} against ${kpis.months[last - 1] ?? "nothing"}, ${kpis.version}`,
    ),
    penetrationChart(kpis, products, where),
    coHoldingChart(kpis, products, month),
    cohortChart(kpis, where),
    ...groupCharts(kpis, month),
  ];
  const before = Math.max(0, last - 1);
  const tiles = [
    tileHtml(
      "Customers",
      whole(kpis.customers[last]),
      `${change(kpis.customers[last], kpis.customers[before])} on ${kpis.months[before]}`,
    ),
    tileHtml(
      "Active",
      percent(kpis.active[last] / kpis.customers[last]),
      points(kpis.active[last] / kpis.customers[last], kpis.active[before] / kpis.customers[before]),
    ),
    tileHtml("Products per customer", held[last].toFixed(2), change(held[last], held[before])),
    tileHtml(
      "Purchases in the month",
      whole(purchases[last]),
      `${change(purchases[last], purchases[before])}; by settled customers`,
    ),
    tileHtml(
      "Revenue in the month, EUR",
      eur(revenue[last]),
      `${change(revenue[last], revenue[before])}; ${revenueIs}`,
    ),
  ];
  const grew = kpis.customers[last] - kpis.customers[before];
  return {
    id: "business",
    question: "How is the business going?",
    answer: `${whole(kpis.customers[last])} customers in ${month}, ${whole(Math.abs(grew))} ${grew >= 0 ? "more" : "fewer"} than the month before; settled customers made ${whole(purchases[last])} purchases (${change(purchases[last], purchases[before])}), most of them of ${best?.label ?? "nothing"}.`,
    html: `<div class="tiles">${tiles.join("")}</div><div class="grid">${charts.map(chartHtml).join("")}</div>`,
    charts,
  };

  function customersChart({ months, customers, active }: KpiReport, subtitle: string): Chart {
    return {
      id: "customers",
      title: "Customers and active customers",
      subtitle,
      height: 300,
      traces: [
        { type: "scatter", mode: "lines", name: "customers", x: months, y: customers, line: { width: 2 } },
        { type: "scatter", mode: "lines", name: "active", x: months, y: active, line: { width: 2 } },
      ],
      layout: { yaxis: { title: "customers", rangemode: "tozero" }, xaxis: monthAxis(months) },
      table: tableHtml(
        [
          { name: "month", text: (t) => months[t] },
          { name: "customers", text: (t) => whole(customers[t]), isNumber: true },
          { name: "active", text: (t) => whole(active[t]), isNumber: true },
          { name: "active share", text: (t) => percent(active[t] / customers[t]), isNumber: true },
        ],
        [...months.keys()],
        "Customers by month",
      ),
    };
  }
}

function flowsChart({ months, new: joined, lost, returned }: KpiReport, subtitle: string): Chart {
  const series = [
    { name: "new", y: joined },
    { name: "returned", y: returned },
    { name: "lost", y: lost.map((n) => (n === null ? null : -n)) },
  ];
  /** Every fourth month has a label, the last one always. */
  function monthAxis(months: readonly string[]) {
    return { type: "category", tickvals: months.filter((_, t) => (months.length - 1 - t) % 4 === 0), tickangle: 0 };
  }

  const cell = (value: number | null) => (value === null ? null : whole(value));
  return {
    id: "flows",
    title: "Customers who came, came back and left",
    subtitle: `Against the calendar month before, ${subtitle}`,
    height: 300,
    traces: series.map(({ name, y }) => ({ type: "bar", name, x: months, y })),
    layout: { barmode: "relative", yaxis: { title: "customers" }, xaxis: monthAxis(months) },
    table: tableHtml(
      [
        { name: "month", text: (t) => months[t] },
        { name: "new", text: (t) => cell(joined[t]), isNumber: true },
        { name: "returned", text: (t) => cell(returned[t]), isNumber: true },
        { name: "lost", text: (t) => cell(lost[t]), isNumber: true },
      ],
      [...months.keys()],
      "Flows by month",
    ),
  };
}

function revenueChart(
  { months, revenueEur, salesMarginEur }: KpiReport,
  revenue: readonly number[],
  subtitle: string,
): Chart {
  const traces = salesMarginEur
    ? [{ type: "bar", name: "sales", x: months, y: salesMarginEur }]
    : revenueEur.map(({ family, byMonth }) => ({ type: "bar", name: family, x: months, y: byMonth }));
  return {
    id: "revenue",
    title: "Revenue by month, EUR",
    subtitle,
    height: 300,
    traces,
    layout: {
      barmode: "stack",
      yaxis: { title: "EUR", rangemode: "tozero" },
      xaxis: monthAxis(months),
      showlegend: traces.length > 1,
    },
    table: tableHtml(
      [
        { name: "month", text: (t) => months[t] },
        { name: "revenue", unit: "EUR", text: (t) => whole(revenue[t]), isNumber: true },
        ...revenueEur.map(({ family, byMonth }) => ({
          name: family,
          unit: "EUR, at mean margins",
          text: (t: number) => (byMonth[t] === null ? null : whole(byMonth[t])),
          isNumber: true,
        })),
      ],
      [...months.keys()],
      "Revenue by month",
    ),
  };
}

function purchasesChart(products: KpiReport["products"], last: number, subtitle: string): Chart {
  const order = products.toSorted((a, b) => (a.purchases[last] ?? 0) - (b.purchases[last] ?? 0));
  const bar = (name: string, t: number, tone: "quiet" | "accent") => ({
    type: "bar",
    tone,
    orientation: "h",
    name,
    y: order.map(({ label }) => label),
    x: order.map(({ purchases }) => purchases[t] ?? 0),
  });
  return {
    id: "purchases",
    title: "Purchases by product",
    subtitle,
    height: 120 + order.length * 26,
    traces: [bar("month before", Math.max(0, last - 1), "quiet"), bar("last month", last, "accent")],
    layout: {
      barmode: "group",
      xaxis: { title: "purchases", rangemode: "tozero" },
      legend: { traceorder: "reversed" },
    },
    table: tableHtml(
      [
        { name: "product", text: ({ label }) => label },
        { name: "holders", text: ({ holders }) => whole(holders[last]), isNumber: true },
        { name: "purchases", text: ({ purchases }) => cell(purchases[last]), isNumber: true },
        { name: "month before", text: ({ purchases }) => cell(purchases[last - 1]), isNumber: true },
        { name: "cancellations", text: ({ cancellations }) => cell(cancellations[last]), isNumber: true },
        { name: "brought by new customers", text: ({ broughtByNew }) => cell(broughtByNew[last]), isNumber: true },
        { name: "margin", unit: "EUR each", text: ({ marginEur }) => marginEur.toFixed(2), isNumber: true },
      ],
      order.toReversed(),
      "Products in the last month",
    ),
  };
}

const cell = (value: number | null | undefined) => (value === null || value === undefined ? null : whole(value));

function penetrationChart({ months, customers }: KpiReport, products: KpiReport["products"], subtitle: string): Chart {
  const order = products.toSorted((a, b) => a.holders[months.length - 1] - b.holders[months.length - 1]);
  const shares = order.map(({ holders }) => holders.map((n, t) => n / customers[t]));
  return {
    id: "penetration",
    title: "Share of customers who hold each product",
    subtitle: `${subtitle}; the stronger the more, on a logarithmic scale`,
    height: 100 + order.length * 26,
    traces: [
      {
        type: "heatmap",
        x: months,
        y: order.map(({ label }) => label),
        z: shares.map((row) => row.map((share) => (share > 0 ? Math.log10(share) : null))),
        text: shares.map((row) => row.map(percent)),
        hovertemplate: "%{y}, %{x}: %{text}<extra></extra>",
        showscale: false,
        scale: "sequential",
      },
    ],
    layout: { xaxis: monthAxis(months) },
    table: tableHtml(
      [
        { name: "product", text: (i) => order[i].label },
        ...months.map((name, t) => ({ name, text: (i: number) => percent(shares[i][t]), isNumber: true })),
      ],
      [...order.keys()].reverse(),
      "Penetration by month",
    ),
  };
}

function coHoldingChart(
  { coHolding, products: all }: KpiReport,
  products: KpiReport["products"],
  month: string,
): Chart {
  const places = products.map((product) => all.indexOf(product));
  const shares = places.map((a) => places.map((b) => (coHolding[a][a] > 0 ? coHolding[a][b] / coHolding[a][a] : 0)));
  const labels = products.map(({ label }) => label);
  return {
    id: "co-holding",
    title: "Of the holders of a product, how many hold the other",
    subtitle: `Row: product held; column: the other; customers of ${month}`,
    height: 200 + labels.length * 26,
    traces: [
      {
        type: "heatmap",
        x: labels,
        y: labels,
        z: shares.map((row, a) => row.map((share, b) => (a === b ? null : share))),
        text: shares.map((row) => row.map(percent)),
        hovertemplate: "%{text} of the holders of %{y} hold %{x}<extra></extra>",
        showscale: false,
        scale: "sequential",
      },
    ],
    layout: { yaxis: { autorange: "reversed" }, xaxis: { tickangle: -40 } },
    table: tableHtml(
      [
        { name: "holders of", text: (a) => labels[a] },
        ...labels.map((name, b) => ({ name, text: (a: number) => percent(shares[a][b]), isNumber: true })),
      ],
      [...labels.keys()],
      "Cross-holding in the last month",
    ),
  };
}

function cohortChart({ months, cohorts }: KpiReport, subtitle: string): Chart {
  const later = cohorts.filter(({ present }, t) => t > 0 && present[t] > 0);
  const rows = later.map(({ firstSeen, present }) => {
    const from = months.indexOf(firstSeen);
    return { firstSeen, from, size: present[from], kept: present.slice(from).map((n) => n / present[from]) };
  });
  return {
    id: "cohorts",
    title: "Customers who are still there, by the month in which they came",
    subtitle: `Share of those who came; ${subtitle}`,
    height: 100 + rows.length * 22,
    traces: [
      {
        type: "heatmap",
        x: months.map((_, age) => age),
        y: rows.map(({ firstSeen }) => firstSeen),
        z: rows.map(({ kept }) => months.map((_, age) => kept[age] ?? null)),
        hovertemplate: "came in %{y}, %{x} months later: %{z:.1%}<extra></extra>",
        showscale: false,
        scale: "sequential",
      },
    ],
    layout: { xaxis: { title: "months since they came" }, yaxis: { type: "category", autorange: "reversed" } },
    table: tableHtml(
      [
        { name: "came in", text: ({ firstSeen }) => firstSeen },
        { name: "customers", text: ({ size }) => whole(size), isNumber: true },
        ...[1, 3, 6, 12].map((age) => ({
          name: `after ${age}`,
          unit: "months",
          text: ({ kept }: (typeof rows)[number]) => (kept[age] === undefined ? null : percent(kept[age])),
          isNumber: true,
        })),
      ],
      rows,
      "Retention by cohort",
    ),
  };
}

function groupCharts({ groups, months, version }: KpiReport, month: string): Chart[] {
  const last = months.length - 1;
  return groups
    .filter(({ dimension }) => dimension !== "channel")
    .map(({ dimension, groups: all }) => {
      const held = (group: (typeof all)[number]) =>
        sum(group.holders.map((byMonth) => byMonth[last])) / group.customers[last];
      const present = all.filter(({ customers }) => customers[last] > 0);
      const shown = dimension === "age" ? present : present.toSorted((a, b) => b.customers[last] - a.customers[last]);
      const bars = shown.slice(0, REGIONS).toReversed();
      return {
        id: `by-${dimension}`,
        title: `Customers by ${dimension}`,
        subtitle: `${shown.length > REGIONS ? `The ${REGIONS} largest of ${shown.length}; ` : ""}${month}, ${version}`,
        height: 100 + bars.length * 26,
        traces: [
          {
            type: "bar",
            orientation: "h",
            name: "customers",
            y: bars.map(({ name }) => name),
            x: bars.map(({ customers }) => customers[last]),
            text: bars.map((group) => `${figure(held(group))} products each`),
            hovertemplate: "%{y}: %{x:,} customers, %{text}<extra></extra>",
            textposition: "none",
          },
        ],
        layout: { xaxis: { title: "customers", rangemode: "tozero" }, yaxis: { type: "category" }, showlegend: false },
        table: tableHtml(
          [
            { name: dimension, text: ({ name }) => name },
            { name: "customers", text: ({ customers }) => whole(customers[last]), isNumber: true },
            {
              name: "active",
              text: ({ active, customers }) => percent(active[last] / customers[last]),
              isNumber: true,
            },
            { name: "products each", text: (group) => held(group).toFixed(2), isNumber: true },
            {
              name: "purchases",
              text: ({ purchases }) => whole(sum(purchases.map((byMonth) => byMonth[last]))),
              isNumber: true,
            },
          ],
          shown,
          `Customers by ${dimension} in the last month`,
        ),
      };
    });
}

/** Every fourth month has a label, the last one always. */
function monthAxis(months: readonly string[]) {
  return { type: "category", tickvals: months.filter((_, t) => (months.length - 1 - t) % 4 === 0), tickangle: 0 };
}
