import { Button, Stack } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import { useJob } from "../../../../client/jobs.tsx";
import { useText } from "../../../../i18n/useText.ts";
import { EmptyState } from "../../../../ui/EmptyState.tsx";
import { FaultNote } from "../../../../ui/FaultNote.tsx";
import { JobGate } from "../../../../ui/JobGate.tsx";
import { usePlan } from "../plan.tsx";
import { reportOf } from "../reports.ts";
import { StepFooter } from "../StepFooter.tsx";
import { useImportJobs } from "../useImportJobs.ts";
import { PublishButton } from "./PublishButton.tsx";
import { TryReport } from "./TryReport.tsx";

/** Fourth: everything is read and checked, nothing is kept; what publishing would change. */
export function TryStep() {
  const t = useText("data").import.try;
  const { plan } = usePlan();
  const { tryIt } = useImportJobs();
  const job = useJob(plan.dryRun);
  const report = reportOf(job);
  if (report) {
    return (
      <Stack gap="lg">
        <TryReport report={report} />
        <StepFooter>
          <PublishButton />
        </StepFooter>
      </Stack>
    );
  }
  if (job?.state === "failed" && job.fault) {
    return (
      <Stack gap="lg">
        <FaultNote fault={job.fault} onRetry={() => void tryIt()} />
        <StepFooter />
      </Stack>
    );
  }
  const isOpen = job !== null && job.state !== "cancelled";
  return (
    <Stack gap="lg">
      <JobGate job={isOpen ? job : null}>
        <EmptyState
          icon={IconListSearch}
          title={job === null ? t.notTried : t.cancelled}
          text={t.text}
          action={<Button onClick={() => void tryIt()}>{t.tryNow}</Button>}
        />
      </JobGate>
      {!isOpen && <StepFooter />}
    </Stack>
  );
}
