import { useMemo } from "react";
import type { Averages } from "../../../core/contract/segmentation.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";

export interface AverageMeasure {
  id: keyof Averages;
  label: string;
  unit: string;
  write: (value: number | null) => string;
}

/** The averages of a segment, in the order in which people ask for them, each with how it is written. */
export function useAverageMeasures(): readonly AverageMeasure[] {
  const t = useText("segments").averages;
  const format = useFormat();
  return useMemo(
    () => [
      { id: "age", ...t.age, write: (value) => format.decimal(value, 1) },
      { id: "tenureMonths", ...t.tenureMonths, write: (value) => format.decimal(value, 1) },
      { id: "activeShare", ...t.activeShare, write: (value) => format.percent(value) },
      { id: "products", ...t.products, write: (value) => format.decimal(value, 2) },
      { id: "marginEur", ...t.marginEur, write: format.eur },
      { id: "incomeMedian", ...t.incomeMedian, write: format.eur },
    ],
    [t, format],
  );
}
