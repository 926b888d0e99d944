import type { TableMetric, TableSearchResult } from "../../../core/contract/tableModel.ts";

/** The metric as people know it: log loss is kept with its sign turned, so that more is better. */
export function shownMetric(metric: TableMetric, value: number | null): number | null {
  return metric === "log_loss" && value !== null ? -value : value;
}

/** Share found in a share of the rows. */
export function foundIn(capture: TableSearchResult["capture"], share: number): number {
  return capture.find((point) => point.share >= share - 1e-9)?.found ?? 1;
}
