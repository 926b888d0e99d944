import { useMemo } from "react";
import { type ReliabilityBin, ReliabilityChart } from "../../../charts/ReliabilityChart.tsx";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { ShownProduct } from "../productRows.ts";

/** Whether probabilities come true: what was foretold against what happened, in groups of equal size. */
export function ProductReliability({ product, about }: { product: ShownProduct; about: string }) {
  const t = useText("recommendations").reliability;
  const format = useFormat();
  const { reliability, purchases, expected } = product;
  const words = useMemo(
    () => ({
      ...t,
      hover: ({ rows, predicted, observed }: ReliabilityBin) =>
        t.hover(format.percent(predicted, 3), format.percent(observed, 3), format.count(rows)),
    }),
    [t, format],
  );
  const percent = { kind: "decimal" as const, format: (value: number) => format.percent(value, 3) };
  return (
    <ReliabilityChart
      title={t.title(format.figure(expected), format.count(purchases))}
      about={about}
      bins={reliability}
      words={words}
      digits={3}
      columns={[
        { id: "group", label: t.group, kind: "integer" },
        { id: "rows", label: t.rows, kind: "integer", format: format.count },
        { id: "predicted", label: t.predictedShare, ...percent },
        { id: "observed", label: t.observedShare, ...percent },
      ]}
      rowOf={({ rows, predicted, observed }, place) => [place + 1, rows, predicted, observed]}
    />
  );
}
