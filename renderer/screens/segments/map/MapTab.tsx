import { Text } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { markOf } from "../mark.ts";
import classes from "../segments.module.css";
import { clusterPlaces } from "./clusterPlaces.ts";
import { MapKey } from "./MapKey.tsx";

/** Customers of a sample on the two directions in which they differ most. */
export function MapTab({ shown }: { shown: ShownSegmentation }) {
  const t = useText("segments").map;
  const format = useFormat();
  const [chosen, setChosen] = useState<string | null>(null);
  const { map, segments, month, version } = shown;
  const [first, second] = map.shares;
  const clusters = useMemo(() => clusterPlaces(map.points, segments.length), [map, segments]);
  const draw = useCallback(
    ({ series, text, surface, grid }: ChartColours) => ({
      data: segments.map(({ id, name }, place) => ({
        type: "scatter" as const,
        mode: "markers" as const,
        name: `${id} ${name}`,
        x: clusters[place].x,
        y: clusters[place].y,
        marker: {
          color: series[markOf(id).colour],
          symbol: markOf(id).symbol,
          size: 6,
          line: { width: 0 },
        },
        // of the trace, not of each mark: one style to set instead of a thousand
        opacity: chosen === null ? 0.6 : chosen === id ? 0.85 : 0.1,
        hovertemplate: `${id} ${name}<extra></extra>`,
      })),
      layout: {
        xaxis: { title: { text: t.first(format.percent(first, 0)) }, showgrid: true, zeroline: false },
        yaxis: { title: { text: t.second(format.percent(second, 0)) }, zeroline: false },
        annotations: segments.flatMap(({ id }, place) => {
          const { middle } = clusters[place];
          if (!middle || (chosen !== null && chosen !== id)) return [];
          return {
            x: middle.x,
            y: middle.y,
            text: `<b>${id}</b>`,
            showarrow: false,
            font: { color: text, size: 13 },
            bgcolor: surface,
            bordercolor: grid,
            borderpad: 2,
            opacity: 0.92,
          };
        }),
      },
    }),
    [segments, clusters, chosen, first, second, t, format],
  );
  const table = useMemo(
    () => ({
      columns: [
        { id: "segment", label: t.segment },
        { id: "name", label: t.name },
        { id: "points", label: t.points, kind: "integer" as const, format: format.count },
        { id: "x", label: t.middleX, kind: "decimal" as const, format: (value: number) => format.decimal(value, 2) },
        { id: "y", label: t.middleY, kind: "decimal" as const, format: (value: number) => format.decimal(value, 2) },
      ],
      rows: segments.map(({ id, name }, place) => {
        const { x, middle } = clusters[place];
        return [id, name, x.length, middle?.x ?? null, middle?.y ?? null];
      }),
    }),
    [segments, clusters, t, format],
  );
  return (
    <div className={classes.keyed}>
      <Chart
        level={2}
        title={t.title}
        subtitle={t.note(format.count(map.points.length), format.month(month), version)}
        summary={t.summary(segments.length, format.percent((first ?? 0) + (second ?? 0), 0))}
        draw={draw}
        table={table}
        height={540}
      />
      <div>
        <MapKey segments={segments.filter((_, place) => clusters[place].middle)} chosen={chosen} onChoose={setChosen} />
        <Text fz="sm" c="dimmed" mt="md">
          {t.explained(format.percent((first ?? 0) + (second ?? 0), 0))}
        </Text>
      </div>
    </div>
  );
}
