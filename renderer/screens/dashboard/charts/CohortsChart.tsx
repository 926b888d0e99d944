import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Term } from "../../../ui/Term.tsx";
import { shareOf } from "../measures.ts";
import { addMonths, calendar } from "../months.ts";
import { useScope } from "../scope.tsx";
import { DrillChart, type Figure } from "./DrillChart.tsx";
import { CELL, drawHeatMap } from "./heatMap.ts";
import { markOf } from "./marks.ts";

/** Space above the rows for the months since and their title, px. */
const HEAD = 60;

/** Of those first seen in a month, how many are there so many months later. */
export function CohortsChart() {
  const t = useText("dashboard");
  const { overTime, kpis } = useScope();
  const shown = kpis.cohorts.filter(({ present }) => present.some((n) => n > 0)).length;
  const subtitle = (
    <>
      <Term id="cohort" /> · {overTime}
    </>
  );
  return (
    <DrillChart
      title={t.cohortsTitle}
      subtitle={subtitle}
      height={Math.max(3, shown) * CELL + HEAD}
      nothing={kpis.months.length < 2 ? t.oneMonth : null}
      {...useFigure()}
    />
  );
}

function useFigure(): Figure {
  const t = useText("dashboard");
  const format = useFormat();
  const { kpis } = useScope();
  return useMemo(() => {
    const months = calendar(kpis.months);
    const cohorts = kpis.cohorts
      .map(({ firstSeen, present }) => {
        const size = present[kpis.months.indexOf(firstSeen)] ?? 0;
        const after = months.map((_, since) => {
          const when = addMonths(firstSeen, since);
          const place = kpis.months.indexOf(when);
          const there = place < 0 ? null : present[place];
          return { when, there, share: shareOf(there, size) };
        });
        return { firstSeen, size, after };
      })
      .filter(({ size }) => size > 0);
    const shares = cohorts.flatMap(({ after }) => after.slice(1).flatMap(({ share }) => share ?? []));
    // the shades begin at the lowest share there is, in steps of ten points: the scale beside them says so
    const lowest = shares.length > 0 ? Math.floor(Math.min(...shares) * 10) / 10 : 0;
    const ticks = [lowest, (lowest + 1) / 2, 1];
    const [oldest] = cohorts;
    const latest = oldest?.after.findLast(({ share }) => share !== null);
    const name = (firstSeen: string) =>
      firstSeen === months[0] ? t.orBefore(format.shortMonth(firstSeen)) : format.shortMonth(firstSeen);
    return {
      summary:
        oldest && latest
          ? t.cohortsSummary(format.month(oldest.firstSeen), format.percent(latest.share), format.month(latest.when))
          : t.oneMonth,
      draw: (colours) =>
        drawHeatMap(
          {
            columns: months.map((_, since) => String(since)),
            rows: cohorts.map(({ firstSeen }) => name(firstSeen)),
            shades: cohorts.map(({ after }) => after.map(({ share }) => share)),
            range: [lowest, 1],
            texts: cohorts.map(({ after }) =>
              after.map(({ share }) => (share === null ? "" : format.decimal(share * 100, 1))),
            ),
            marks: cohorts.map(({ firstSeen, size, after }) =>
              after.map(({ when, there, share }, since) =>
                markOf(
                  [
                    t.firstSeenIn(format.month(firstSeen)),
                    `${format.month(when)} (${t.monthsLater(since)})`,
                    `${format.percent(share)}: ${t.partOf(format.count(there), format.count(size))}`,
                  ],
                  { month: when, filters: [{ column: "customer:firstSeen", in: [firstSeen] }] },
                ),
              ),
            ),
            columnTitle: t.monthsSince,
            scale: { values: ticks, texts: ticks.map((tick) => format.percent(tick, 0)) },
          },
          colours,
        ),
      columns: [
        { id: "cohort", label: t.firstSeenHeading, format: (value: string) => format.month(value) },
        { id: "size", label: t.measures.customers, kind: "integer", format: format.count },
        ...months.slice(1).map((_, since) => ({
          id: String(since + 1),
          label: t.afterMonths(since + 1),
          kind: "decimal" as const,
          format: (value: number) => format.percent(value),
        })),
      ],
      rows: cohorts.map(({ firstSeen, size, after }) => ({
        cells: [firstSeen, size, ...after.slice(1).map(({ share }) => share)],
        drill: { month: firstSeen, filters: [{ column: "customer:firstSeen", in: [firstSeen] }] },
      })),
    };
  }, [kpis, t, format]);
}
