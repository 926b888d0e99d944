import { readFileSync } from "node:fs";
import type { Campaign } from "../../../core/contract/campaign.ts";
import { DomainError } from "../../../core/errors/domainError.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { count, follow, print, table } from "../output.ts";

/** Commands about whom to contact. */
export function addCampaignCommands(command: AddCommand): void {
  command("campaign", "plan a campaign on the newest recommendation and keep it, or show a kept one")
    .argument("<what>", "plan or list")
    .argument("<workspace>")
    .option("--size <n>", "customers to contact", Number, 10_000)
    .option("--cost <eur>", "cost of one contact, EUR", Number, 0)
    .option("--products <ids>", "offer only these, for example debit_card,pension_plan", (text) => text.split(","))
    .option("--recommendation <id>", "on this recommendation; the newest when left out")
    .option("--seed <n>", "of the revenue simulation", Number, 1)
    .option("--id <id>", "list: which campaign; the newest when left out")
    .option("--top <n>", "list: how many customers to print", Number, 20)
    .action(async (what: string, path: string, { json, ...options }: Json & CampaignFlags) => {
      if (what === "list") {
        const { id, offers } = await using(path, true, (w) => w.campaign(options.id));
        print({ id, offers }, json, () => [
          ...table(
            ["customer", "offer", "probability %", "expected EUR", "reason"],
            offers
              .slice(0, options.top)
              .map((o) => [
                o.customer,
                o.label,
                (o.probability * 100).toFixed(1),
                o.expectedRevenueEur.toFixed(2),
                o.reason,
              ]),
          ),
          `${count(Math.min(options.top, offers.length))} of ${count(offers.length)} customers of ${id}; easymoney export has them all`,
        ]);
        return;
      }
      if (what !== "plan") throw new UnknownActionError(what);
      const { cost, ...rest } = options;
      const control = follow();
      const request = { ...rest, costPerContactEur: cost };
      const plan = await using(path, false, (w) => w.planCampaign(request, control)).finally(control.end);
      print(plan, json, () => campaignLines(plan));
    });

  command("suppress", "list or change the people who are never contacted")
    .argument("<workspace>")
    .option("--add <file>", "a text file with one customer key a line")
    .option("--remove <file>", "likewise, to take off the list")
    .option("--reason <text>", "kept with each customer added", "asked not to be contacted")
    .action(
      async (path: string, { json, add, remove, reason }: Json & { add?: string; remove?: string; reason: string }) => {
        if (add === undefined && remove === undefined) {
          const list = await using(path, true, (w) => w.suppressed());
          print(list, json, () =>
            table(
              ["customer", "reason", "added"],
              list.map((s) => [s.customer, s.reason, s.added.slice(0, 10)]),
            ),
          );
          return;
        }
        const result = await using(path, false, (w) => ({
          ...(add === undefined ? {} : w.suppress(keysIn(add), reason)),
          ...(remove === undefined ? {} : w.unsuppress(keysIn(remove))),
        }));
        print(result, json, () => Object.entries(result).map(([what, n]) => `${count(n)} ${what}`));
      },
    );
}

interface CampaignFlags {
  size: number;
  cost: number;
  products?: string[];
  recommendation?: string;
  seed: number;
  id?: string;
  top: number;
}

class UnknownActionError extends DomainError {
  constructor(what: string) {
    super({ code: "unknown-action", what: `campaign cannot ${what}`, mend: "Say `campaign plan` or `campaign list`." });
  }
}

const eur = (value: number) => count(Math.round(value));

function campaignLines(plan: Campaign & { id: string }): string[] {
  const { backTest: back, revenueEur: r, expectedPurchases: n } = plan;
  return [
    `${count(plan.size)} customers for ${plan.month}, one offer each; expected revenue ${eur(r.p50)} EUR (${eur(r.p10)} to ${eur(r.p90)}), ${count(Math.round(n.p50))} purchases (${n.p10} to ${n.p90})`,
    plan.costEur > 0
      ? `Contacts cost ${eur(plan.costEur)} EUR; net ${eur(plan.netEur.p50)} EUR (${eur(plan.netEur.p10)} to ${eur(plan.netEur.p90)})`
      : "Contacts are counted as free; --cost sets their price",
    `Left out: ${plan.excluded.deceased} deceased, ${plan.excluded.suppressed} on the suppression list, ${plan.excluded.nothingToOffer} with nothing to offer. Offers barred: ${count(plan.barredOffers.held)} to holders, ${count(plan.barredOffers.heldBefore)} to former holders (no new sale), ${count(plan.barredOffers.creditToMinors)} of credit to minors`,
    "",
    ...table(
      ["offer", "customers", "probability %", "purchases", "EUR each", "expected EUR"],
      plan.offers.map((o) => [
        o.label,
        o.customers,
        (o.probability * 100).toFixed(2),
        o.expectedPurchases.toFixed(1),
        o.marginEur.toFixed(2),
        eur(o.expectedRevenueEur),
      ]),
    ),
    "",
    `Looking back, the same plan for ${back.month}: ${back.purchases} of ${count(back.size)} bought what they would have been offered (${back.expectedPurchases.toFixed(1)} foretold), worth ${eur(back.revenueEur)} EUR (${eur(back.expectedRevenueEur)} foretold). As many at random: ${back.popularity.purchases} purchases, ${eur(back.popularity.revenueEur)} EUR.`,
    plan.caveat,
    `kept as ${plan.id}, of ${plan.version}. Next: easymoney campaign list WORKSPACE`,
  ];
}

function keysIn(path: string): string[] {
  return readFileSync(path, "utf8")
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
