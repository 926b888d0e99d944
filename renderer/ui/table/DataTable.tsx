import { notifications } from "@mantine/notifications";
import { useMemo, useState } from "react";
import { csvOf, fileName, saveBlob } from "../../client/download.ts";
import { useJobs } from "../../client/jobs.tsx";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { arrangeRows, type Column, type Row, type Sort } from "./column.ts";
import { TableGrid } from "./TableGrid.tsx";
import { TableTools } from "./TableTools.tsx";

interface DataTableProps {
  /** Names the exported file and, read aloud, the table. */
  name: string;
  columns: readonly Column[];
  rows: readonly Row[];
  initialSort?: Sort;
  /** Opens what a row is about. */
  onRow?: ((row: Row) => void) | undefined;
  /** px; longer tables scroll inside. */
  maxHeight?: number;
  /** Row (by its first cell) shown as chosen. */
  chosen?: string | null;
  /** Leaves filter and menus out, for a handful of rows. */
  isPlain?: boolean;
}

/** A table that the page has whole: sorts, filters, chooses columns, and exports exactly what it shows. */
export function DataTable({
  name,
  columns,
  rows,
  initialSort,
  onRow,
  maxHeight = 480,
  chosen,
  isPlain,
}: DataTableProps) {
  const t = useText("tables");
  const format = useFormat();
  const { start } = useJobs();
  const [text, setText] = useState("");
  const [sort, setSort] = useState<Sort | null>(initialSort ?? null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set(columns.filter(({ isHidden }) => isHidden).map(({ id }) => id)),
  );
  const arranged = useMemo(() => arrangeRows(columns, rows, text, sort), [columns, rows, text, sort]);
  const places = columns.flatMap(({ id }, place) => (hidden.has(id) ? [] : [place]));
  const told = places.filter((place) => !columns[place].isAction);
  const shown = told.map((place) => columns[place]);
  const cells = () => arranged.map((row) => told.map((place) => row[place]));
  const exportAs = (kind: "csv" | "xlsx") => {
    if (kind === "csv")
      saveBlob(
        csvOf(
          shown.map(({ label }) => label),
          cells(),
        ),
        `${fileName(name)}.csv`,
      );
    else {
      const exported = shown.map(({ label, kind: own = "text" }) => ({ name: label, kind: own }));
      void start({ kind: "exportTable", format: "xlsx", name: name.slice(0, 80), columns: exported, rows: cells() });
    }
  };
  const copy = async () => {
    const lines = [shown.map(({ label }) => label), ...cells()].map((row) => row.map((cell) => cell ?? "").join("\t"));
    await navigator.clipboard.writeText(lines.join("\n"));
    notifications.show({ message: t.copied });
  };
  return (
    <div>
      {!isPlain && (
        <TableTools
          name={name}
          text={text}
          onText={setText}
          columns={columns}
          hidden={hidden}
          onHidden={setHidden}
          count={t.rows(format.count(arranged.length), format.count(rows.length))}
          onExport={exportAs}
          onCopy={copy}
        />
      )}
      <TableGrid
        name={name}
        columns={columns}
        places={places}
        rows={arranged}
        sort={sort}
        onSort={setSort}
        onRow={onRow}
        maxHeight={maxHeight}
        chosen={chosen ?? null}
        nothing={rows.length === 0 ? t.nothing : t.nothingMatches}
      />
    </div>
  );
}
