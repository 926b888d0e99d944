import { Group, Stack, Text } from "@mantine/core";
import { useJobs } from "../../client/jobs.tsx";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { CommandLine } from "../../ui/CommandLine.tsx";
import { JobFileButton } from "../../ui/files/JobFileButton.tsx";

import classes from "./SettingRows.module.css";

/** Backups made since the program was started, newest first: where each lies, and how to put one back. */
export function BackupList({ workspace }: { workspace: string }) {
  const t = useText("settings").safety;
  const format = useFormat();
  const { jobs } = useJobs();
  const made = jobs.filter(({ kind, state, file }) => kind === "backup" && state === "done" && file !== null);
  if (made.length === 0) return null;
  return (
    <Stack gap="xs" className={classes.below}>
      <Text fw={500}>{t.made}</Text>
      {made.map((job) => (
        <Group key={job.id} gap="xs" justify="space-between">
          <Text fz="sm" className={classes.break}>
            {job.file}
            <Text span inherit c="dimmed">
              {" "}
              · {format.time(job.ended)}
            </Text>
          </Text>
          <JobFileButton job={job} />
        </Group>
      ))}
      <Text fz="sm" c="dimmed">
        {t.restore}
      </Text>
      <CommandLine words={["restore", made[0].file ?? "", workspace]} />
    </Stack>
  );
}
