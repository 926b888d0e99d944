import { useMemo } from "react";
import type { WorkspaceInfo } from "../../../../core/contract/desk/session.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column } from "../../../ui/table/column.ts";

/** Columns of a page of customer-months: numbers at the right, holdings as yes and no. */
export function useCustomerColumns(
  page: { columns: readonly string[]; labels: readonly string[] } | undefined,
  workspace: WorkspaceInfo | null,
): readonly Column[] {
  const t = useText("segments").list;
  const format = useFormat();
  return useMemo(() => {
    const numbers = new Set(workspace?.attributes.filter(({ kind }) => kind === "number").map(({ id }) => id));
    const yesNo = new Set([
      ...(workspace?.products ?? []).map(({ id }) => id),
      ...(workspace?.attributes ?? []).filter(({ kind }) => kind === "flag").map(({ id }) => id),
    ]);
    return (page?.columns ?? []).map((id, place): Column => {
      const label = page?.labels[place] ?? id;
      if (numbers.has(id)) return { id, label, kind: "decimal", format: format.figure };
      if (yesNo.has(id)) return { id, label, format: (value: string | number) => (Number(value) === 1 ? t.yes : t.no) };
      return { id, label };
    });
  }, [page, workspace, t, format]);
}
