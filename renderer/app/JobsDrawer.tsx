import { Button, Group, Stack, Text } from "@mantine/core";
import { IconProgress } from "@tabler/icons-react";
import { useJobs } from "../client/jobs.tsx";
import { useText } from "../i18n/useText.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { SideDrawer } from "../ui/SideDrawer.tsx";
import { JobCard } from "./JobCard.tsx";

/** Long work: what runs, waits and was done in this session, newest first. */
export function JobsDrawer() {
  const t = useText("jobs");
  const { close } = useText("shell");
  const { jobs, isDrawerOpen, setDrawerOpen } = useJobs();
  return (
    <SideDrawer title={t.title} opened={isDrawerOpen} onClose={() => setDrawerOpen(false)}>
      {jobs.length === 0 ? (
        <EmptyState icon={IconProgress} title={t.none} text={t.noneWhy} />
      ) : (
        <Stack gap="md">
          {jobs.map((job) => (
            <JobCard key={job.id} job={job} />
          ))}
          <Text fz="xs" c="dimmed">
            {t.oneAtATime}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setDrawerOpen(false)}>
              {close}
            </Button>
          </Group>
        </Stack>
      )}
    </SideDrawer>
  );
}
