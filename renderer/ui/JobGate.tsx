import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Job } from "../../core/contract/desk/jobs.ts";
import { JobProgress } from "../app/JobCard.tsx";
import { useDesk } from "../client/useAsk.ts";
import { useWatched } from "../client/watchedJobs.ts";
import { useText } from "../i18n/useText.ts";

/** Where a result will stand while the job that makes it runs; otherwise the children. */
export function JobGate({ job, children }: { job: Job | null; children: ReactNode }) {
  const t = useText("jobs");
  const desk = useDesk();
  useWatched(job?.id ?? null);
  if (!job) return children;
  return (
    <Paper p="lg" maw={560} mx="auto" w="100%" my={48}>
      <Stack gap="md">
        <Text fw={600}>{job.title}</Text>
        <JobProgress job={job} />
        <Group justify="space-between">
          <Text fz="sm" c="dimmed">
            {job.message}
          </Text>
          <Button size="xs" variant="default" onClick={() => void desk.jobs.cancel({ id: job.id })}>
            {t.cancel}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
