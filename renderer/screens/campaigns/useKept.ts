import type { KeptCampaign } from "../../../core/contract/desk/offers.ts";
import { useView } from "../../app/view.ts";
import { useAsk } from "../../client/useAsk.ts";
import { useAskedCampaign } from "./tabs.ts";

/** Kept campaigns, newest first, and the one shown: asked for in the address, else the newest of the version, else the newest. */
export function useKept() {
  const { version } = useView();
  const asked = useAskedCampaign();
  const { data: all, error, refetch } = useAsk("offers", "campaigns", undefined as never);
  const shown: KeptCampaign | null =
    all?.find(({ id }) => id === asked) ??
    all?.find((one) => one.version === version && !one.outdated) ??
    all?.find(({ outdated }) => !outdated) ??
    all?.[0] ??
    null;
  return { all, shown, error, refetch };
}
