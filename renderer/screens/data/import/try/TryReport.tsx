import { Alert, Stack } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import type { ImportReport } from "../../../../../core/contract/importReport.ts";
import { useText } from "../../../../i18n/useText.ts";
import { Block } from "../../../../ui/Page.tsx";
import classes from "../../data.module.css";
import { hasChanges, monthStates, summed } from "../reports.ts";
import { CountsChart } from "./CountsChart.tsx";
import { ImportSettings } from "./ImportSettings.tsx";
import { MonthStates } from "./MonthStates.tsx";
import { Notes } from "./Notes.tsx";
import { RejectsLink } from "./RejectsLink.tsx";
import { ReportTiles } from "./ReportTiles.tsx";
import { TablesTable } from "./TablesTable.tsx";

/** What a try found: how many rows stand, why others do not, what would change, and what to look at first. */
export function TryReport({ report }: { report: ImportReport }) {
  const all = useText("data");
  const t = all.import.try;
  const rejected = summed(report, "rejected");
  const repaired = summed(report, "repaired");
  const states = monthStates(report);
  return (
    <div className={classes.blocks}>
      {!hasChanges(report) && (
        <Alert color="gray" icon={<IconInfoCircle size={18} />} title={t.sameTitle}>
          {t.sameText}
        </Alert>
      )}
      <ReportTiles report={report} />
      <ImportSettings report={report} />
      <Notes report={report} />
      <Block title={t.changes} note={t.changesNote(states)}>
        <MonthStates report={report} />
      </Block>
      {(rejected.length > 0 || repaired.length > 0) && (
        <div className={classes.halves}>
          <CountsChart
            title={t.rejectedTitle}
            note={t.rejectedNote}
            nothing={t.noneRejected}
            what={t.reason}
            counts={rejected.map(({ name, count }) => ({ name: all.reasons[name] ?? name, count }))}
          />
          <CountsChart
            title={t.repairedTitle}
            note={t.repairedNote}
            nothing={t.noneRepaired}
            what={all.quality.column}
            counts={repaired}
          />
        </div>
      )}
      <Stack gap="md">
        <TablesTable report={report} />
        <RejectsLink report={report} />
      </Stack>
    </div>
  );
}
