import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { IconPlayerStop } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Job } from "../../../core/contract/desk/jobs.ts";
import { JobProgress } from "../../app/JobCard.tsx";
import { useDesk } from "../../client/useAsk.ts";
import { useWatched } from "../../client/watchedJobs.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { BoardTable } from "./BoardTable.tsx";

const LOOK_MS = 1000;

/** The leaderboard while the search runs, and the way to end it with what was found. */
export function LiveBoard({ job }: { job: Job }) {
  const t = useText("ownTable");
  const format = useFormat();
  const desk = useDesk();
  useWatched(job.id);
  const { data: board } = useQuery({
    queryKey: ["tables", "board", job.id],
    queryFn: () => desk.tables.board(),
    refetchInterval: LOOK_MS,
  });
  return (
    <>
      <Paper p="lg">
        <Stack gap="md">
          <Group justify="space-between" gap="md">
            <Text fw={600}>{job.title}</Text>
            <Button
              variant="default"
              leftSection={<IconPlayerStop size={16} />}
              onClick={() => void desk.jobs.cancel({ id: job.id })}
            >
              {t.stop}
            </Button>
          </Group>
          <JobProgress job={job} />
          <Text fz="sm" c="dimmed" aria-live="polite">
            {board
              ? `${t.searching(format.duration(board.seconds), format.duration(board.budgetSeconds))}. ${t.tried(board.tried, board.leaderboard.length)}.`
              : t.reading}
          </Text>
          {board?.advice && (
            <Text fz="sm" c="dimmed">
              {board.advice}
            </Text>
          )}
        </Stack>
      </Paper>
      {board && board.leaderboard.length > 0 && (
        <BoardTable lines={board.leaderboard} metric={board.metric} note={null} />
      )}
    </>
  );
}
