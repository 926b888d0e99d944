import { List, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useCallback } from "react";
import type { TableClusters } from "../../../core/contract/tableClusters.ts";
import { Chart } from "../../charts/Chart.tsx";
import type { ChartColours } from "../../charts/colours.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";

/** The groups that the rows of a table fall into, each with what sets it apart. */
export function Groups({ clusters, about }: { clusters: TableClusters["clusters"]; about: string }) {
  const t = useText("ownTable");
  const format = useFormat();
  const draw = useCallback(
    ({ series, text }: ChartColours) => ({
      data: [
        {
          type: "bar" as const,
          orientation: "h" as const,
          x: clusters.map(({ rows }) => rows),
          y: clusters.map(({ id }) => id),
          marker: { color: series[0] },
          text: clusters.map(({ rows }) => format.count(rows)),
          textposition: "outside" as const,
          textfont: { color: text },
          cliponaxis: false,
          hoverinfo: "skip" as const,
        },
      ],
      layout: {
        bargap: 0.35,
        margin: { l: 8, r: 64, t: 8, b: 8 },
        xaxis: { title: { text: t.rows }, rangemode: "tozero" as const },
        yaxis: { autorange: "reversed" as const, type: "category" as const, showgrid: false },
      },
    }),
    [clusters, t, format],
  );
  return (
    <>
      <Chart
        level={2}
        title={t.groupSizes}
        subtitle={about}
        summary={t.groupSizesSummary(clusters[0].id, format.percent(clusters[0].share))}
        draw={draw}
        height={Math.max(200, clusters.length * 32 + 72)}
        table={{
          columns: [
            { id: "id", label: t.group },
            { id: "rows", label: t.rows, kind: "integer", format: format.count },
          ],
          rows: clusters.map(({ id, rows }) => [id, rows]),
        }}
      />
      <SimpleGrid minColWidth="320px" autoFlow="auto-fill" spacing="md">
        {clusters.map(({ id, rows, share, jaccard, facts }) => (
          <Paper key={id} p="lg" component="article" aria-label={id}>
            <Stack gap="xs">
              <Title order={2} size="h3">
                {t.groupName(id, format.count(rows), format.percent(share))}
              </Title>
              <Text fz="sm" c="dimmed">
                {t.foundAgain(format.decimal(jaccard, 2))}
              </Text>
              {facts.length === 0 ? (
                <Text fz="sm">{t.nothingApart}</Text>
              ) : (
                <List size="sm" spacing={4}>
                  {facts.map((fact) => (
                    <List.Item key={fact}>{fact}</List.Item>
                  ))}
                </List>
              )}
            </Stack>
          </Paper>
        ))}
      </SimpleGrid>
    </>
  );
}
