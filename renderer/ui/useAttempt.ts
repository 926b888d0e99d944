import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { faultOf } from "../client/fault.ts";
import { useRefresh } from "../client/useAsk.ts";
import { useUndoToast } from "./useUndoToast.tsx";

/** Makes a change: says what was done with a way to undo it, or why it was not. Returns whether it was done. */
export function useAttempt(): (work: () => Promise<string>, canUndo?: boolean) => Promise<boolean> {
  const refresh = useRefresh();
  const toast = useUndoToast();
  return useCallback(
    async (work, canUndo = true) => {
      try {
        const done = await work();
        await refresh();
        if (canUndo) toast(done);
        else notifications.show({ message: done });
        return true;
      } catch (error) {
        const { message, mend } = faultOf(error);
        notifications.show({ color: "red", title: message, message: mend, autoClose: 15_000 });
        return false;
      }
    },
    [refresh, toast],
  );
}
