import type { Command } from "commander";
import { DomainError } from "../../../core/errors/domainError.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { parseWhole } from "../numbers.ts";
import { follow, print } from "../output.ts";
import { ownSegmentLines, recommendationLines } from "../recommend/recommendationLines.ts";
import { parseSeconds } from "../seconds.ts";
import { addCustomerCommand } from "./campaignCommands.ts";

interface RecommendFlags {
  version?: string;
  month?: string;
  seed: number;
  trees: number;
  budget?: number;
}

/** `easymoney recommend WORKSPACE`, short for `recommend train WORKSPACE`; and `recommend segments | customer WORKSPACE`. */
export function addRecommendCommands(command: AddCommand): void {
  const recommend = command("recommend", "learn who buys what next month, judged on an untouched last month; kept");
  recommend
    .enablePositionalOptions()
    .command("train", { isDefault: true })
    .description("learn who buys what next month: what `recommend WORKSPACE` does")
    .argument("<workspace>")
    .option("--version <version>", "the current one when left out")
    .option("--month <month>", "YYYY-MM, the last month known; the version's last when left out")
    .option("--seed <n>", "the same seed gives the same models", parseWhole, 1)
    .option("--trees <n>", "most trees of a usual model", parseWhole, 300)
    .option(
      "--budget <time>",
      "time for trying and blending more models, for example 5m; none when left out",
      parseSeconds,
    )
    .option("--json", "print the result as JSON")
    .action(async (path: string, _: unknown, train) => {
      const { json, ...options }: Json & RecommendFlags = train.optsWithGlobals();
      const control = follow();
      const found = await using(path, false, async (w) => {
        const made = await w.recommend(options, control);
        // the recommendation is kept by now, whatever becomes of this
        const ownSegments = await w.rankSegments({ recommendation: made.id }, control).catch((error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
          process.stderr.write(`Not ranked by our own segments: ${error.message}\n`);
          return null;
        });
        return { ...made, ownSegments };
      }).finally(control.end);
      print(found, json, () => [
        ...recommendationLines(found),
        "",
        `kept as ${found.id}, of ${found.version}. Next: easymoney campaign plan ${path}`,
      ]);
    });
  addSegmentsCommand(recommend);
  addCustomerCommand(recommend);
}

function addSegmentsCommand(recommend: Command): void {
  recommend
    .command("segments")
    .description("learn nothing: how well a kept recommendation ranked its untouched month in each of our own segments")
    .argument("<workspace>")
    .option("--of <id>", "which recommendation; the one in use when left out")
    .option("--segmentation <id>", "by which segments; the newest when left out")
    .option("--json", "print the result as JSON")
    .action(async (path: string, _: unknown, command) => {
      const { json, of, segmentation }: Json & { of?: string; segmentation?: string } = command.optsWithGlobals();
      const control = follow();
      const request = { recommendation: of, segmentation };
      const ranking = await using(path, true, (w) => w.rankSegments(request, control)).finally(control.end);
      print(ranking, json, () => ownSegmentLines(ranking));
    });
}
