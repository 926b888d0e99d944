import { Button, Stack } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useJob } from "../../../../client/jobs.tsx";
import { useText } from "../../../../i18n/useText.ts";
import { EmptyState } from "../../../../ui/EmptyState.tsx";
import { FaultNote } from "../../../../ui/FaultNote.tsx";
import { JobGate } from "../../../../ui/JobGate.tsx";
import { useUndoToast } from "../../../../ui/useUndoToast.tsx";
import { usePlan } from "../plan.tsx";
import { reportOf } from "../reports.ts";
import { StepFooter } from "../StepFooter.tsx";
import { useImportJobs } from "../useImportJobs.ts";
import { Published } from "./Published.tsx";

/** Last: the import at work, then what came of it. */
export function PublishStep() {
  const t = useText("data").import.publish;
  const { plan } = usePlan();
  const { publish } = useImportJobs();
  const job = useJob(plan.publish);
  const report = reportOf(job);
  useToldOnce(report?.outcome === "published" ? report.version : null);
  if (report) return <Published report={report} />;
  if (job?.state === "failed" && job.fault) {
    return (
      <Stack gap="lg">
        <FaultNote fault={job.fault} onRetry={() => void publish()} />
        <StepFooter />
      </Stack>
    );
  }
  const isOpen = job !== null && job.state !== "cancelled";
  return (
    <Stack gap="lg">
      <JobGate job={isOpen ? job : null}>
        <EmptyState
          icon={IconUpload}
          title={job === null ? t.notStarted : t.cancelled}
          text={t.untouched}
          action={<Button onClick={() => void publish()}>{t.again}</Button>}
        />
      </JobGate>
      {!isOpen && <StepFooter />}
    </Stack>
  );
}

/** Says once, when the publishing ends while it is looked at, that it can be undone. */
function useToldOnce(version: string | null): void {
  const t = useText("data").import.publish;
  const tell = useUndoToast();
  const before = useRef(version);
  useEffect(() => {
    if (version !== null && before.current === null) tell(t.toast(version));
    before.current = version;
  }, [version, tell, t]);
}
