import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useRef } from "react";
import { MISSING } from "../../format/formatter.ts";
import { useText } from "../../i18n/useText.ts";
import { type Column, isFigure, type Row, type Sort } from "./column.ts";
import classes from "./TableGrid.module.css";

const ROW_HEIGHT = 33;
/** Shorter tables are drawn whole: the page's own search then finds everything in them. */
const VIRTUAL_FROM = 60;

interface TableGridProps {
  name: string;
  columns: readonly Column[];
  /** Places in `columns` that are shown. */
  places: readonly number[];
  rows: readonly Row[];
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  onRow?: ((row: Row) => void) | undefined;
  maxHeight: number;
  chosen: string | null;
  nothing: string;
}

/** Head and body of a table: sticky head, figures at the right, only the visible rows drawn. */
export function TableGrid({
  name,
  columns,
  places,
  rows,
  sort,
  onSort,
  onRow,
  maxHeight,
  chosen,
  nothing,
}: TableGridProps) {
  const t = useText("tables");
  const scroller = useRef<HTMLDivElement>(null);
  const isVirtual = rows.length >= VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: isVirtual ? rows.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const visible = isVirtual ? items.map(({ index }) => index) : [...rows.keys()];
  const above = isVirtual ? (items[0]?.start ?? 0) : 0;
  const below = isVirtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section ref={scroller} className={classes.scroller} style={{ maxHeight }} tabIndex={0} aria-label={t.named(name)}>
      <table className={classes.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {places.map((place) => (
              <HeadCell key={columns[place].id} column={columns[place]} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Spacer height={above} columns={places.length} />}
          {visible.map((index) => (
            <BodyRow
              key={index}
              index={index}
              row={rows[index]}
              columns={columns}
              places={places}
              onRow={onRow}
              isChosen={chosen !== null && String(rows[index][0]) === chosen}
            />
          ))}
          {below > 0 && <Spacer height={below} columns={places.length} />}
          {rows.length === 0 && (
            <tr>
              <td colSpan={places.length} className={classes.nothing}>
                {nothing}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  return (
    <tr>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

function HeadCell({
  column,
  sort,
  onSort,
}: {
  column: Column;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
}) {
  const t = useText("tables");
  const own = sort?.column === column.id ? sort : null;
  // figures are wanted largest first, words from A
  const next: Sort | null =
    own === null
      ? { column: column.id, descending: isFigure(column) }
      : own.descending === isFigure(column)
        ? { column: column.id, descending: !own.descending }
        : null;
  const Arrow = own?.descending ? IconArrowDown : IconArrowUp;
  if (column.isAction || column.isUnsorted) {
    return (
      <th scope="col" data-figure={isFigure(column) || undefined}>
        {column.heading ?? column.label}
      </th>
    );
  }
  return (
    <th
      scope="col"
      data-figure={isFigure(column) || undefined}
      style={column.width ? { width: column.width, minWidth: column.width } : undefined}
      aria-sort={own ? (own.descending ? "descending" : "ascending") : "none"}
    >
      <span className={classes.head}>
        {column.heading}
        <button type="button" className={classes.sort} onClick={() => onSort(next)} aria-label={t.sortBy(column.label)}>
          {column.heading ? null : column.label}
          <Arrow size={12} className={classes.arrow} data-on={own !== null || undefined} aria-hidden />
        </button>
      </span>
    </th>
  );
}

interface BodyRowProps {
  index: number;
  row: Row;
  columns: readonly Column[];
  places: readonly number[];
  onRow: ((row: Row) => void) | undefined;
  isChosen: boolean;
}

function BodyRow({ index, row, columns, places, onRow, isChosen }: BodyRowProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.key === "Enter") onRow?.(row);
    else if (event.key === "ArrowDown") focusSibling(event, "nextElementSibling");
    else if (event.key === "ArrowUp") focusSibling(event, "previousElementSibling");
  };
  const own = onRow ? { tabIndex: 0, onClick: () => onRow(row), onKeyDown, className: classes.open } : {};
  return (
    <tr
      {...own}
      aria-rowindex={index + 2}
      data-chosen={isChosen || undefined}
      aria-selected={onRow ? isChosen : undefined}
    >
      {places.map((place) => {
        const { id, format, wraps } = columns[place];
        const value = row[place];
        const isMissing = value === null || value === undefined;
        return (
          <td key={id} data-figure={isFigure(columns[place]) || undefined} data-wraps={wraps || undefined}>
            {isMissing ? (
              <span className={classes.missing}>{MISSING}</span>
            ) : format ? (
              format(value as never, row)
            ) : (
              value
            )}
          </td>
        );
      })}
    </tr>
  );
}

function focusSibling(
  event: KeyboardEvent<HTMLTableRowElement>,
  side: "nextElementSibling" | "previousElementSibling",
): void {
  const sibling = event.currentTarget[side];
  if (!(sibling instanceof HTMLElement)) return;
  event.preventDefault();
  sibling.focus();
}
