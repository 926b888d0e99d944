import { useCallback } from "react";
import type { SuggestedRule } from "../../../../core/contract/quality.ts";
import { useDesk } from "../../../client/useAsk.ts";
import { useAttempt } from "../../../ui/useAttempt.ts";

/** Accepts the rule of a column, or with null drops it; says what was done, with the way back. */
export function useSetRule(): (column: string, rule: SuggestedRule | null, told: string) => Promise<void> {
  const desk = useDesk();
  const attempt = useAttempt();
  return useCallback(
    async (column, rule, told) => {
      await attempt(async () => {
        await desk.data.setRule({ column, rule });
        return told;
      });
    },
    [desk, attempt],
  );
}
