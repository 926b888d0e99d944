import { IconArrowsExchange } from "@tabler/icons-react";
import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Block } from "../../../ui/Page.tsx";
import { Tile, Tiles } from "../../../ui/Tile.tsx";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import classes from "../segments.module.css";
import { FlowChart } from "./FlowChart.tsx";
import { stayed } from "./movements.ts";
import { TrendChart } from "./TrendChart.tsx";
import { useMovementTable } from "./useMovementTable.ts";

/** Who moved from which segment to which since the month before, and how the segments grew. */
export function MigrationTab({ shown }: { shown: ShownSegmentation }) {
  const t = useText("segments").migration;
  return (
    <div className={classes.blocks}>
      {shown.migration ? (
        <Movements shown={shown} migration={shown.migration} />
      ) : (
        <EmptyState icon={IconArrowsExchange} title={t.none} text={t.noneWhy} />
      )}
      {shown.trend.months.length > 1 && <TrendChart shown={shown} />}
    </div>
  );
}

interface MovementsProps {
  shown: ShownSegmentation;
  migration: NonNullable<ShownSegmentation["migration"]>;
}

function Movements({ shown, migration }: MovementsProps) {
  const t = useText("segments").migration;
  const format = useFormat();
  const { from, to, customers } = migration;
  const { share, moved, both } = stayed(customers);
  const table = useMovementTable(shown, false);
  const joined = customers.at(-1)?.reduce((sum, n) => sum + n, 0) ?? 0;
  const left = customers.reduce((sum, row) => sum + (row.at(-1) ?? 0), 0);
  return (
    <>
      <Tiles>
        <Tile label={t.tiles.stayed} value={format.percent(share)} note={t.tiles.ofBoth(format.count(both))} />
        <Tile label={t.tiles.moved} value={format.count(moved)} note={t.tiles.between} />
        <Tile label={t.tiles.joined} value={format.count(joined)} note={t.tiles.notIn(format.month(from))} />
        <Tile label={t.tiles.left} value={format.count(left)} note={t.tiles.notIn(format.month(to))} />
      </Tiles>
      <FlowChart shown={shown} migration={migration} />
      <Block title={t.table} note={t.tableNote(format.month(from), format.month(to), shown.version)}>
        <DataTable
          name={`${t.table} ${from} ${to}`}
          columns={table.columns}
          rows={table.rows}
          initialSort={{ column: "customers", descending: true }}
          maxHeight={360}
        />
      </Block>
    </>
  );
}
