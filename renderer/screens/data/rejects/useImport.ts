import { useAsk } from "../../../client/useAsk.ts";
import { useDataSearch } from "../tabs.ts";

/** The imports, newest first, and the one whose refused rows are shown: as the address says, else the newest with any. */
export function useImport() {
  const asked = Number(useDataSearch().import);
  const { data, error, refetch } = useAsk("data", "imports", undefined as never);
  const shown = data?.find(({ id }) => id === asked) ?? data?.find(({ rejects }) => rejects > 0) ?? null;
  return { imports: data, shown, error, refetch };
}
