import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Term } from "../../../ui/Term.tsx";
import type { Column, Row } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import { DoubtMark } from "../DoubtMark.tsx";
import { productsByRevenue } from "../productRows.ts";
import { useGoTo } from "../tabs.ts";
import type { ShownRecommendation } from "../useKept.ts";

/** Every product: what is foretold, how its purchases were foretold on the untouched month, and what to doubt. */
export function ProductsTable({ shown }: { shown: ShownRecommendation }) {
  const t = useText("recommendations").products;
  const { times } = useText("recommendations");
  const format = useFormat();
  const goTo = useGoTo();
  const products = useMemo(() => productsByRevenue(shown), [shown]);
  const columns = useMemo((): Column[] => {
    const byLabel = new Map(products.map((product) => [product.label, product]));
    const decimal = (places: number) => (value: number) => format.decimal(value, places);
    const auc = (value: number, row: Row) => (
      <>
        <DoubtMark doubts={byLabel.get(String(row[0]))?.next.doubts ?? []} /> {format.decimal(value, 3)}
      </>
    );
    const percent = (value: number) => format.percent(value, 2);
    return [
      { id: "product", label: t.columns.product },
      { id: "revenue", label: t.columns.revenue, kind: "decimal", format: (value: number) => format.count(value) },
      { id: "next", label: t.columns.next, kind: "decimal", format: decimal(1) },
      { id: "purchases", label: t.columns.purchases, kind: "integer", format: format.count },
      { id: "expected", label: t.columns.expected, kind: "decimal", format: decimal(1) },
      { id: "auc", label: t.columns.auc, heading: <Term id="auc" />, kind: "decimal", format: auc },
      {
        id: "ap",
        label: t.columns.averagePrecision,
        heading: <Term id="averagePrecision" />,
        kind: "decimal",
        format: percent,
      },
      { id: "base", label: t.columns.baseRate, heading: <Term id="baseRate" />, kind: "decimal", format: percent },
      {
        id: "lift",
        label: t.columns.lift,
        kind: "decimal",
        format: (value: number) => times(format.decimal(value, 1)),
      },
      { id: "coAuc", label: t.columns.coHoldingAuc, kind: "decimal", format: decimal(3) },
      { id: "coAp", label: t.columns.coHoldingAveragePrecision, kind: "decimal", format: percent, isHidden: true },
      { id: "map7", label: t.columns.map7, kind: "decimal", format: decimal(3), isHidden: true },
      { id: "topBought", label: t.columns.topBought, kind: "integer", format: format.count, isHidden: true },
      {
        id: "topLift",
        label: t.columns.topLift,
        kind: "decimal",
        format: (value: number) => times(format.decimal(value, 2)),
        isHidden: true,
      },
      {
        id: "topRevenue",
        label: t.columns.topRevenue,
        kind: "decimal",
        format: (value: number) => format.count(value),
        isHidden: true,
      },
      { id: "method", label: t.columns.method, isHidden: true },
      { id: "trees", label: t.columns.trees, kind: "integer", format: format.count, isHidden: true },
      { id: "volatility", label: t.columns.volatility, kind: "decimal", format: decimal(2), isHidden: true },
      { id: "training", label: t.columns.training, kind: "integer", format: format.count, isHidden: true },
      {
        id: "margin",
        label: t.columns.margin,
        kind: "decimal",
        format: (value: number) => format.eur(value),
        isHidden: true,
      },
    ];
  }, [products, t, times, format]);
  const rows = products.map(
    (p): Row => [
      p.label,
      p.next.revenueEur,
      p.next.expected,
      p.purchases,
      p.expected,
      p.auc,
      p.averagePrecision,
      p.candidates === 0 ? null : p.purchases / p.candidates,
      p.liftTopPercent,
      p.coHoldingAuc,
      p.coHoldingAveragePrecision,
      p.map7,
      p.top.purchases,
      p.top.lift,
      p.top.revenueEur,
      t.methods[p.method],
      p.trees,
      p.volatility,
      p.trainingPurchases,
      p.marginEur,
    ],
  );
  return (
    <DataTable
      name={t.tableName}
      columns={columns}
      rows={rows}
      initialSort={{ column: "revenue", descending: true }}
      maxHeight={600}
      onRow={([label]) => goTo("product", { product: products.find((product) => product.label === label)?.id })}
    />
  );
}
