import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import type { SuggestedRule } from "../../../../core/contract/quality.ts";
import { faultOf } from "../../../client/fault.ts";
import { useDesk, useRefresh } from "../../../client/useAsk.ts";
import { useUndoToast } from "../../../ui/useUndoToast.tsx";

/** Accepts the rule of a column, or with null drops it; says what was done, with the way back. */
export function useSetRule(): (column: string, rule: SuggestedRule | null, told: string) => Promise<void> {
  const desk = useDesk();
  const refresh = useRefresh();
  const tell = useUndoToast();
  return useCallback(
    async (column, rule, told) => {
      try {
        await desk.data.setRule({ column, rule });
        tell(told);
        await refresh();
      } catch (error) {
        const { message, mend } = faultOf(error);
        notifications.show({ color: "red", title: message, message: mend, autoClose: 15_000 });
      }
    },
    [desk, refresh, tell],
  );
}
