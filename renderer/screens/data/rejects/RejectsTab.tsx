import { Button, Select } from "@mantine/core";
import { IconDatabaseImport, IconMoodCheck } from "@tabler/icons-react";
import type { ImportRecord } from "../../../../core/contract/desk/data.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { Block } from "../../../ui/Page.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import { nameOf } from "../import/choose/pathNames.ts";
import { useDataSearch, useGoTo } from "../tabs.ts";
import { RefusedRows } from "./RefusedRows.tsx";
import { useImport } from "./useImport.ts";

/** Rows that an import did not take: why, and how each is mended. */
export function RejectsTab() {
  const t = useText("data").rejects;
  const goTo = useGoTo();
  const { reason } = useDataSearch();
  const { imports, shown, error, refetch } = useImport();
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!imports) return <BlockSkeleton height={560} />;
  if (!shown) {
    return (
      <EmptyState
        icon={imports.length > 0 ? IconMoodCheck : IconDatabaseImport}
        title={imports.length > 0 ? t.noneAtAll : t.noImports}
        text={imports.length > 0 ? t.noneAtAllWhy : t.noImportsWhy}
        action={<Button onClick={() => goTo("import")}>{t.import}</Button>}
      />
    );
  }
  return (
    <Block
      title={shown.dryRun ? t.ofDryRun(shown.id) : t.ofImport(shown.id)}
      note={t.files(shown.paths.map(nameOf))}
      actions={<ImportChoice imports={imports} shown={shown} />}
    >
      {shown.rejects === 0 ? (
        <EmptyState icon={IconMoodCheck} title={t.none(shown.id)} text={t.noneWhy} />
      ) : (
        <RefusedRows key={shown.id} job={shown.id} reason={typeof reason === "string" ? reason : null} />
      )}
    </Block>
  );
}

function ImportChoice({ imports, shown }: { imports: readonly ImportRecord[]; shown: ImportRecord }) {
  const t = useText("data").rejects;
  const format = useFormat();
  const goTo = useGoTo();
  return (
    <Select
      w={420}
      maw="100%"
      aria-label={t.choose}
      allowDeselect={false}
      value={String(shown.id)}
      data={imports.map(({ id, started, dryRun, rejects }) => ({
        value: String(id),
        label: t.option(id, format.time(started), dryRun, format.count(rejects)),
      }))}
      onChange={(id) => id !== null && goTo("rejects", { import: Number(id), reason: undefined })}
    />
  );
}

/** How many rows the import shown refused. */
export function RejectsAnswer() {
  const t = useText("data").rejects;
  const format = useFormat();
  const { shown } = useImport();
  if (!shown) return t.answerNone;
  return t.answer(shown.id, format.time(shown.started), format.count(shown.rejects), shown.dryRun);
}
