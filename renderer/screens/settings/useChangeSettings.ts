import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { SessionInfo, Settings } from "../../../core/contract/desk/session.ts";
import { faultOf } from "../../client/fault.ts";
import { useDesk } from "../../client/useAsk.ts";
import { useText } from "../../i18n/useText.ts";

/** Changes settings: on the screen at once, then in the core; what could not be kept goes back and is told. */
export function useChangeSettings(): (changed: Partial<Settings>) => Promise<void> {
  const desk = useDesk();
  const queries = useQueryClient();
  const { notKept } = useText("settings");
  return useCallback(
    async (changed) => {
      queries.setQueriesData<SessionInfo>(
        { queryKey: ["session", "info"] },
        (info) => info && { ...info, settings: { ...info.settings, ...changed } },
      );
      try {
        await desk.session.settings(changed);
      } catch (error) {
        const { message, mend } = faultOf(error);
        notifications.show({ color: "red", title: notKept, message: `${message} ${mend}`.trim() });
        await queries.invalidateQueries({ queryKey: ["session", "info"] });
      }
    },
    [desk, queries, notKept],
  );
}
