/** `npm run bench -- ingest|kpi|kmeans|campaign [--customers N]`: our work beside the same work by peers, in one run. */
import process from "node:process";
import { parseArgs } from "node:util";
import { benchCampaign } from "./campaign.ts";
import { benchIngest } from "./ingest.ts";
import { benchKMeans } from "./kmeans.ts";
import { benchKpi } from "./kpi.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { customers: { type: "string", default: "456373" } },
});
const benches: Record<string, (customers: number) => Promise<void>> = {
  ingest: benchIngest,
  campaign: benchCampaign,
  kpi: benchKpi,
  kmeans: benchKMeans,
};
const bench = benches[positionals[0] ?? ""];
if (bench) await bench(Number(values.customers));
else {
  process.stderr.write(`bench: name one of ${Object.keys(benches).join(", ")}\n`);
  process.exitCode = 2;
}
