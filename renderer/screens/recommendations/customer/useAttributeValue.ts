import { useCallback } from "react";
import { useWorkspace } from "../../../client/session.tsx";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";

/** Writes a value of an attribute by what the attribute is: flags as yes and no, numbers with their marks. */
export function useAttributeValue(): (label: string, value: string) => string {
  const workspace = useWorkspace();
  const t = useText("recommendations").customer;
  const format = useFormat();
  return useCallback(
    (label, value) => {
      const kind = workspace?.attributes.find((attribute) => attribute.label === label)?.kind;
      if (kind === "flag") return value === "1" ? t.yes : t.no;
      return kind === "number" ? format.figure(Number(value)) : value;
    },
    [workspace, t, format],
  );
}
