import { Button } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useJob } from "../../../../client/jobs.tsx";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { usePlan } from "../plan.tsx";
import { changedMonths, hasChanges, reportOf } from "../reports.ts";
import { useImportJobs } from "../useImportJobs.ts";

/** Publishes what was tried, and says how much that is; nothing before the try is through. */
export function PublishButton() {
  const t = useText("data").import.try;
  const format = useFormat();
  const { plan } = usePlan();
  const { publish } = useImportJobs();
  const report = reportOf(useJob(plan.dryRun));
  if (!report) return null;
  const months = changedMonths(report);
  const label = months.length === 1 ? t.publishMonth(months[0]) : t.publishMonths(format.count(months.length));
  return (
    <Button leftSection={<IconUpload size={16} />} disabled={!hasChanges(report)} onClick={() => void publish()}>
      {!hasChanges(report) ? t.nothingNew : months.length === 0 ? t.publishTables : label}
    </Button>
  );
}
