import { useCallback, useMemo } from "react";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { Block } from "../../ui/Page.tsx";
import type { Column, Row } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { around, changeOf, shareOf } from "./measures.ts";
import { useScope } from "./scope.tsx";

/** All products in figures; a row leads to the holders. */
export function ProductTable() {
  const t = useText("dashboard");
  const format = useFormat();
  const { kpis, at, month, ofMonth, open } = useScope();
  const { columns, rows, ids } = useMemo(() => {
    const change = (value: number) => format.change(value);
    const share = (value: number) => format.percent(value);
    const all: Column[] = [
      { id: "product", label: t.product },
      { id: "family", label: t.family, isHidden: true },
      { id: "margin", label: t.marginHeading, kind: "decimal", format: format.figure },
      { id: "holders", label: t.holders, kind: "integer", format: format.count },
      { id: "holdersChange", label: t.holdersChange, kind: "decimal", format: change },
      { id: "penetration", label: t.penetration, kind: "decimal", format: share },
      { id: "purchases", label: t.measures.purchases, kind: "integer", format: format.count },
      { id: "purchasesChange", label: t.purchasesChange, kind: "decimal", format: change, isHidden: true },
      { id: "cancellations", label: t.cancellations, kind: "integer", format: format.count },
    ];
    const cells = kpis.products.map((product): Row => {
      const held = around(kpis.months, product.holders, at);
      const bought = around(kpis.months, product.purchases, at);
      return [
        product.label,
        t.families[product.family as keyof typeof t.families] ?? product.family,
        product.marginEur,
        held.now,
        changeOf(held.now, held.before, "count"),
        shareOf(held.now, kpis.customers[at]),
        bought.now,
        changeOf(bought.now, bought.before, "count"),
        product.cancellations[at],
      ];
    });
    return { columns: all, rows: cells, ids: new Map(cells.map((row, p) => [row, kpis.products[p].id])) };
  }, [kpis, at, t, format]);
  const onRow = useCallback(
    (row: Row) => {
      const id = ids.get(row);
      if (id !== undefined) open({ month, filters: [{ column: id, in: ["1"] }] });
    },
    [ids, month, open],
  );
  return (
    <Block title={t.productTable} note={ofMonth}>
      <DataTable
        name={t.productTable}
        columns={columns}
        rows={rows}
        initialSort={{ column: "holders", descending: true }}
        onRow={onRow}
        maxHeight={640}
      />
    </Block>
  );
}
