import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { addLimitFlags, requestOf } from "../campaign/limitFlags.ts";
import {
  campaignLines,
  curveLines,
  customerLines,
  importLines,
  outcomeLines,
  summaryLines,
} from "../campaign/planLines.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { parseWhole } from "../numbers.ts";
import { count, follow, print, table } from "../output.ts";

/** Commands about whom to contact. */
export function addCampaignCommands(command: AddCommand): void {
  // options after the name of a subcommand are its own
  const campaign = command("campaign", "plan campaigns, and see what came of them").enablePositionalOptions();
  const add: AddCommand = (name, description) =>
    campaign.command(name).description(description).option("--json", "print the result as JSON");

  addLimitFlags(add("plan", "plan a campaign within limits and keep it").argument("<workspace>")).action(
    async (path: string, { json, ...flags }: Json & Parameters<typeof requestOf>[0]) => {
      const request = requestOf(flags);
      const control = follow();
      const plan = await using(path, false, (w) => w.planCampaign(request, control)).finally(control.end);
      print(plan, json, () => campaignLines(plan));
    },
  );

  addLimitFlags(add("try", "what limits would give, without keeping it").argument("<workspace>")).action(
    async (path: string, { json, ...flags }: Json & Parameters<typeof requestOf>[0]) => {
      const request = requestOf(flags);
      const plan = await using(path, true, (w) => w.tryPlan(request));
      print(plan, json, () => [...summaryLines(plan), "", `tried in ${plan.seconds.toFixed(1)} s; nothing was kept`]);
    },
  );

  addLimitFlags(add("curve", "what lists of rising size would bring").argument("<workspace>")).action(
    async (path: string, { json, ...flags }: Json & Parameters<typeof requestOf>[0]) => {
      const curve = await using(path, true, (w) => w.campaignCurve(requestOf(flags)));
      print(curve, json, () => curveLines(curve));
    },
  );

  add("list", "the customers of a kept campaign, best first")
    .argument("<workspace>")
    .option("--id <id>", "which campaign; the newest when left out")
    .option("--top <n>", "how many customers to print", parseWhole, 20)
    .action(async (path: string, { json, id: asked, top }: Json & { id?: string; top: number }) => {
      const { id, offers } = await using(path, true, (w) => w.campaign(asked));
      print({ id, offers }, json, () => [
        ...table(
          ["customer", "offer", "channel", "contact", "message", "probability %", "expected EUR", "reason"],
          offers
            .slice(0, top)
            .map((o) => [
              o.customer,
              o.label,
              o.channel,
              o.heldOut ? "hold-out" : "yes",
              o.message,
              (o.probability * 100).toFixed(1),
              o.expectedRevenueEur.toFixed(2),
              o.reason,
            ]),
        ),
        `${count(Math.min(top, offers.length))} of ${count(offers.length)} customers of ${id}; easymoney export has them all`,
      ]);
    });

  add("show", "the figures of a kept campaign; without an id, all campaigns")
    .argument("<workspace>")
    .argument("[id]")
    .action(async (path: string, id: string | undefined, { json }: Json) => {
      if (id === undefined) {
        const all = await using(path, true, (w) => w.campaigns());
        print(all, json, () =>
          table(
            ["campaign", "made", "month", "customers", "contacted", "net EUR", "responses"],
            all.map((c) => [
              c.id,
              c.created.slice(0, 10),
              c.month ?? "made by an older program",
              c.size,
              c.contacted,
              c.netEur === null ? null : count(Math.round(c.netEur)),
              c.responses,
            ]),
          ),
        );
        return;
      }
      const { result, id: own } = await using(path, true, (w) => w.campaign(id));
      print({ id: own, ...result }, json, () => campaignLines({ id: own, ...result }));
    });

  add("responses", "what came of a campaign; with a file, import responses first")
    .argument("<workspace>")
    .argument("<id>")
    .argument("[file]", "CSV with a customer column, and date, outcome and revenue where known")
    .action(async (path: string, id: string, file: string | undefined, { json }: Json) => {
      const control = follow();
      const { imported, outcome } = await using(path, file === undefined, async (w) => ({
        imported: file === undefined ? null : await w.importResponses(id, file, control),
        outcome: w.campaignOutcome(id),
      })).finally(control.end);
      print({ imported, outcome }, json, () => [
        ...(imported ? importLines(imported) : []),
        ...outcomeLines(outcome, id),
      ]);
    });

  add("mailing", "a file for the mailing tool: id_user, group, message, test cell; without the hold-out")
    .argument("<workspace>")
    .argument("[id]", "the newest when left out")
    .requiredOption("--out <file>", "CSV or XLSX")
    .action(async (path: string, id: string | undefined, { json, out }: Json & { out: string }) => {
      const control = follow();
      const what = id === undefined ? "mailing" : `mailing:${id}`;
      const made = await using(path, true, (w) => w.export({ what, path: out }, control)).finally(control.end);
      print(made, json, () => [`${count(made.rows)} customers to ${out}`]);
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

/** `easymoney recommend customer`: what would be offered to one customer, and why. */
export function addCustomerCommand(recommend: Command): void {
  recommend
    .enablePositionalOptions()
    .command("customer")
    .description("one customer: what it would be offered, and why")
    .argument("<workspace>")
    .argument("<key>", "the customer, as the source writes it")
    .option("--recommendation <id>", "the newest when left out")
    .option("--json", "print the result as JSON")
    .action(async (path: string, key: string, { json, recommendation }: Json & { recommendation?: string }) => {
      const found = await using(path, true, (w) => w.customerOffers(key, recommendation));
      print(found, json, () => customerLines(found));
    });
}

function keysIn(path: string): string[] {
  return readFileSync(path, "utf8")
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
