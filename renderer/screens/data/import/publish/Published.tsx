import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconChartBar, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { ImportReport } from "../../../../../core/contract/importReport.ts";
import { useJobs } from "../../../../client/jobs.tsx";
import { useWorkspace } from "../../../../client/session.tsx";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { Block } from "../../../../ui/Page.tsx";
import { DiffView } from "../../versions/DiffView.tsx";
import classes from "../import.module.css";
import { usePlan } from "../plan.tsx";
import { monthsOf } from "../reports.ts";
import { Notes } from "../try/Notes.tsx";
import { RejectsLink } from "../try/RejectsLink.tsx";
import { ReportTiles } from "../try/ReportTiles.tsx";

/** What was published, what it changed, and what to do with it. */
export function Published({ report }: { report: ImportReport }) {
  const t = useText("data").import.publish;
  const workspace = useWorkspace();
  const { version, outcome } = report;
  const parent = workspace?.versions.find(({ id }) => id === version)?.parent ?? null;
  const isNew = outcome === "published";
  return (
    <Stack gap="lg">
      <Headline report={report} />
      <ReportTiles report={report} />
      {isNew && <Notes report={report} />}
      <RejectsLink report={report} />
      {isNew && version !== null && (
        <Block title={parent === null ? t.firstTitle : t.diffTitle(parent)} note={parent === null ? t.firstText : null}>
          {parent !== null && <DiffView from={parent} to={version} />}
        </Block>
      )}
    </Stack>
  );
}

function Headline({ report }: { report: ImportReport }) {
  const t = useText("data").import.publish;
  const format = useFormat();
  const navigate = useNavigate();
  const { start } = useJobs();
  const { reset } = usePlan();
  const { version, outcome } = report;
  const isNew = outcome === "published";
  const months = monthsOf(report);
  const count = async () => {
    await start({ kind: "figures" });
    await navigate({ to: "/dashboard", search: {} });
  };
  return (
    <Group className={classes.card} justify="space-between" gap="md">
      <Group gap="md" wrap="nowrap">
        {isNew ? (
          <IconCircleCheck size={32} stroke={1.5} color="var(--good)" aria-hidden />
        ) : (
          <IconInfoCircle size={32} stroke={1.5} color="var(--accent)" aria-hidden />
        )}
        <div>
          <Title order={2}>{isNew ? t.done(version ?? "") : t.already}</Title>
          <Text fz="sm" c="dimmed">
            {isNew ? t.doneText(format.month(months[0]), format.month(months.at(-1))) : t.alreadyText(version ?? "")}
          </Text>
        </div>
      </Group>
      <Group gap="xs">
        <Button variant="default" onClick={() => reset()}>
          {t.another}
        </Button>
        {isNew && (
          <Button leftSection={<IconChartBar size={16} />} onClick={() => void count()}>
            {t.count}
          </Button>
        )}
      </Group>
    </Group>
  );
}
