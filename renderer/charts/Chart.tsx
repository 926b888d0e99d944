import { ActionIcon, Box, Center, Group, Menu, Text, Title, useComputedColorScheme } from "@mantine/core";
import { IconDotsVertical } from "@tabler/icons-react";
import type { Config, Data, Layout, PlotlyHTMLElement, PlotMouseEvent } from "plotly.js";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { csvOf, fileName, saveBlob } from "../client/download.ts";
import { faultOf } from "../client/fault.ts";
import { useFormat } from "../format/useFormat.ts";
import { useText } from "../i18n/useText.ts";
import type { Column, Row } from "../ui/table/column.ts";
import { DataTable } from "../ui/table/DataTable.tsx";
import classes from "./Chart.module.css";
import { type ChartColours, chartColours } from "./colours.ts";
import { houseLayout } from "./houseLayout.ts";
import { loadPlotly } from "./plotly.ts";
import { turn } from "./turn.ts";

interface ChartProps {
  /** The finding, or the measure and its unit. */
  title: string;
  /** Population, version, month, filter. */
  subtitle?: ReactNode;
  /** What it shows in one or two sentences, for those who do not see it. */
  summary: string;
  /** Marks and axes, in the colours of the theme. Wrap it in useCallback or useMemo'd data: it is drawn again when it changes. */
  draw: (colours: ChartColours) => { data: Data[]; layout?: Partial<Layout> };
  /** The same figures as a table: shown instead of the chart, and exported as CSV. */
  table: { columns: readonly Column[]; rows: readonly Row[]; onRow?: ((row: Row) => void) | undefined };
  /** Level of its heading: 2 where it stands by itself, 3 inside of a block. */
  level?: 2 | 3;
  /** px */
  height?: number;
  /** Why there is nothing to draw: stands in the chart's place. */
  nothing?: string | null;
  /** What a mark stands for was chosen, to drill to its rows. */
  onPoint?: (event: PlotMouseEvent) => void;
  /** Further controls at the right of the title. */
  controls?: ReactNode;
}

const CONFIG: Partial<Config> = { displayModeBar: false, responsive: true, showTips: false, doubleClick: "reset" };

/** The one chart of the house: theme, table twin, PNG, SVG and CSV, a summary read aloud, a height that never changes. */
export function Chart({
  title,
  subtitle,
  summary,
  draw,
  table,
  level = 3,
  height = 300,
  nothing = null,
  onPoint,
  controls,
}: ChartProps) {
  const t = useText("charts");
  const scheme = useComputedColorScheme("light");
  const format = useFormat();
  const [isTable, setTable] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const name = fileName(title);

  const figure = useMemo(() => {
    const colours = chartColours(scheme);
    const { data, layout = {} } = draw(colours);
    return { data, layout: houseLayout(colours, layout, height, format.separators) };
  }, [draw, scheme, height, format.separators]);

  const { fault, isDrawn } = useDrawing(box, figure, !isTable && nothing === null, onPoint);

  const saveAs = async (kind: "png" | "svg") => {
    const plotly = await loadPlotly();
    const { data, layout } = figure;
    const width = box.current?.clientWidth || 900;
    // the picture carries its title: it will be looked at away from this page
    const titled = {
      ...layout,
      title: {
        text: title,
        font: { size: 16 },
        x: 0.01,
        xanchor: "left" as const,
        ...(typeof subtitle === "string" ? { subtitle: { text: subtitle, font: { size: 12 } } } : {}),
      },
      margin: { ...layout.margin, t: 72 },
    };
    const url = await plotly.toImage(
      { data, layout: titled },
      { format: kind, width, height: height + 56, scale: kind === "png" ? 2 : 1 },
    );
    saveBlob(await blobOf(url), `${name}.${kind}`);
  };

  return (
    <figure className={classes.figure} aria-label={title}>
      <Group justify="space-between" wrap="nowrap" align="start" gap="xs">
        <Box miw={0}>
          <Title order={level} size="h3">
            {title}
          </Title>
          {subtitle && (
            <Text fz="sm" c="dimmed">
              {subtitle}
            </Text>
          )}
        </Box>
        <Group gap="xs" wrap="nowrap">
          {controls}
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={`${t.menu}: ${title}`}>
                <IconDotsVertical size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setTable(!isTable)}>{isTable ? t.chart : t.table}</Menu.Item>
              <Menu.Item onClick={() => void saveAs("png")}>{t.png}</Menu.Item>
              <Menu.Item onClick={() => void saveAs("svg")}>{t.svg}</Menu.Item>
              <Menu.Item
                onClick={() =>
                  saveBlob(
                    csvOf(
                      table.columns.map(({ label }) => label),
                      table.rows,
                    ),
                    `${name}.csv`,
                  )
                }
              >
                {t.csv}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Group>
      <figcaption className={classes.summary}>{summary}</figcaption>
      {isTable ? (
        <div style={{ minHeight: height, marginTop: 8 }}>
          <DataTable
            name={title}
            columns={table.columns}
            rows={table.rows}
            onRow={table.onRow}
            maxHeight={height}
            isPlain
          />
        </div>
      ) : nothing !== null ? (
        <Center h={height} mt="xs">
          <Text fz="sm" c="dimmed" ta="center" maw={360}>
            {nothing}
          </Text>
        </Center>
      ) : (
        <div
          ref={box}
          className={classes.plot}
          style={{ height }}
          data-chart={fault ? "failed" : isDrawn ? "drawn" : "drawing"}
          data-clickable={onPoint !== undefined || undefined}
          aria-hidden="true"
        >
          {fault && (
            <Text fz="sm" c="dimmed" p="md">
              {t.failed}: {fault}
            </Text>
          )}
        </div>
      )}
    </figure>
  );
}

/** Keeps a box drawn: again when the figure changes, resized with its box, released at the end. */
function useDrawing(
  box: React.RefObject<HTMLDivElement | null>,
  figure: { data: Data[]; layout: Partial<Layout> },
  isOn: boolean,
  onPoint: ((event: PlotMouseEvent) => void) | undefined,
) {
  const [fault, setFault] = useState<string | null>(null);
  const [isDrawn, setDrawn] = useState(false);
  const latest = useRef(onPoint);
  latest.current = onPoint;
  useEffect(() => {
    if (!isOn) return;
    let isGone = false;
    const element = box.current;
    void (async () => {
      try {
        const plotly = await loadPlotly();
        await turn();
        if (isGone || !element) return;
        const plot = await plotly.react(element, figure.data, figure.layout, CONFIG);
        if (isGone) return;
        listen(plot, latest);
        setFault(null);
        setDrawn(true);
      } catch (error) {
        if (!isGone) setFault(faultOf(error).message);
      }
    })();
    return () => {
      isGone = true;
    };
  }, [box, figure, isOn]);
  useEffect(() => {
    const element = box.current;
    if (!isOn || !element) return;
    return () => {
      void loadPlotly().then((plotly) => plotly.purge(element));
    };
  }, [box, isOn]);
  return { fault, isDrawn };
}

function listen(plot: PlotlyHTMLElement, latest: React.RefObject<((event: PlotMouseEvent) => void) | undefined>): void {
  plot.removeAllListeners("plotly_click");
  plot.on("plotly_click", (event) => latest.current?.(event));
}

/** An image address (`data:`) as a file; the page's policy allows no fetch of it. */
async function blobOf(url: string): Promise<Blob> {
  const [head, body] = url.split(/,(.*)/s);
  const type = head.slice("data:".length).split(";")[0];
  if (!head.includes(";base64")) return new Blob([decodeURIComponent(body)], { type });
  return new Blob([Uint8Array.from(atob(body), (character) => character.charCodeAt(0))], { type });
}
