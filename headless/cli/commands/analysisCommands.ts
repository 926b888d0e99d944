import process from "node:process";
import type { Filter } from "../../../core/contract/desk/figures.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { addFilter, FILTER_HELP } from "../filters.ts";
import { follow, print, table } from "../output.ts";

const DIMENSIONS = ["completeness", "validity", "uniqueness", "consistency", "timeliness", "overall"] as const;

/** Commands that count and check a version. */
export function addAnalysisCommands(command: AddCommand): void {
  command("quality", "completeness, validity, uniqueness, consistency and timeliness by column and month; kept")
    .argument("<workspace>")
    .option("--version <version>", "the current one when left out")
    .option("--rules", "print the rules that the data suggests, to be approved and put into a contract")
    .action(async (path: string, { json, version, rules }: Json & { version?: string; rules?: boolean }) => {
      const control = follow();
      const found = await using(path, false, (w) => w.quality(version, control)).finally(control.end);
      print(found, json, () => {
        if (rules) {
          return table(
            ["column", "from", "to", "codes", "most nulls %", "because"],
            found.rules.map((rule) => [
              rule.column,
              rule.min ?? null,
              rule.max ?? null,
              rule.codes ? rule.codes.length : null,
              ((rule.maxNullShare ?? 0) * 100).toFixed(0),
              rule.reason,
            ]),
          );
        }
        const last = found.months.length - 1;
        const score = (value: number | null) => value?.toFixed(2) ?? null;
        return [
          ...table(
            ["dimension", `score ${found.months[last]}`, `${found.months[0]}`, "trend"],
            DIMENSIONS.map((dimension) => {
              const trend = found.trend[dimension];
              return [
                dimension,
                score(found.scores[dimension][last]),
                score(found.scores[dimension][0]),
                trend === null ? null : `${trend > 0 ? "+" : ""}${trend.toFixed(2)}`,
              ];
            }),
          ),
          "",
          ...found.findings.slice(0, 20).map(({ dimension, sentence }) => `${dimension.padEnd(13)} ${sentence}`),
          ...(found.findings.length > 20 ? [`and ${found.findings.length - 20} more; --json has them all`] : []),
          "",
          `kept as ${found.id}, of ${found.version}; --rules prints the rules that the data suggests`,
        ];
      });
    });

  command(
    "kpi",
    "customers, holdings, purchases and revenue by month; kept in the workspace unless there are conditions",
  )
    .argument("<workspace>")
    .option("--version <version>", "the current one when left out")
    .option("--where <condition>", `${FILTER_HELP}, in the last month in which they are there`, addFilter)
    .action(async (path: string, { json, version, where }: Json & { version?: string; where?: Filter[] }) => {
      const control = follow();
      const { id, kpis } = await using(path, where !== undefined, async (w) =>
        where ? { id: null, kpis: await w.kpiOf(where, version) } : w.kpi(version, control),
      ).finally(control.end);
      print({ id, ...kpis }, json, () => {
        const last = kpis.months.length - 1;
        const revenue = kpis.months.map((_, t) => {
          const parts = kpis.revenueEur.map(({ byMonth }) => byMonth[t]);
          return parts.includes(null) ? null : Math.round(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0));
        });
        return [
          ...table(
            ["month", "customers", "new", "lost", "returned", "active %", "revenue EUR"],
            kpis.months.map((month, t) => [
              month,
              kpis.customers[t],
              kpis.new[t],
              kpis.lost[t],
              kpis.returned[t],
              ((kpis.active[t] / kpis.customers[t]) * 100).toFixed(1),
              revenue[t],
            ]),
          ),
          "",
          ...table(
            [
              `product, ${kpis.months[last]}`,
              "holders",
              "penetration %",
              "purchases",
              "brought by new",
              "cancellations",
              "EUR each",
            ],
            kpis.products.map((p) => [
              p.label,
              p.holders[last],
              ((p.holders[last] / kpis.customers[last]) * 100).toFixed(2),
              p.purchases[last],
              p.broughtByNew[last],
              p.cancellations[last],
              p.marginEur.toFixed(2),
            ]),
          ),
          "",
          `${id === null ? "not kept" : `kept as ${id}`}, of ${kpis.version}; --json also has groups, cohorts and the cross-holding matrix`,
        ];
      });
    });

  command("reproduce", "make a kept result again and compare it byte for byte; without an id, list what is kept")
    .argument("<workspace>")
    .argument("[id]", "for example kpi-1")
    .action(async (path: string, id: string | undefined, { json }: Json) => {
      if (id === undefined) {
        const results = await using(path, true, (w) => w.results());
        print(results, json, () =>
          table(
            ["result", "version", "made", "content"],
            results.map((r) => [r.id, r.version, r.created.slice(0, 16), r.content.slice(0, 12)]),
          ),
        );
        return;
      }
      const report = await using(path, true, (w) => w.reproduce(id));
      print(report, json, () => [
        `${report.id} of ${report.version}: ${report.same ? "the same, byte for byte" : "NOT the same"}`,
      ]);
      if (!report.same) process.exitCode = 1;
    });
}
