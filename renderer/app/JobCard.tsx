import { Badge, Button, Group, Progress, Spoiler, Stack, Text } from "@mantine/core";
import type { Job } from "../../core/contract/desk/jobs.ts";
import { isOver } from "../client/jobs.tsx";
import { useDesk } from "../client/useAsk.ts";
import { useFormat } from "../format/useFormat.ts";
import { useText } from "../i18n/useText.ts";
import { FaultNote } from "../ui/FaultNote.tsx";
import { JobFileButton } from "../ui/files/JobFileButton.tsx";
import classes from "./Shell.module.css";

const COLOURS: Record<Job["state"], string> = {
  queued: "gray",
  running: "accent",
  paused: "yellow",
  done: "green",
  failed: "red",
  cancelled: "gray",
};

/** One job: what it does now, how far it is, and what can be done about it. */
export function JobCard({ job }: { job: Job }) {
  const t = useText("jobs");
  const desk = useDesk();
  const { id, title, state, fault, log } = job;
  const isOpen = !isOver(job);
  return (
    <Stack gap="xs" className={classes.job} component="section" aria-label={title}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Text fw={600} fz="md">
          {title}
        </Text>
        <Badge color={COLOURS[state]} variant="light" style={{ flexShrink: 0 }} tt="none">
          {t[state]}
        </Badge>
      </Group>
      {isOpen && <JobProgress job={job} />}
      {fault && state === "failed" ? <FaultNote fault={fault} /> : <Text fz="sm">{job.message}</Text>}
      <Group gap="xs">
        {state === "running" && (
          <Button size="xs" variant="default" onClick={() => void desk.jobs.pause({ id })}>
            {t.pause}
          </Button>
        )}
        {state === "paused" && (
          <Button size="xs" variant="default" onClick={() => void desk.jobs.resume({ id })}>
            {t.resume}
          </Button>
        )}
        {isOpen && (
          <Button size="xs" variant="default" onClick={() => void desk.jobs.cancel({ id })}>
            {t.cancel}
          </Button>
        )}
        <JobFileButton job={job} />
      </Group>
      {log.length > 1 && <JobLog log={log} />}
    </Stack>
  );
}

/** Bar, rate and time left; also used where a screen waits for its own job. */
export function JobProgress({ job }: { job: Job }) {
  const t = useText("jobs");
  const format = useFormat();
  const { title, share, rate, unit, secondsLeft } = job;
  const facts = [
    share === null ? null : format.percent(share, 0),
    rate > 0 && unit !== "%" ? (unit === "bytes" ? `${format.bytes(rate)}/s` : t.rate(format.short(rate), unit)) : null,
    secondsLeft === null ? null : t.left(format.duration(secondsLeft)),
  ].filter((fact) => fact !== null);
  return (
    <Stack gap={4}>
      <Progress
        value={(share ?? 0) * 100}
        aria-label={title}
        size="sm"
        transitionDuration={120}
        animated={share === null}
      />
      <Text fz="xs" c="dimmed" mih={17}>
        {facts.join(" · ")}
      </Text>
    </Stack>
  );
}

function JobLog({ log }: { log: Job["log"] }) {
  const t = useText("jobs");
  const format = useFormat();
  return (
    <Spoiler maxHeight={0} showLabel={t.log(log.length)} hideLabel={t.log(log.length)} fz="xs">
      {log.map(({ at, message }) => (
        <Text fz="xs" c="dimmed" key={`${at} ${message}`}>
          {format.time(at)} · {message}
        </Text>
      ))}
    </Spoiler>
  );
}
