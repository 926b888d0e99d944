import { useCallback } from "react";
import { useDesk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { useAttempt } from "../../../ui/useAttempt.ts";

/** Puts people on the list of those never contacted and takes them off it; both can be undone. Returns whether it was done. */
export function useSuppression() {
  const { suppression: t } = useText("campaigns");
  const format = useFormat();
  const desk = useDesk();
  const attempt = useAttempt();
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
