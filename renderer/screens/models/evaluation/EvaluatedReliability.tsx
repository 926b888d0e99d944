import { useMemo } from "react";
import type { ProductEvaluation } from "../../../../core/contract/evaluation.ts";
import { type ReliabilityBin, ReliabilityChart } from "../../../charts/ReliabilityChart.tsx";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";

/** Foretold against bought in ten groups of equal size, with intervals. */
export function EvaluatedReliability({ product, about }: { product: ProductEvaluation; about: string }) {
  const t = useText("evaluation").reliability;
  const format = useFormat();
  const { reliability } = product;
  const bins = useMemo(
    () =>
      reliability.map(({ rows, predicted, rate, low, high }) => ({
        rows,
        predicted,
        observed: rate,
        interval: { low, high },
      })),
    [reliability],
  );
  const words = useMemo(
    () => ({
      ...t,
      hover: ({ rows, predicted, observed, interval }: ReliabilityBin) =>
        t.hover(
          format.percent(predicted, 2),
          format.percent(observed, 2),
          format.percent(interval?.low ?? null, 2),
          format.percent(interval?.high ?? null, 2),
          format.count(rows),
        ),
    }),
    [t, format],
  );
  const percent = { kind: "decimal" as const, format: (value: number) => format.percent(value, 3) };
  return (
    <ReliabilityChart
      title={t.title}
      about={about}
      bins={bins}
      words={words}
      digits={2}
      columns={[
        { id: "rows", label: t.rows, kind: "integer", format: format.count },
        { id: "predicted", label: t.predicted, ...percent },
        { id: "rate", label: t.observed, ...percent },
        { id: "low", label: t.low, ...percent },
        { id: "high", label: t.high, ...percent },
      ]}
      rowOf={({ rows, predicted, observed, interval }) => [
        rows,
        predicted,
        observed,
        interval?.low ?? null,
        interval?.high ?? null,
      ]}
    />
  );
}
