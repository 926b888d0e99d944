import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Filter } from "../../../../core/contract/desk/figures.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Term } from "../../../ui/Term.tsx";
import { shareOf } from "../measures.ts";
import { calendar } from "../months.ts";
import { useScope } from "../scope.tsx";
import { DrillChart, type Figure } from "./DrillChart.tsx";
import { type DimensionId, dimensionsOf, groupsOf } from "./groups.ts";
import { CELL, drawHeatMap } from "./heatMap.ts";
import { markOf } from "./marks.ts";

type Across = "month" | DimensionId;

/** Most groups side by side. */
const MOST_COLUMNS = 14;
/** Space above the rows for the names of the columns, px. */
const HEAD = 56;

/** Which share of whom holds what: products down; months, or groups of customers, across. */
export function PenetrationChart() {
  const t = useText("dashboard");
  const { ofMonth, overTime, kpis, workspace } = useScope();
  const [wanted, setAcross] = useState<Across>("month");
  const dimensions = useMemo(() => dimensionsOf(kpis, workspace), [kpis, workspace]);
  const across = wanted === "month" || dimensions.some(({ id }) => id === wanted) ? wanted : "month";
  const controls = (
    <SegmentedControl
      size="xs"
      aria-label={t.across}
      data={[{ value: "month", label: t.byMonth }, ...dimensions.map(({ id, label }) => ({ value: id, label }))]}
      value={across}
      onChange={(value) => setAcross(value as Across)}
    />
  );
  const subtitle = (
    <>
      <Term id="penetration" /> · {across === "month" ? overTime : ofMonth} · {t.shadeIsRoot}
    </>
  );
  return (
    <DrillChart
      title={t.penetrationTitle}
      subtitle={subtitle}
      height={kpis.products.length * CELL + HEAD}
      controls={controls}
      {...useFigure(across)}
    />
  );
}

/** One column of the map: its customers, and holders by product. */
interface ColumnOf {
  name: string;
  month: string;
  filters: Filter[];
  customers: number | null;
  holders: (number | null)[];
}

function useColumns(across: Across): ColumnOf[] {
  const t = useText("dashboard");
  const format = useFormat();
  const { kpis, workspace, month, at } = useScope();
  return useMemo(() => {
    if (across === "month") {
      return calendar(kpis.months).map((when) => {
        const place = kpis.months.indexOf(when);
        const isThere = place >= 0;
        return {
          name: format.shortMonth(when),
          month: when,
          filters: [],
          customers: isThere ? kpis.customers[place] : null,
          holders: kpis.products.map(({ holders }) => (isThere ? holders[place] : null)),
        };
      });
    }
    return groupsOf(kpis, workspace, across, { at, most: MOST_COLUMNS, words: t }).map(
      ({ name, filter, customers, holders }) => ({
        name,
        month,
        filters: filter ? [filter] : [],
        customers: customers[at],
        holders: holders.map((months) => months[at]),
      }),
    );
  }, [across, kpis, workspace, month, at, t, format]);
}

function useFigure(across: Across): Figure {
  const t = useText("dashboard");
  const format = useFormat();
  const { kpis, month, at } = useScope();
  const columns = useColumns(across);
  return useMemo(() => {
    const rows = kpis.products
      .map(({ id, label, holders }, p) => ({
        id,
        label,
        now: shareOf(holders[at], kpis.customers[at]),
        shares: columns.map(({ customers, holders: held }) => shareOf(held[p], customers)),
        held: columns.map(({ holders: held }) => held[p]),
      }))
      .sort((a, b) => (b.now ?? 0) - (a.now ?? 0));
    const marks = rows.map(({ id, label, shares, held }) =>
      columns.map(({ name, month: when, filters, customers }, c) => {
        const before = across === "month" ? (shares[c - 1] ?? null) : null;
        const share = shares[c];
        return markOf(
          [
            `${label}, ${name}`,
            `${format.percent(share)}: ${t.partOf(format.count(held[c]), format.count(customers))}`,
            before === null || share === null ? null : t.onMonthBefore(format.points(share - before)),
          ],
          share === null ? null : { month: when, filters: [...filters, { column: id, in: ["1"] }] },
        );
      }),
    );
    const largest = Math.max(0.01, ...rows.flatMap(({ shares }) => shares.map((share) => share ?? 0)));
    const names = across === "month" ? everySecond(columns) : columns.map(({ name }) => short(name));
    const [top] = rows;
    return {
      summary: t.penetrationSummary(top.label, format.percent(top.now), format.month(month)),
      draw: (colours) =>
        drawHeatMap(
          {
            columns: names,
            rows: rows.map(({ label }) => label),
            // penetrations differ by orders of magnitude: by the root, the small ones can be told apart
            shades: rows.map(({ shares }) => shares.map((share) => (share === null ? null : Math.sqrt(share)))),
            range: [0, Math.sqrt(largest)],
            texts: rows.map(({ shares }) =>
              shares.map((share) => (share === null ? "" : format.decimal(share * 100, 1))),
            ),
            marks,
          },
          colours,
        ),
      columns: [
        { id: "product", label: t.product },
        ...columns.map(({ name }) => ({
          id: name,
          label: `${name}, %`,
          kind: "decimal" as const,
          format: points(format.decimal),
        })),
      ],
      rows: rows.map(({ id, label, shares }) => ({
        cells: [label, ...shares.map((share) => (share === null ? null : share * 100))],
        drill: { month, filters: [{ column: id, in: ["1"] }] },
      })),
    };
  }, [kpis, columns, across, month, at, t, format]);
}

const points = (decimal: (value: number, places: number) => string) => (value: number) => decimal(value, 1);

/** With many columns only every second has room for its name; the last always has it. */
function everySecond(columns: readonly ColumnOf[]): string[] {
  if (columns.length <= 9) return columns.map(({ name }) => name);
  const step = Math.ceil(columns.length / 9);
  return columns.map(({ name }, place) => ((columns.length - 1 - place) % step === 0 ? name : ""));
}

const short = (name: string) => (name.length > 14 ? `${name.slice(0, 13)}…` : name);
