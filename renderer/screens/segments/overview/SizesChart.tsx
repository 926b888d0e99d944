import { useCallback, useMemo } from "react";
import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { markOf, shortName } from "../mark.ts";
import { useGoTo } from "../tabs.ts";

/** How large each segment is; a bar opens its customers. */
export function SizesChart({ shown }: { shown: ShownSegmentation }) {
  const t = useText("segments");
  const format = useFormat();
  const goTo = useGoTo();
  const { segments, month, version, customers } = shown;
  const draw = useCallback(
    ({ series, text }: ChartColours) => ({
      data: [
        {
          type: "bar" as const,
          orientation: "h" as const,
          y: segments.map((segment) => shortName(segment, 44)),
          x: segments.map((segment) => segment.customers),
          customdata: segments.map(({ id }) => id),
          text: segments.map(({ customers: n, share }) => `${format.count(n)} · ${format.percent(share)}`),
          textposition: "outside" as const,
          cliponaxis: false,
          textfont: { color: text },
          marker: { color: segments.map(({ id }) => series[markOf(id).colour]) },
          hovertext: segments.map(
            ({ id, name, customers: n, share }) => `${id} ${name}<br>${format.count(n)} · ${format.percent(share)}`,
          ),
          hoverinfo: "text" as const,
        },
      ],
      layout: {
        xaxis: { visible: false, range: [0, Math.max(...segments.map((segment) => segment.customers)) * 1.18] },
        yaxis: {
          autorange: "reversed" as const,
          showgrid: false,
          ticksuffix: "  ",
          tickfont: { color: text, size: 12 },
        },
      },
    }),
    [segments, format],
  );
  const table = useMemo(
    () => ({
      columns: [
        { id: "segment", label: t.segment },
        { id: "name", label: t.name },
        { id: "customers", label: t.customers, kind: "integer" as const, format: format.count },
        { id: "share", label: t.share, kind: "decimal" as const, format: (value: number) => format.percent(value) },
      ],
      rows: segments.map(({ id, name, customers: n, share }) => [id, name, n, share]),
    }),
    [segments, t, format],
  );
  const shares = segments.filter(({ trust }) => trust !== null).map(({ share }) => share);
  return (
    <Chart
      level={2}
      title={t.sizes(format.percent(Math.max(...shares)), format.percent(Math.min(...shares)))}
      subtitle={t.sizesNote(format.count(customers), format.month(month), version)}
      summary={segments.map(({ id, name, share }) => `${id} ${name}: ${format.percent(share)}`).join("; ")}
      draw={draw}
      table={table}
      height={Math.max(200, segments.length * 32 + 16)}
      onPoint={({ points }) => goTo("customers", { segment: String(points[0].customdata) })}
    />
  );
}
