import { Stack } from "@mantine/core";
import type { ReactNode } from "react";
import type { JobRequest } from "../../../core/contract/desk/jobs.ts";
import { useJobs, useRunning } from "../../client/jobs.tsx";
import { FaultNote } from "../FaultNote.tsx";
import { JobGate } from "../JobGate.tsx";

/** A result under the job that makes a newer one: its progress, or why it failed; what was kept before stays readable. */
export function UnderJob({
  kind,
  children,
}: {
  kind: JobRequest["kind"];
  children: (isRunning: boolean) => ReactNode;
}) {
  const running = useRunning(kind);
  const { jobs } = useJobs();
  const last = jobs.find((job) => job.kind === kind);
  return (
    <Stack gap="lg">
      {running && <JobGate job={running}>{null}</JobGate>}
      {last?.state === "failed" && last.fault && <FaultNote fault={last.fault} />}
      {children(running !== null)}
    </Stack>
  );
}
