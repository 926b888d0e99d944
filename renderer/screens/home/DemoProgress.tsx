import { Anchor, Button, Group, Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconCircle, IconCircleCheckFilled, IconProgress } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Job } from "../../../core/contract/desk/jobs.ts";
import { JobProgress } from "../../app/JobCard.tsx";
import { useWorkspace } from "../../client/session.tsx";
import { useDesk } from "../../client/useAsk.ts";
import { useText } from "../../i18n/useText.ts";
import classes from "./DemoProgress.module.css";
import { DEMO_STEPS, type DemoStep, stepsMade } from "./demoSteps.ts";

const SCREENS = {
  sample: null,
  import: "/data",
  kpi: "/dashboard",
  quality: "/data",
  segmentation: "/segments",
  recommendation: "/recommendations",
  campaign: "/campaigns",
} as const satisfies Record<DemoStep, string | null>;

/** The demo while it is made: how far it is, what is there already and what will come. */
export function DemoProgress({ job }: { job: Job }) {
  const t = useText("home").demo;
  const jobs = useText("jobs");
  const desk = useDesk();
  const workspace = useWorkspace();
  const made = stepsMade(job, workspace);
  return (
    <Paper p="lg" component="section" aria-label={job.title}>
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap" align="start">
          <div lang="en">
            <Text fw={600}>{job.title}</Text>
            <Text fz="sm" c="dimmed" mih={19}>
              {job.message}
            </Text>
          </div>
          <Button variant="default" size="xs" onClick={() => void desk.jobs.cancel({ id: job.id })}>
            {jobs.cancel}
          </Button>
        </Group>
        <JobProgress job={job} />
        <SimpleGrid minColWidth="220px" spacing="xs" verticalSpacing="xs" component="ol" className={classes.steps}>
          {DEMO_STEPS.map((step, place) => (
            <li key={step} className={classes.step}>
              <StepMark state={place < made ? "made" : place === made ? "now" : "later"} />
              <StepName step={step} isMade={place < made} />
            </li>
          ))}
        </SimpleGrid>
        <Text fz="sm" c="dimmed" mih={19}>
          {made >= 2 ? t.goOn : workspace ? t.answer : null}
        </Text>
      </Stack>
    </Paper>
  );
}

function StepMark({ state }: { state: "made" | "now" | "later" }) {
  const t = useText("home").demo;
  const Icon = { made: IconCircleCheckFilled, now: IconProgress, later: IconCircle }[state];
  const colour = { made: "var(--good)", now: "var(--accent)", later: "var(--text-2)" }[state];
  return <Icon size={18} color={colour} role="img" aria-label={t[state]} style={{ flexShrink: 0 }} />;
}

function StepName({ step, isMade }: { step: DemoStep; isMade: boolean }) {
  const { steps } = useText("home").demo;
  const to = SCREENS[step];
  if (!isMade || to === null) return <Text fz="sm">{steps[step]}</Text>;
  return (
    <Anchor component={Link} to={to} fz="sm" c="var(--accent-text)">
      {steps[step]}
    </Anchor>
  );
}
