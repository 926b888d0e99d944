import { Group, Stack, Table, Text } from "@mantine/core";
import { IconCircleCheckFilled, IconCircleXFilled } from "@tabler/icons-react";
import { verifyReport } from "../../../core/contract/verifyReport.ts";
import { useJobs } from "../../client/jobs.tsx";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import classes from "./SettingRows.module.css";

/** What the newest check of the workspace found; nothing before the first. */
export function VerifyResult() {
  const t = useText("settings").safety;
  const format = useFormat();
  const job = useJobs().jobs.find(({ kind, state }) => kind === "verify" && (state === "done" || state === "failed"));
  if (job?.fault) {
    return (
      <div className={classes.below}>
        <FaultNote fault={job.fault} />
      </div>
    );
  }
  const report = verifyReport.safeParse(job?.result).data;
  if (!job || !report) return null;
  const failed = report.checks.filter(({ ok }) => !ok).length;
  const time = format.time(job.ended);
  return (
    <Stack gap="xs" className={classes.below} role="status">
      <Text fw={500} c={report.ok ? "var(--text)" : "var(--bad)"}>
        {report.ok ? t.whole(report.checks.length, time) : t.broken(failed, time)}
      </Text>
      <Table fz="sm" verticalSpacing={6} aria-label={t.verify}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.check}</Table.Th>
            <Table.Th>{t.result}</Table.Th>
            <Table.Th>{t.found}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.checks.map(({ name, ok, detail }) => (
            <Table.Tr key={name}>
              <Table.Td lang="en">{name}</Table.Td>
              <Table.Td>
                <Group gap={4} wrap="nowrap" c={ok ? "var(--good)" : "var(--bad)"}>
                  {ok ? <IconCircleCheckFilled size={16} aria-hidden /> : <IconCircleXFilled size={16} aria-hidden />}
                  {ok ? t.passed : t.failed}
                </Group>
              </Table.Td>
              <Table.Td lang="en" className={classes.break}>
                {detail}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
