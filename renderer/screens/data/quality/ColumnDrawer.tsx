import { Badge, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconRuler2 } from "@tabler/icons-react";
import type { ColumnQuality, QualityReport } from "../../../../core/contract/quality.ts";
import { useView } from "../../../app/view.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { SideDrawer } from "../../../ui/SideDrawer.tsx";
import { useGoTo } from "../tabs.ts";
import { ColumnFacts } from "./ColumnFacts.tsx";
import { DistributionChart } from "./DistributionChart.tsx";
import { MissingChart } from "./MissingChart.tsx";
import classes from "./quality.module.css";
import type { Quality } from "./useQuality.ts";

interface ColumnDrawerProps {
  quality: Quality;
  column: string | null;
  onClose: () => void;
}

/** One column in detail, at the right of the screen. */
export function ColumnDrawer({ quality, column, onClose }: ColumnDrawerProps) {
  const t = useText("data").quality;
  const shown = quality.report.columns.find(({ id }) => id === column);
  return (
    <SideDrawer title={<b>{shown?.label ?? t.column}</b>} opened={shown !== undefined} onClose={onClose}>
      {shown && <ColumnDetail report={quality.report} column={shown} />}
    </SideDrawer>
  );
}

function ColumnDetail({ report, column }: { report: QualityReport; column: ColumnQuality }) {
  const t = useText("data").quality;
  const format = useFormat();
  const goTo = useGoTo();
  const { version } = useView();
  const checks = report.checks.filter(({ columns }) => columns.includes(column.id));
  const about = report.findings.filter(
    (finding) => finding.about === column.id || checks.some(({ id }) => id === finding.about),
  );
  return (
    <Stack gap="lg">
      <Group gap="xs">
        <Badge variant="default" tt="none" fw={400} radius="sm">
          {t.kinds[column.kind]}
        </Badge>
        <Text fz="sm" c="dimmed">
          {t.columnNote(column.id, version ?? "", report.months.length)}
        </Text>
      </Group>
      <ColumnFacts report={report} column={column} />
      {about.length > 0 && (
        <Stack gap="xs" component="section" aria-label={t.findingsShort}>
          <Title order={3}>{t.findingsShort}</Title>
          {about.map(({ sentence }) => (
            <Text key={sentence} fz="sm">
              {sentence}
            </Text>
          ))}
        </Stack>
      )}
      <DistributionChart report={report} column={column} />
      {column.nulls.some((count) => count > 0) && <MissingChart report={report} column={column} />}
      {checks.length > 0 && (
        <Stack gap="xs" component="section" aria-label={t.checksShort}>
          <Title order={3}>{t.checksShort}</Title>
          <dl className={classes.facts}>
            {checks.map(({ id, rule, broken }) => (
              <Group key={id} style={{ display: "contents" }}>
                <dt>{rule}</dt>
                <dd>{t.brokenTimes(format.count(broken.reduce<number>((sum, count) => sum + (count ?? 0), 0)))}</dd>
              </Group>
            ))}
          </dl>
        </Stack>
      )}
      {column.kind !== "holding" && (
        <Button
          variant="default"
          leftSection={<IconRuler2 size={16} />}
          onClick={() => goTo("rules", { column: undefined })}
        >
          {t.toRules}
        </Button>
      )}
    </Stack>
  );
}
