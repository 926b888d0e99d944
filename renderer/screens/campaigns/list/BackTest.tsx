import { Stack, Text } from "@mantine/core";
import { useCallback } from "react";
import type { Campaign } from "../../../../core/contract/campaign.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import { barsOf } from "../planner/outcome/barsOf.ts";

/** The same plan made for the month that no model had seen, beside what happened. */
export function BackTest({ plan }: { plan: Campaign }) {
  const { list: t } = useText("campaigns");
  const format = useFormat();
  const { backTest } = plan;
  const { month, size, expectedPurchases, purchases, expectedRevenueEur, revenueEur, popularity } = backTest;
  const draw = useCallback(
    (colours: ChartColours) => {
      const bars = [
        { label: t.foretold, value: expectedPurchases, text: format.decimal(expectedPurchases, 1) },
        { label: t.met, value: purchases, text: format.count(purchases) },
        { label: t.atRandom, value: popularity.purchases, text: format.count(popularity.purchases) },
      ].map((bar) => ({ ...bar, hover: `${bar.label}: ${bar.text}` }));
      const { data, layout } = barsOf(colours, bars);
      const shades = [colours.series[4], colours.series[0], colours.series[6]];
      return { data: [{ ...data[0], marker: { color: shades } }], layout };
    },
    [t, format, expectedPurchases, purchases, popularity],
  );
  return (
    <Block title={t.backTest} note={t.backTestNote(format.month(month))}>
      <Stack gap={4}>
        <Text>
          {t.backTestAnswer(
            format.count(purchases),
            format.decimal(expectedPurchases, 1),
            format.shortEur(revenueEur),
            format.shortEur(expectedRevenueEur),
          )}
        </Text>
        <Text c="dimmed">
          {t.backTestPopular(format.count(popularity.purchases), format.shortEur(popularity.revenueEur))}
        </Text>
      </Stack>
      <Chart
        title={t.chart}
        subtitle={t.backTestSubtitle(format.count(size), format.month(month), plan.version)}
        summary={t.chartSummary(
          format.count(purchases),
          format.decimal(expectedPurchases, 1),
          format.count(popularity.purchases),
        )}
        draw={draw}
        height={160}
        table={{
          columns: [
            { id: "row", label: t.row },
            { id: "purchases", label: t.purchases, kind: "decimal", format: format.figure },
            { id: "revenue", label: t.revenue, kind: "decimal", format: format.count },
          ],
          rows: [
            [t.foretold, expectedPurchases, expectedRevenueEur],
            [t.met, purchases, revenueEur],
            [t.atRandom, popularity.purchases, popularity.revenueEur],
          ],
        }}
      />
    </Block>
  );
}
