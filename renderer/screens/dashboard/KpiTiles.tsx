import { SimpleGrid } from "@mantine/core";
import { useMemo } from "react";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { Term } from "../../ui/Term.tsx";
import { Tile } from "../../ui/Tile.tsx";
import { around, changeOf, type Measure, type MeasureId, measuresOf } from "./measures.ts";
import { byCalendar } from "./months.ts";
import { useScope } from "./scope.tsx";

/** Measures that are terms of art, and the term. */
const TERMS: Partial<Record<MeasureId, Parameters<typeof Term>[0]["id"]>> = {
  new: "newCustomers",
  lost: "lost",
  returned: "returned",
  active: "active",
  purchases: "purchase",
  revenue: "revenue",
};

/** The figures of the month, each against the month before and the same month of the year before. */
export function KpiTiles() {
  const { kpis } = useScope();
  const measures = useMemo(() => measuresOf(kpis), [kpis]);
  return (
    <SimpleGrid type="container" cols={{ base: 1, "420px": 2, "860px": 4 }} spacing="md">
      {measures.map((measure) => (
        <MeasureTile key={measure.id} measure={measure} />
      ))}
    </SimpleGrid>
  );
}

function MeasureTile({ measure }: { measure: Measure }) {
  const t = useText("dashboard");
  const format = useFormat();
  const { kpis, at } = useScope();
  const { id, values, kind, isGood } = measure;
  const write = {
    count: format.count,
    share: (value: number | null) => format.percent(value),
    ratio: (value: number | null) => format.decimal(value, 2),
    eur: format.shortEur,
  }[kind];
  const { now, before, yearAgo } = around(kpis.months, values, at);
  const against = (then: number | null, words: { change: (text: string) => string; was: (text: string) => string }) => {
    if (now === null || then === null) return null;
    const change = changeOf(now, then, kind);
    // nothing grows from zero by a percentage: what it was is said instead
    if (change === null) return { change: now - then, text: words.was(write(then)) };
    return { change, text: words.change(kind === "share" ? format.points(change) : format.change(change)) };
  };
  const onBefore = against(before, { change: t.inMonth, was: t.wasMonthBefore });
  const onYearAgo = against(yearAgo, { change: t.inYear, was: t.wasYearAgo });
  const term = TERMS[id];
  const label = id === "revenue" ? t.revenueFrom[kpis.salesMarginEur ? "sales" : "purchases"] : t.measures[id];
  return (
    <Tile
      label={term ? <Term id={term}>{label}</Term> : label}
      value={write(now)}
      change={
        onBefore
          ? {
              text: onBefore.text,
              direction: Math.sign(onBefore.change) as -1 | 0 | 1,
              isGood: isGood === null || onBefore.change === 0 ? undefined : onBefore.change > 0 === isGood,
            }
          : undefined
      }
      note={onYearAgo?.text ?? (onBefore ? t.noYearAgo : t.noMonthBefore)}
      trend={byCalendar(kpis.months, values)}
    />
  );
}
