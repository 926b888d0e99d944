import type { ImportRecord } from "../../../../core/contract/desk/data.ts";
import { useAsk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { Block } from "../../../ui/Page.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import { nameOf } from "../import/choose/pathNames.ts";
import { useGoTo } from "../tabs.ts";

/** Every import that was tried, run, stopped or failed, with its files; a row leads to what it refused. */
export function ImportsTable() {
  const t = useText("data").versions;
  const { data, error, refetch } = useAsk("data", "imports", undefined as never);
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  return (
    <Block title={t.imports} note={t.importsNote}>
      {data ? <Imports records={data} /> : <BlockSkeleton height={200} />}
    </Block>
  );
}

function Imports({ records }: { records: readonly ImportRecord[] }) {
  const t = useText("data").versions;
  const format = useFormat();
  const goTo = useGoTo();
  const columns: Column[] = [
    { id: "id", label: t.number, kind: "integer" },
    { id: "started", label: t.started, format: (time: string) => format.time(time) },
    { id: "what", label: t.what },
    { id: "state", label: t.state, format: (state: string) => t.states[state] ?? state },
    { id: "seconds", label: t.took, kind: "decimal", format: (seconds: number) => format.duration(seconds) },
    { id: "message", label: t.outcome, wraps: true },
    { id: "rejects", label: t.rejects, kind: "integer", format: format.count },
    { id: "files", label: t.files, wraps: true },
  ];
  const rows = records.map(({ id, started, ended, dryRun, state, message, rejects, paths }) => [
    id,
    started,
    dryRun ? t.tried : t.imported,
    state,
    ended === null ? null : (Date.parse(ended) - Date.parse(started)) / 1000,
    message,
    rejects,
    paths.map(nameOf).join(", "),
  ]);
  return (
    <DataTable
      name={t.listOfImports}
      columns={columns}
      rows={rows}
      maxHeight={360}
      onRow={([id]) => goTo("rejects", { import: Number(id), reason: undefined })}
    />
  );
}
