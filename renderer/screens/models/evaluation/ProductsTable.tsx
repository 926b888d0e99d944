import type { ProductEvaluation } from "../../../../core/contract/evaluation.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Term } from "../../../ui/Term.tsx";
import type { Column, Row } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";

interface ProductsTableProps {
  products: readonly ProductEvaluation[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** How each product's model does as a whole; a row shows everything about it. */
export function ProductsTable({ products, chosen, onChoose }: ProductsTableProps) {
  const t = useText("evaluation");
  const format = useFormat();
  const count = (value: number) => format.count(value);
  const decimal = (places: number) => (value: number) => format.decimal(value, places);
  const columns: Column[] = [
    { id: "label", label: t.products.product },
    { id: "buyers", label: t.products.buyers, kind: "integer", format: count },
    { id: "spots", label: t.products.spots, kind: "integer", format: count },
    { id: "auc", label: t.metrics.auc, heading: <Term id="auc" />, kind: "decimal", format: decimal(3) },
    { id: "low", label: t.products.low, kind: "decimal", format: decimal(3) },
    { id: "high", label: t.products.high, kind: "decimal", format: decimal(3) },
    {
      id: "averagePrecision",
      label: t.metrics.averagePrecision,
      heading: <Term id="averagePrecision" />,
      isHidden: true,
      kind: "decimal",
      format: decimal(4),
    },
    { id: "lift", label: t.metrics.liftTopTenth, kind: "decimal", format: decimal(1) },
    { id: "calibration", label: t.metrics.calibration, kind: "decimal", format: decimal(2) },
  ];
  const rows = products.map(
    ({ label, purchases, overall, weakSpots }): Row => [
      label,
      purchases,
      weakSpots.found.length,
      overall.auc.value,
      overall.auc.low,
      overall.auc.high,
      overall.averagePrecision.value,
      overall.liftTopTenth.value,
      overall.calibration.value,
    ],
  );
  return (
    <DataTable
      name={t.products.title}
      columns={columns}
      rows={rows}
      initialSort={{ column: "auc", descending: false }}
      chosen={products.find(({ id }) => id === chosen)?.label ?? null}
      onRow={([label]) => {
        const product = products.find((each) => each.label === label);
        if (product) onChoose(product.id);
      }}
      maxHeight={420}
    />
  );
}
