import type { Campaign, CampaignOffer } from "../../../contract/campaign.ts";
import { eur, percent, whole } from "../figures.ts";
import { type Chart, chartHtml, escapeHtml, type Section, tableHtml, tileHtml } from "../markup.ts";

const SHOWN_OFFERS = 15;

/** Whom to contact, with what, and what it brings. */
export function campaignSection(plan: Campaign, offers: readonly CampaignOffer[]): Section {
  const { revenueEur: revenue, expectedPurchases: bought, backTest: back } = plan;
  const tiles = [
    tileHtml(
      "Customers to contact",
      whole(plan.contacted),
      `of ${whole(plan.customers)}, for ${plan.month}; ${whole(plan.size - plan.contacted)} held out`,
    ),
    tileHtml("Expected revenue, EUR", eur(revenue.p50), `${eur(revenue.p10)} to ${eur(revenue.p90)} in 8 cases of 10`),
    tileHtml("Purchases", whole(bought.p50), `${whole(bought.p10)} to ${whole(bought.p90)}`),
    plan.costEur > 0
      ? tileHtml("After contact costs, EUR", eur(plan.netEur.p50), `${eur(plan.costEur)} EUR of contacts`)
      : tileHtml("Cost of contacts", "not set", "the plan counts contacts as free"),
  ];
  const charts = [backTestChart(plan), offersChart(plan)];
  const { deceased, suppressed, contactedLately, ruledOut, nothingToOffer } = plan.excluded;
  const { held, heldBefore, creditToMinors } = plan.barredOffers;
  const list = tableHtml(
    [
      { name: "customer", text: ({ customer }) => customer },
      { name: "offer", text: ({ label }) => label },
      { name: "channel", text: ({ channel }) => channel },
      { name: "contact", text: ({ heldOut, message }) => (heldOut ? "hold-out" : (message ?? "yes")) },
      { name: "probability", text: ({ probability }) => percent(probability), isNumber: true },
      {
        name: "expected revenue",
        unit: "EUR",
        text: ({ expectedRevenueEur }) => eur(expectedRevenueEur),
        isNumber: true,
      },
      { name: "segment", text: ({ segment }) => segment },
      { name: "reason", text: ({ reason }) => reason },
    ],
    offers.slice(0, SHOWN_OFFERS),
    `The first ${Math.min(SHOWN_OFFERS, offers.length)} of ${whole(offers.length)} customers`,
  );
  return {
    id: "campaign",
    question: "Whom do we contact, and what does it bring?",
    answer: `${whole(plan.contacted)} customers with one offer each are expected to bring ${eur(revenue.p50)} EUR in ${plan.month} (${eur(revenue.p10)} to ${eur(revenue.p90)}). The same plan for ${back.month} would have met ${whole(back.purchases)} buyers worth ${eur(back.revenueEur)} EUR; as many customers at random, ${whole(back.popularity.purchases)} worth ${eur(back.popularity.revenueEur)} EUR.`,
    html: `<div class="tiles">${tiles.join("")}</div><div class="grid">${charts.map(chartHtml).join("")}</div>
<p>${escapeHtml(solutionInWords(plan))} ${escapeHtml(plan.holdOut.sentence)}</p>
<p>Left out: ${whole(deceased)} deceased, ${whole(suppressed)} on the suppression list, ${whole(contactedLately)} contacted lately, ${whole(ruledOut)} ruled out by region, segment, activity or condition, ${whole(nothingToOffer)} with nothing to offer. Offers never made: ${whole(held)} to holders of the product, ${whole(heldBefore)} to former holders (to open it again is no sale), ${whole(creditToMinors)} of credit to minors.</p>
<p class="caveat">${escapeHtml(plan.caveat)}</p>${list}${channelTable(plan)}${segmentTable(plan)}${messageTable(plan)}`,
    charts,
  };
}

function backTestChart({ backTest: back, version }: Campaign): Chart {
  const bars = [
    { name: "foretold", eur: back.expectedRevenueEur, purchases: back.expectedPurchases },
    { name: "happened", eur: back.revenueEur, purchases: back.purchases },
    { name: "at random", eur: back.popularity.revenueEur, purchases: back.popularity.purchases },
  ];
  return {
    id: "back-test",
    title: `What the same plan would have met in ${back.month}, EUR`,
    subtitle: `${whole(back.size)} customers chosen by what was known the month before, ${version}`,
    height: 320,
    traces: [
      {
        type: "bar",
        x: bars.map(({ name }) => name),
        y: bars.map((bar) => bar.eur),
        hovertemplate: "%{x}: %{y:,.0f} EUR<extra></extra>",
      },
    ],
    layout: { yaxis: { title: "EUR", rangemode: "tozero" }, showlegend: false },
    table: tableHtml(
      [
        { name: "", text: ({ name }) => name },
        { name: "purchases", text: ({ purchases }) => purchases.toFixed(1), isNumber: true },
        { name: "revenue", unit: "EUR", text: (bar) => eur(bar.eur), isNumber: true },
      ],
      bars,
      "Looking back",
    ),
  };
}

function offersChart({ offers, month, version }: Campaign): Chart {
  const order = offers.toReversed();
  return {
    id: "offers",
    title: "Offers by product",
    subtitle: `One offer a customer, ${month}, ${version}`,
    height: Math.max(180, 100 + order.length * 30),
    traces: [
      {
        type: "bar",
        orientation: "h",
        y: order.map(({ label }) => label),
        x: order.map(({ customers }) => customers),
        hovertemplate: "%{y}: %{x:,} customers<extra></extra>",
        width: 0.6,
      },
    ],
    layout: { xaxis: { title: "customers", rangemode: "tozero" }, showlegend: false },
    table: tableHtml(
      [
        { name: "offer", text: ({ label }) => label },
        { name: "customers", text: ({ customers }) => whole(customers), isNumber: true },
        { name: "mean probability", text: ({ probability }) => percent(probability), isNumber: true },
        { name: "purchases", unit: "expected", text: (o) => o.expectedPurchases.toFixed(1), isNumber: true },
        { name: "margin", unit: "EUR each", text: (o) => o.marginEur.toFixed(2), isNumber: true },
        { name: "revenue", unit: "EUR, expected", text: (o) => eur(o.expectedRevenueEur), isNumber: true },
      ],
      offers,
      "Offers by product",
    ),
  };
}

function solutionInWords({ solution, sensitivity }: Campaign): string {
  const [less, , more] = sensitivity;
  const best =
    solution.method === "exact"
      ? "No list within the limits is worth more."
      : `No list within the limits is worth more than ${percent(solution.gap)} above this one.`;
  const held = solution.binding.map(({ limit }) => limit);
  const limits = held.length > 0 ? ` It is held back by ${held.join(", ")}.` : "";
  return `${best}${limits} If margins were a fifth lower or higher, ${eur(less.netEur.p50)} or ${eur(more.netEur.p50)} EUR would be left after contact costs.`;
}

function channelTable({ byChannel }: Campaign): string {
  if (byChannel.length < 2) return "";
  return tableHtml(
    [
      { name: "channel", text: ({ label }) => label },
      { name: "customers", text: ({ customers }) => whole(customers), isNumber: true },
      { name: "contacted", text: ({ contacted }) => whole(contacted), isNumber: true },
      { name: "cost", unit: "EUR", text: ({ costEur }) => eur(costEur), isNumber: true },
      { name: "revenue", unit: "EUR, expected", text: (c) => eur(c.expectedRevenueEur), isNumber: true },
    ],
    byChannel,
    "Contacts by channel",
  );
}

function messageTable({ messageGroups }: Campaign): string {
  if (messageGroups.length === 0) return "";
  return tableHtml(
    [
      { name: "group", text: ({ id, name }) => `${id} ${name}` },
      { name: "customers", text: ({ customers }) => whole(customers), isNumber: true },
      { name: "who they are", text: ({ profile }) => profile.slice(0, 3).join(" ") },
      { name: "tone", text: ({ tone }) => tone },
      { name: "test cell", text: ({ testCell }) => whole(testCell), isNumber: true },
    ],
    messageGroups,
    "Messages: who gets which, and how to speak to them",
  );
}

function segmentTable({ bySegment }: Campaign): string {
  const chosen = bySegment.filter(({ customers }) => customers > 0);
  if (chosen.length === 0) return "";
  return tableHtml(
    [
      { name: "segment", text: ({ id, name }) => `${id} ${name}` },
      { name: "customers", text: ({ customers }) => whole(customers), isNumber: true },
      { name: "expected revenue", unit: "EUR", text: (s) => eur(s.expectedRevenueEur), isNumber: true },
    ],
    chosen,
    "Chosen customers by segment",
  );
}
