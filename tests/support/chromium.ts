import { spawnSync } from "node:child_process";
import process from "node:process";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** How many charts of a page Chromium has drawn; null, with a printed reason, where there is no Chromium. */
export function drawnCharts(path: string): number | null {
  for (const name of NAMES) {
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"];
    const { status, stdout } = spawnSync(name, [...flags, `file://${path}`], { encoding: "utf8", maxBuffer: 1 << 28 });
    if (status !== 0) continue;
    return stdout.match(/class="[^"]*js-plotly-plot[^"]*"/g)?.length ?? 0;
  }
  process.stdout.write(
    `Skipped: the report's charts were not drawn, because none of ${NAMES.join(", ")} is installed.\n`,
  );
  return null;
}
