import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Filter } from "../../../../core/contract/desk/figures.ts";
import type { ProductKpi } from "../../../../core/contract/kpiReport.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { changeOf, sumOf } from "../measures.ts";
import { byCalendar, calendar } from "../months.ts";
import { useScope } from "../scope.tsx";
import { DrillChart, type Figure } from "./DrillChart.tsx";
import { markOf } from "./marks.ts";
import { mostAndRest } from "./mostAndRest.ts";
import { drawPanels, type Panel } from "./panels.ts";

export type ProductMeasure = "holders" | "purchases" | "cancellations";

/** Eight panels: seven products, and the others together. */
const MOST = 8;

export const PRODUCT_CONDITION: Record<ProductMeasure, (product: string) => Filter> = {
  holders: (product) => ({ column: product, in: ["1"] }),
  purchases: (product) => ({ column: `bought:${product}`, in: ["1"] }),
  cancellations: (product) => ({ column: `lost:${product}`, in: ["1"] }),
};

/** Each product in a panel with a scale of its own: its holders, or who bought or gave it up. */
export function ProductsChart() {
  const t = useText("dashboard");
  const { overTime } = useScope();
  const [measure, setMeasure] = useState<ProductMeasure>("holders");
  const controls = (
    <SegmentedControl
      size="xs"
      aria-label={t.measure}
      data={[
        { value: "holders", label: t.holders },
        { value: "purchases", label: t.measures.purchases },
        { value: "cancellations", label: t.cancellations },
      ]}
      value={measure}
      onChange={(value) => setMeasure(value as ProductMeasure)}
    />
  );
  return (
    <DrillChart
      title={t.productsTitle[measure]}
      subtitle={`${overTime} · ${t.ownScale}`}
      height={340}
      controls={controls}
      {...useFigure(measure)}
    />
  );
}

function useFigure(measure: ProductMeasure): Figure {
  const t = useText("dashboard");
  const format = useFormat();
  const { kpis, month } = useScope();
  return useMemo(() => {
    const months = calendar(kpis.months);
    const valuesOf = (product: ProductKpi) => byCalendar<number>(kpis.months, product[measure]);
    const panels = mostAndRest<Panel>(
      kpis.products.map((product) => {
        const values = valuesOf(product);
        const marks = months.map((when, place) => {
          const change = changeOf(values[place], values[place - 1] ?? null, "count");
          return markOf(
            [
              `${product.label}, ${format.month(when)}`,
              t.count[measure](format.count(values[place])),
              change === null ? null : t.onMonthBefore(format.change(change)),
            ],
            { month: when, filters: [PRODUCT_CONDITION[measure](product.id)] },
          );
        });
        return {
          title: product.label,
          values,
          marks,
          weight: values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
        };
      }),
      MOST,
      (rest) => {
        const values = months.map((_, place) => sumOf(rest.map((panel) => panel.values[place])));
        const title = t.otherProducts(rest.length);
        const marks = months.map((when, place) =>
          markOf([`${title}, ${format.month(when)}`, t.count[measure](format.count(values[place]))], null),
        );
        return { title, values, marks, weight: 0 };
      },
    );
    const [top] = panels;
    return {
      summary: t.productsSummary(
        top.title,
        t.count[measure](format.count(top.values[months.indexOf(month)])),
        format.month(month),
      ),
      draw: (colours) => drawPanels(panels, { months, month, colours, format }),
      columns: [
        { id: "product", label: t.product },
        ...months.map((when) => ({
          id: when,
          label: format.shortMonth(when),
          kind: "integer" as const,
          format: format.count,
        })),
      ],
      rows: kpis.products.map((product) => ({
        cells: [product.label, ...valuesOf(product)],
        drill: { month, filters: [PRODUCT_CONDITION[measure](product.id)] },
      })),
    };
  }, [kpis, month, measure, t, format]);
}
