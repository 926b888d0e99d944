import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Term } from "../../../ui/Term.tsx";
import { shareOf } from "../measures.ts";
import { useScope } from "../scope.tsx";
import { DrillChart, type Figure } from "./DrillChart.tsx";
import { CELL, drawHeatMap } from "./heatMap.ts";
import { markOf } from "./marks.ts";

/** A share of fewer holders than this says nothing, and its row stays empty. */
const FEWEST = 20;
/** Space above the rows for the names of the columns, px. */
const HEAD = 100;

/** Of those who hold the product of a row, how many hold that of a column too. */
export function CrossHoldingChart() {
  const t = useText("dashboard");
  const { ofLastMonth, kpis } = useScope();
  const figure = useFigure();
  const few = kpis.products.filter(({ holders }) => (holders.at(-1) ?? 0) < FEWEST).length;
  const subtitle = (
    <>
      <Term id="crossHolding" /> · {ofLastMonth}
      {few > 0 && ` · ${t.tooFew(few, FEWEST)}`}
    </>
  );
  const shown = kpis.products.length - few;
  return (
    <DrillChart
      title={t.crossHoldingTitle}
      subtitle={subtitle}
      height={Math.max(3, shown) * CELL + HEAD}
      nothing={shown < 2 ? t.noCrossHolding(FEWEST) : null}
      {...figure}
    />
  );
}

function useFigure(): Figure {
  const t = useText("dashboard");
  const format = useFormat();
  const { kpis } = useScope();
  return useMemo(() => {
    const last = kpis.months.at(-1) ?? "";
    const shown = kpis.products
      .map(({ id, label, holders }, place) => ({ id, label, place, holders: holders.at(-1) ?? 0 }))
      .filter(({ holders }) => holders >= FEWEST)
      .sort((a, b) => b.holders - a.holders);
    const both = (row: number, column: number) => kpis.coHolding[row][column];
    const share = (row: (typeof shown)[number], column: (typeof shown)[number]) =>
      row === column ? null : shareOf(both(row.place, column.place), row.holders);
    const drill = (row: string, column: string) => ({
      month: last,
      filters: [
        { column: row, in: ["1"] },
        { column, in: ["1"] },
      ],
    });
    const pairs = shown
      .flatMap((row) => shown.map((column) => ({ row, column, share: share(row, column) ?? -1 })))
      .sort((a, b) => b.share - a.share);
    const [top] = pairs;
    return {
      summary:
        top && top.share >= 0
          ? t.crossHoldingSummary(top.row.label, format.percent(top.share), top.column.label)
          : t.noCrossHolding(FEWEST),
      draw: (colours) =>
        drawHeatMap(
          {
            columns: shown.map(({ label }) => label),
            rows: shown.map(({ label, holders }) => `${label} (${format.count(holders)})`),
            shades: shown.map((row) => shown.map((column) => share(row, column))),
            range: [0, 1],
            texts: shown.map((row) =>
              shown.map((column) => {
                const value = share(row, column);
                return value === null ? "" : format.decimal(value * 100, 0);
              }),
            ),
            marks: shown.map((row) =>
              shown.map((column) =>
                markOf(
                  [
                    t.alsoHold(row.label, column.label),
                    `${format.percent(share(row, column))}: ${t.partOf(format.count(both(row.place, column.place)), format.count(row.holders))}`,
                    t.againstAll(format.percent(shareOf(column.holders, kpis.customers.at(-1) ?? 0))),
                  ],
                  drill(row.id, column.id),
                ),
              ),
            ),
            tickAngle: -30,
          },
          colours,
        ),
      columns: [
        { id: "product", label: t.holdersOf },
        { id: "holders", label: t.holders, kind: "integer", format: format.count },
        ...shown.map(({ id, label }) => ({
          id,
          label: `${label}, %`,
          kind: "decimal" as const,
          format: (value: number) => format.decimal(value, 1),
        })),
      ],
      rows: shown.map((row) => ({
        cells: [
          row.label,
          row.holders,
          ...shown.map((column) => {
            const value = share(row, column);
            return value === null ? null : value * 100;
          }),
        ],
        drill: { month: last, filters: [{ column: row.id, in: ["1"] }] },
      })),
    };
  }, [kpis, t, format]);
}
