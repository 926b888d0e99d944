import { useMemo } from "react";
import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column, Row } from "../../../ui/table/column.ts";
import { movements } from "./movements.ts";

const MOST = 40;
const shorten = (name: string) => (name.length <= MOST ? name : `${name.slice(0, MOST - 1).trimEnd()}…`);

/** Movements as a table: from, to, customers, share of those who were in the first. */
export function useMovementTable(
  { migration, segments }: ShownSegmentation,
  withStayed: boolean,
): { columns: readonly Column[]; rows: readonly Row[] } {
  const t = useText("segments").migration;
  const format = useFormat();
  return useMemo(() => {
    const customers = migration?.customers ?? [];
    const nameOf = (place: number, outside: string) =>
      place < segments.length ? `${segments[place].id} ${segments[place].name}` : outside;
    const totals = customers.map((row) => row.reduce((sum, n) => sum + n, 0));
    return {
      columns: [
        { id: "from", label: t.columns.from, format: shorten },
        { id: "to", label: t.columns.to, format: shorten },
        { id: "customers", label: t.columns.customers, kind: "integer", format: format.count },
        {
          id: "share",
          label: t.columns.share,
          kind: "decimal",
          format: (value: number) => format.percent(value),
        },
      ],
      rows: movements(customers, withStayed).map(({ from, to, customers: n }) => [
        nameOf(from, t.joined),
        nameOf(to, t.left),
        n,
        totals[from] === 0 ? null : n / totals[from],
      ]),
    };
  }, [migration, segments, withStayed, t, format]);
}
