import type { Campaign, CampaignResponses, PlanSummary, ResponsesImport } from "../../../core/contract/campaign.ts";
import type { CampaignCurve, CustomerOffers } from "../../../core/contract/desk/offers.ts";
import { count, table } from "../output.ts";

const eur = (value: number) => count(Math.round(value));
const points = (share: number) => (share * 100).toFixed(2);

/** What a plan is expected to bring. */
export function summaryLines(plan: PlanSummary): string[] {
  const { revenueEur: r, expectedPurchases: n, excluded: x, barredOffers: barred, solution } = plan;
  const [less, , more] = plan.sensitivity;
  return [
    `${count(plan.size)} customers for ${plan.month}, one offer each, ${count(plan.contacted)} of them contacted; expected revenue ${eur(r.p50)} EUR (${eur(r.p10)} to ${eur(r.p90)}), ${count(Math.round(n.p50))} purchases (${n.p10} to ${n.p90})`,
    plan.costEur > 0
      ? `Contacts cost ${eur(plan.costEur)} EUR; net ${eur(plan.netEur.p50)} EUR (${eur(plan.netEur.p10)} to ${eur(plan.netEur.p90)}), ${eur(less.netEur.p50)} or ${eur(more.netEur.p50)} if margins were a fifth lower or higher. They pay from a purchase rate of ${points(plan.breakEvenProbability ?? 0)} %`
      : "Contacts are counted as free; --cost or --channel sets their price",
    solution.method === "exact"
      ? "No list within the limits is worth more."
      : `No list within the limits is worth more than ${(solution.gap * 100).toFixed(2)} % above this one.`,
    ...solution.binding.map(
      ({ limit, unit, worthEur }) =>
        `   held back by ${limit}: loosened by one ${unit} it would earn ${worthEur.toFixed(2)} EUR more`,
    ),
    plan.holdOut.sentence,
    `Left out: ${count(x.deceased)} deceased, ${count(x.suppressed)} on the suppression list, ${count(x.contactedLately)} contacted lately, ${count(x.ruledOut)} ruled out, ${count(x.nothingToOffer)} with nothing to offer. Offers barred: ${count(barred.held)} to holders, ${count(barred.heldBefore)} to former holders (no new sale), ${count(barred.creditToMinors)} of credit to minors`,
    "",
    ...table(
      ["offer", "customers", "contacted", "probability %", "purchases", "EUR each", "expected EUR"],
      plan.offers.map((o) => [
        o.label,
        o.customers,
        o.contacted,
        points(o.probability),
        o.expectedPurchases.toFixed(1),
        o.marginEur.toFixed(2),
        eur(o.expectedRevenueEur),
      ]),
    ),
    ...(plan.byChannel.length > 1
      ? [
          "",
          ...table(
            ["channel", "customers", "contacted", "most", "cost EUR", "purchases", "expected EUR"],
            plan.byChannel.map((c) => [
              c.label,
              c.customers,
              c.contacted,
              c.capacity,
              eur(c.costEur),
              c.expectedPurchases.toFixed(1),
              eur(c.expectedRevenueEur),
            ]),
          ),
        ]
      : []),
  ];
}

/** A kept plan, with its messages and its look back. */
export function campaignLines(plan: Campaign & { id: string }): string[] {
  const { backTest: back } = plan;
  return [
    ...summaryLines(plan),
    ...plan.messageGroups.flatMap((group) => [
      "",
      `${group.id} ${group.name}: ${count(group.customers)} customers. ${group.tone}`,
      ...group.profile.map((fact) => `   ${fact}`),
    ]),
    "",
    `Looking back, the same plan for ${back.month}: ${back.purchases} of ${count(back.size)} bought what they would have been offered (${back.expectedPurchases.toFixed(1)} foretold), worth ${eur(back.revenueEur)} EUR (${eur(back.expectedRevenueEur)} foretold). As many at random: ${back.popularity.purchases} purchases, ${eur(back.popularity.revenueEur)} EUR.`,
    plan.caveat,
    `kept as ${plan.id}, of ${plan.version}. Next: easymoney campaign list WORKSPACE, easymoney campaign mailing WORKSPACE --out mailing.csv`,
  ];
}

export function curveLines({ most, points: all }: CampaignCurve): string[] {
  return [
    `${count(most)} customers may be offered something; best first`,
    ...table(
      ["customers", "purchases", "revenue EUR", "10 %", "90 %", "cost EUR", "next customer EUR"],
      all
        .filter((_, i) => i % 4 === 0 || i === all.length - 1)
        .map((p) => [
          p.size,
          p.purchases.toFixed(1),
          eur(p.revenueEur),
          eur(p.p10),
          eur(p.p90),
          eur(p.costEur),
          p.marginalEur.toFixed(2),
        ]),
    ),
  ];
}

export function outcomeLines(outcome: CampaignResponses | null, id: string): string[] {
  if (!outcome) {
    return [
      `Nothing is known yet of what came of ${id}: import its month, or a file of responses (easymoney campaign responses WORKSPACE ${id} FILE).`,
    ];
  }
  const { contacted, heldOut, lift, caused } = outcome;
  return [
    `Purchases of ${outcome.month} from ${outcome.purchasesFrom === "panel" ? "the imported month" : "the files of responses"}`,
    ...table(
      ["", "customers", "responses", "purchases", "purchase rate %", "revenue EUR"],
      [
        ["contacted", contacted],
        ["hold-out", heldOut],
      ].map(([name, arm]) => {
        const own = arm as CampaignResponses["contacted"];
        return [name, own.customers, own.responses, own.purchases, points(own.purchaseRate), eur(own.revenueEur)];
      }),
    ),
    lift?.sentence ?? "Nobody was held out, so what the contacts caused cannot be known.",
    ...(caused
      ? [
          `Caused by the contacts: ${caused.purchases.estimate.toFixed(1)} purchases (${caused.purchases.low.toFixed(1)} to ${caused.purchases.high.toFixed(1)}), ${eur(caused.revenueEur.estimate)} EUR (${eur(caused.revenueEur.low)} to ${eur(caused.revenueEur.high)}), for ${eur(caused.costEur)} EUR of contacts`,
        ]
      : []),
    "",
    ...table(
      ["offer", "contacted", "foretold", "purchases"],
      outcome.byProduct.map((p) => [p.label, p.customers, p.expected.toFixed(1), p.purchases]),
    ),
    ...(outcome.byMessage.length > 0
      ? [
          "",
          ...table(
            ["message", "test customers", "responses", "purchases", "rate %", "95 % interval"],
            outcome.byMessage.map((m) => [
              `${m.message} ${m.name}`,
              m.customers,
              m.responses,
              m.purchases,
              points(m.rate),
              `${points(m.low)} to ${points(m.high)}`,
            ]),
          ),
        ]
      : []),
  ];
}

export function importLines(done: ResponsesImport): string[] {
  const read = Object.entries(done.columns).map(([field, header]) => `${field} from ${header}`);
  return [
    `${count(done.rows)} lines read (${read.join(", ")}): ${count(done.matched)} customers of ${done.campaign}, ${count(done.unmatched)} who are not on its list, ${count(done.repeated)} repeated lines`,
    ...(done.inHoldOut > 0 ? [`${count(done.inHoldOut)} of them are of the hold-out`] : []),
    ...(done.unsubscribed > 0 ? [`${count(done.unsubscribed)} unsubscribed and are never contacted again`] : []),
    "",
  ];
}

export function customerLines(found: CustomerOffers): string[] {
  return [
    `Customer ${found.customer} in ${found.month}`,
    ...found.attributes.map(({ label, value }) => `   ${label}: ${value ?? "–"}`),
    "",
    ...table(
      ["offer", "probability %", "expected EUR", "offered", "reason"],
      found.offers.map((o) => [
        o.label,
        points(o.probability),
        o.expectedRevenueEur.toFixed(2),
        o.barred === null ? "yes" : `no: ${o.barred}`,
        o.reason,
      ]),
    ),
  ];
}
