import type { Job } from "../../../core/contract/desk/jobs.ts";
import { useJobs } from "../../client/jobs.tsx";

/** The newest job of a kind that went well with a kept search or grouping. */
export function useDoneOf(run: number): (kind: "tableScore" | "tablePlace" | "tableGroups") => Job | undefined {
  const { jobs } = useJobs();
  return (kind) =>
    jobs.find((job) => job.kind === kind && job.state === "done" && (job.result as { run: number }).run === run);
}
