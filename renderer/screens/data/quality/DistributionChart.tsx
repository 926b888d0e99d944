import type { ColumnQuality, QualityReport } from "../../../../core/contract/quality.ts";
import { LabelsChart } from "./LabelsChart.tsx";
import { QuantilesChart } from "./QuantilesChart.tsx";

type Distribution = ColumnQuality["distribution"];
type Of<Shape extends Distribution["shape"]> = Extract<Distribution, { shape: Shape }>;

export type Labels = Of<"counts">;
export type Quantiles = Of<"quantiles">;

/** How the values of a column moved over the months: quantiles of numbers and dates, shares of labels. */
export function DistributionChart({ report, column }: { report: QualityReport; column: ColumnQuality }) {
  const { distribution } = column;
  return distribution.shape === "quantiles" ? (
    <QuantilesChart report={report} column={column} distribution={distribution} />
  ) : (
    <LabelsChart report={report} column={column} distribution={distribution} />
  );
}
