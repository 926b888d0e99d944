import { useMemo } from "react";
import type { WorkspaceInfo } from "../../../../core/contract/desk/session.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column } from "../../../ui/table/column.ts";
import classes from "./Rows.module.css";

/** How the columns of a customer's row are headed and written: attributes by their kind, holdings as yes and no. */
export function useRowColumns(
  { attributes, products }: WorkspaceInfo,
  ids: readonly string[] | null,
  labels: readonly string[] | null,
): Column[] | null {
  const t = useText("dashboard");
  const format = useFormat();
  return useMemo(() => {
    if (!ids || !labels) return null;
    const yesNo = (value: number) =>
      value === 1 ? t.condition.yes : <span className={classes.no}>{t.condition.no}</span>;
    return ids.map((id, place): Column => {
      const label = place === 0 ? t.customer : labels[place];
      const attribute = attributes.find((each) => each.id === id);
      if (attribute?.kind === "number") {
        return { id, label, kind: "decimal", format: (value: number) => numberText(value, format) };
      }
      const isYesNo = attribute?.kind === "flag" || products.some((product) => product.id === id);
      return isYesNo ? { id, label, format: yesNo } : { id, label };
    });
  }, [ids, labels, attributes, products, t, format]);
}

/** Whole numbers as they are, others with at most two decimals: what the extract says, not a rounded figure. */
function numberText(value: number, format: ReturnType<typeof useFormat>): string {
  return Number.isInteger(value) ? format.count(value) : format.decimal(value, 2);
}
