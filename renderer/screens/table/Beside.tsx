import { Select, Text } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../client/useAsk.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Block } from "../../ui/Page.tsx";
import { BlockSkeleton } from "../../ui/PageSkeleton.tsx";
import { DataTable } from "../../ui/table/DataTable.tsx";
import classes from "./table.module.css";

/** Another grouping beside this one: what differs, and, of the same table, where its rows are. */
export function Beside({ run }: { run: number }) {
  const t = useText("ownTable");
  const format = useFormat();
  const { data: kept } = useAsk("tables", "kept", {});
  const [other, setOther] = useState<number | null>(null);
  const others = (kept ?? []).filter((each) => each.kind === "grouping" && each.run !== run);
  if (others.length === 0) return null;
  return (
    <Block
      title={t.beside}
      note={t.besideNote}
      actions={
        <Select
          aria-label={t.besideWhich}
          placeholder={t.besideWhich}
          w={420}
          clearable
          value={other === null ? null : String(other)}
          onChange={(value) => setOther(value === null ? null : Number(value))}
          data={others.map(({ run: own, name, started }) => ({
            value: String(own),
            label: t.keptLabel(name, own, format.time(started)),
          }))}
        />
      }
    >
      {other !== null && <Compared key={other} run={run} other={other} />}
    </Block>
  );
}

function Compared({ run, other }: { run: number; other: number }) {
  const t = useText("ownTable");
  const format = useFormat();
  const { data: found, error, refetch } = useAsk("tables", "beside", { run, other });
  const { data: runs } = useAsk("models", "compare", { ids: [run, other] });
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!found || found.other !== other || !runs) return <BlockSkeleton height={240} />;
  const { shared } = found;
  const figure = (value: number | null) => (value === null ? null : format.figure(value));
  return (
    <>
      <Text fz="sm">{shared ? t.alike(format.decimal(shared.rand, 2)) : t.otherTable}</Text>
      <div className={classes.halves}>
        {shared && (
          <DataTable
            name={t.sameRows}
            columns={[
              { id: "group", label: t.thisGroup },
              ...shared.otherGroups.map((id) => ({
                id,
                label: id,
                kind: "integer" as const,
                format: format.count,
              })),
            ]}
            rows={shared.rows.map((own, at) => [shared.groups[at], ...own])}
            isPlain
          />
        )}
        <DataTable
          name={t.differs}
          columns={[
            { id: "name", label: t.differs, wraps: true },
            { id: "this", label: t.thisOne, wraps: true },
            { id: "other", label: t.thatOne, wraps: true },
          ]}
          rows={[
            ...runs.params.map(({ name, values }) => [name, ...values.map((value) => value || null)]),
            ...runs.metrics.map(({ name, values }) => [name, ...values.map(figure)]),
          ]}
          maxHeight={360}
          isPlain
        />
      </div>
    </>
  );
}
