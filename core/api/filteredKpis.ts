import { setImmediate } from "node:timers/promises";
import { computeKpis } from "../analysis/kpi/computeKpis.ts";
import { dimensionsOf } from "../analysis/kpi/dimensions.ts";
import { kpisOfOthers } from "../analysis/kpi/kpisOfOthers.ts";
import { chooseCustomers, panelOf } from "../analysis/rows/filterPanel.ts";
import type { RowFilter } from "../analysis/rows/rowFilter.ts";
import type { KpiReport } from "../contract/kpiReport.ts";
import { finish } from "../jobs/progress.ts";
import { canonicalJson } from "../store/canonicalJson.ts";
import type { Panel } from "../store/panel.ts";
import type { Panels } from "./panels.ts";
import { Recent } from "./recent.ts";

/** Figures of the customers who meet conditions in the last month in which they are there: counted now, kept for a while. */
export class FilteredKpis {
  readonly #panels: Panels;
  readonly #keptOf: (version: string) => KpiReport | null;
  readonly #counted = new Recent<Promise<KpiReport>>(8);

  /** @param keptOf the figures of everybody in a version, if they were counted */
  constructor(panels: Panels, keptOf: (version: string) => KpiReport | null) {
    this.#panels = panels;
    this.#keptOf = keptOf;
  }

  /** @throws UnknownVersionError, UnknownColumnError */
  async of(version: string | undefined, filters: readonly RowFilter[]): Promise<KpiReport> {
    const panel = this.#panels.at(version);
    const key = canonicalJson({ version: panel.version, filters });
    try {
      return await this.#counted.get(key, () => this.#count(panel, filters));
    } catch (error) {
      this.#counted.drop(key);
      throw error;
    }
  }

  /**
   * Reads the columns that figures need ahead of the first question, month by month, with time for others in between.
   *
   * @param isWanted asked before every month; no more is read when it says no
   */
  async warm(version: string | undefined, isWanted: () => boolean): Promise<void> {
    if (!isWanted()) return;
    const panel = this.#panels.at(version);
    const dimensions = dimensionsOf(panel);
    const active = panel.schema.attributes.find(({ role }) => role === "active");
    for (const month of panel.months) {
      await setImmediate();
      if (!isWanted()) return;
      const snapshot = panel.snapshot(month);
      for (const { codes } of dimensions) codes(snapshot);
      if (active) snapshot.flag(active.id);
    }
  }

  async #count(panel: Panel, filters: readonly RowFilter[]): Promise<KpiReport> {
    const chosen = chooseCustomers(panel, filters);
    const all = chosen.reduce((n, flag) => n + flag, 0) > chosen.length / 2 ? this.#keptOf(panel.version) : null;
    if (!all) return finish(computeKpis(panelOf(panel, chosen)));
    const others = chosen.map((flag) => 1 - flag);
    return kpisOfOthers(panelOf(panel, chosen), all, await finish(computeKpis(panelOf(panel, others))));
  }
}
