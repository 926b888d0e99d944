import type { BesideFigure, ImportedModel } from "../../../../core/contract/importedModel.ts";
import type { Catalogue } from "../../../i18n/useText.ts";

type Words = Catalogue["elsewhere"];

/** Operator sets as a list. */
export const setsOf = (sets: ImportedModel["operatorSets"]): string =>
  sets.map(({ domain, version }) => `${domain} ${version}`).join(", ");

/** A metric by its name; lift with the length of its list, already written. */
export function metricName({ metrics }: Words, metric: BesideFigure["metric"], listSize: string): string {
  return metric === "liftTop" ? metrics.liftTop(listSize) : metrics[metric];
}

/** Places behind the point that a metric is written with. */
export const PLACES: Readonly<Record<BesideFigure["metric"], number>> = {
  auc: 3,
  averagePrecision: 4,
  liftTop: 2,
  logLoss: 4,
  calibration: 2,
  map7: 4,
};
