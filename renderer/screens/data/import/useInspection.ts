import { useAsk } from "../../../client/useAsk.ts";
import { usePlan } from "./plan.tsx";

/** What the files of the plan hold, and how they would be read. */
export function useInspection() {
  const { plan } = usePlan();
  const { paths, contract } = plan;
  return useAsk(
    "data",
    "inspect",
    paths.length === 0 ? null : { paths: [...paths], ...(contract === null ? {} : { contract }) },
  );
}
