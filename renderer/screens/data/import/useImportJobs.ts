import { useCallback } from "react";
import { useJobs } from "../../../client/jobs.tsx";
import type { ImportPlan } from "./importPlan.ts";
import { usePlan } from "./plan.tsx";

/** Starts the try and the publishing of the plan, changed as told. */
export function useImportJobs() {
  const { plan, change } = usePlan();
  const { start } = useJobs();
  const begin = useCallback(
    (next: ImportPlan, dryRun: boolean) => {
      const { paths, contract, month, margins } = next;
      return start({
        kind: "import",
        paths: [...paths],
        dryRun,
        ...(contract === null ? {} : { contract }),
        ...(month === null ? {} : { month }),
        ...(Object.keys(margins).length === 0 ? {} : { margins }),
      });
    },
    [start],
  );
  const tryIt = useCallback(
    async (next: Partial<ImportPlan> = {}) => {
      const dryRun = await begin({ ...plan, ...next }, true);
      change({ ...next, step: "try", dryRun, publish: null });
    },
    [begin, plan, change],
  );
  const publish = useCallback(async () => {
    const id = await begin(plan, false);
    if (id !== null) change({ step: "publish", publish: id });
  }, [begin, plan, change]);
  return { tryIt, publish };
}
