import { useCallback, useMemo } from "react";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { ShownProduct } from "../productRows.ts";

/** What moves the predictions of a product, most first. */
export function DriversChart({ product, about }: { product: ShownProduct; about: string }) {
  const t = useText("recommendations").drivers;
  const format = useFormat();
  const { drivers } = product;
  const draw = useCallback(
    ({ accent, text }: ChartColours) => ({
      data: [
        {
          type: "bar" as const,
          orientation: "h" as const,
          y: drivers.map(({ meaning }) => meaning),
          x: drivers.map(({ weight }) => weight),
          text: drivers.map(({ weight }) => format.decimal(weight, 2)),
          textposition: "outside" as const,
          cliponaxis: false,
          textfont: { color: text },
          marker: { color: accent },
          hovertext: drivers.map(({ column, weight }) => t.hover(column, format.decimal(weight, 3))),
          hoverinfo: "text" as const,
        },
      ],
      layout: {
        xaxis: {
          range: [0, Math.max(...drivers.map(({ weight }) => weight)) * 1.12],
          title: { text: t.axis },
          showgrid: true,
        },
        yaxis: { autorange: "reversed" as const, showgrid: false, ticksuffix: "  ", tickfont: { color: text } },
      },
    }),
    [drivers, t, format],
  );
  const table = useMemo(
    () => ({
      columns: [
        { id: "meaning", label: t.meaning },
        { id: "column", label: t.column },
        {
          id: "weight",
          label: t.weight,
          kind: "decimal" as const,
          format: (value: number) => format.decimal(value, 3),
        },
      ],
      rows: drivers.map(({ meaning, column, weight }) => [meaning, column, weight]),
    }),
    [drivers, t, format],
  );
  return (
    <Chart
      title={t.title(drivers[0].meaning)}
      subtitle={`${about}. ${t.note}`}
      summary={drivers.map(({ meaning, weight }) => `${meaning}: ${format.decimal(weight, 2)}`).join("; ")}
      draw={draw}
      table={table}
      height={drivers.length * 30 + 64}
    />
  );
}
