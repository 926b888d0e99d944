import { useView } from "../../../app/view.ts";
import { useAsk } from "../../../client/useAsk.ts";

/** The quality of the version shown; its data is null while it was not counted. */
export function useQuality() {
  const { version } = useView();
  return useAsk("data", "quality", version === null ? null : { version });
}

/** A quality that was counted, with the rules that it suggests and those that were accepted. */
export type Quality = NonNullable<NonNullable<ReturnType<typeof useQuality>["data"]>>;
