import { Button } from "@mantine/core";
import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import { useSuppression } from "./useSuppression.ts";

interface SuppressedTableProps {
  people: readonly { customer: string; reason: string; added: string }[];
}

/** Who is never contacted, since when, and why; the button of a row takes him off. */
export function SuppressedTable({ people }: SuppressedTableProps) {
  const { suppression: t } = useText("campaigns");
  const format = useFormat();
  const { unsuppress } = useSuppression();
  const columns = useMemo(
    (): Column[] => [
      { id: "customer", label: t.customer },
      { id: "reason", label: t.reason },
      { id: "added", label: t.addedOn, format: (iso: string) => format.time(iso) },
      {
        id: "takeOff",
        label: t.takeOff,
        isAction: true,
        format: (customer: string) => (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t.takeOffOne(customer)}
            onClick={() => void unsuppress([customer])}
          >
            {t.takeOff}
          </Button>
        ),
      },
    ],
    [t, format, unsuppress],
  );
  return (
    <Block title={t.people}>
      <DataTable
        name={t.table}
        columns={columns}
        rows={people.map(({ customer, reason, added }) => [customer, reason, added, customer])}
        initialSort={{ column: "added", descending: true }}
        maxHeight={640}
      />
    </Block>
  );
}
