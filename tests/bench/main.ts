/** `npm run bench -- ingest|kpi|kmeans|campaign|gbdt|logistic|score|recommend [--customers N]`: our work beside the same work by peers, in one run. */
import process from "node:process";
import { parseArgs } from "node:util";
import { benchAutoml } from "./automl.ts";
import { benchCampaign } from "./campaign.ts";
import { benchGbdt } from "./gbdt.ts";
import { benchIngest } from "./ingest.ts";
import { benchKMeans } from "./kmeans.ts";
import { benchKpi } from "./kpi.ts";
import { benchLogistic } from "./logistic.ts";
import { benchRecommend } from "./recommend.ts";
import { benchScore } from "./score.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { customers: { type: "string" } },
});
const benches: Record<string, (customers: number, only: readonly string[]) => Promise<void>> = {
  ingest: benchIngest,
  campaign: benchCampaign,
  kpi: benchKpi,
  kmeans: benchKMeans,
  gbdt: benchGbdt,
  logistic: benchLogistic,
  score: benchScore,
  automl: benchAutoml,
  recommend: benchRecommend,
};
/** Peers take minutes at full size here: quick sizes unless told. */
const QUICK: Record<string, number> = {
  gbdt: 50_000,
  logistic: 200_000,
  score: 100_000,
  recommend: 60_000,
  automl: 60,
};
const name = positionals[0] ?? "";
const bench = benches[name];
if (bench) await bench(Number(values.customers ?? QUICK[name] ?? 456_373), positionals.slice(1));
else {
  process.stderr.write(`bench: name one of ${Object.keys(benches).join(", ")}\n`);
  process.exitCode = 2;
}
