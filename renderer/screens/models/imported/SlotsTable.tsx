import type { OnnxLook, OnnxSlot } from "../../../../core/contract/importedModel.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column, Row } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";

interface SlotsTableProps {
  name: string;
  slots: readonly OnnxSlot[];
  /** Tells what features mean, where it is at hand. */
  look?: Pick<OnnxLook, "features" | "categories">;
}

/** Every column of a model with what it is given. */
export function SlotsTable({ name, slots, look }: SlotsTableProps) {
  const { form: t } = useText("elsewhere");
  const meanings = new Map(
    [...(look?.features ?? []), ...(look?.categories ?? [])].map((each) => [each.id, each.meaning]),
  );
  const columns: Column[] = [
    { id: "column", label: t.column },
    { id: "given", label: t.given },
    ...(look ? [{ id: "meaning", label: t.meaning }] : []),
    { id: "how", label: t.how },
  ];
  const rows = slots.map(({ name: column, feature, by }): Row => {
    const meaning = feature === null ? null : (meanings.get(feature) ?? null);
    return [column, feature, ...(look ? [meaning] : []), t.by[by ?? "none"]];
  });
  return <DataTable name={name} columns={columns} rows={rows} isPlain={slots.length <= 10} maxHeight={320} />;
}
