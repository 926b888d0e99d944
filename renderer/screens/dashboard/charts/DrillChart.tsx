import type { Data, Layout, PlotMouseEvent } from "plotly.js";
import { type ReactNode, useCallback, useMemo } from "react";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import type { Column, Row } from "../../../ui/table/column.ts";
import { WhenNear } from "../../../ui/WhenNear.tsx";
import type { Drill } from "../filters/useConditions.ts";
import { useScope } from "../scope.tsx";
import { drillOf } from "./marks.ts";

/** A row of the table twin, and the customers it stands for. */
interface DrillRow {
  cells: Row;
  drill: Drill | null;
}

export interface Figure {
  summary: string;
  draw: (colours: ChartColours) => { data: Data[]; layout?: Partial<Layout> };
  columns: readonly Column[];
  rows: readonly DrillRow[];
}

interface DrillChartProps extends Figure {
  title: string;
  subtitle: ReactNode;
  height: number;
  /** Of its heading. */
  level?: 2 | 3;
  controls?: ReactNode;
  nothing?: string | null;
}

/** Title, subtitle, padding and border around a chart's own height, px. */
const FRAME = 84;

/** A chart whose marks, and the rows of its table, lead to the customers behind them. Drawn when it comes near. */
export function DrillChart({ columns, rows, height, ...chart }: DrillChartProps) {
  const { open } = useScope();
  const drills = useMemo(() => new Map(rows.map(({ cells, drill }) => [cells, drill])), [rows]);
  const onRow = useCallback(
    (row: Row) => {
      const drill = drills.get(row);
      if (drill) open(drill);
    },
    [drills, open],
  );
  const onPoint = useCallback(
    (event: PlotMouseEvent) => {
      const drill = drillOf(event);
      if (drill) open(drill);
    },
    [open],
  );
  const table = useMemo(() => ({ columns, rows: [...drills.keys()], onRow }), [columns, drills, onRow]);
  return (
    <WhenNear height={height + FRAME}>
      <Chart {...chart} height={height} table={table} onPoint={onPoint} />
    </WhenNear>
  );
}
