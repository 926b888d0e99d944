import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { faultOf } from "../../../client/fault.ts";
import { useDesk, useRefresh } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { useUndoToast } from "../../../ui/useUndoToast.tsx";

/** Puts people on the list of those never contacted and takes them off it; both can be undone. Returns whether it was done. */
export function useSuppression() {
  const { suppression: t } = useText("campaigns");
  const format = useFormat();
  const desk = useDesk();
  const refresh = useRefresh();
  const toast = useUndoToast();
  const attempt = useCallback(
    async (work: () => Promise<string>) => {
      try {
        const done = await work();
        await refresh();
        toast(done);
        return true;
      } catch (error) {
        const { message, mend } = faultOf(error);
        notifications.show({ color: "red", title: message, message: mend, autoClose: 15_000 });
        return false;
      }
    },
    [refresh, toast],
  );
  const suppress = useCallback(
    (customers: string[], reason: string) =>
      attempt(async () => t.added(format.count((await desk.offers.suppress({ customers, reason })).added))),
    [attempt, desk, format, t],
  );
  const unsuppress = useCallback(
    (customers: string[]) =>
      attempt(async () => t.removed(format.count((await desk.offers.unsuppress({ customers })).removed))),
    [attempt, desk, format, t],
  );
  return { suppress, unsuppress };
}
