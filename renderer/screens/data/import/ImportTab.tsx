import { Stack, Stepper } from "@mantine/core";
import { type ComponentType, useCallback } from "react";
import { useJob, useRunning } from "../../../client/jobs.tsx";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { useDroppedFiles } from "../../../ui/files/dropped.ts";
import { JobGate } from "../../../ui/JobGate.tsx";
import { ChooseStep } from "./choose/ChooseStep.tsx";
import { DetectStep } from "./detect/DetectStep.tsx";
import classes from "./import.module.css";
import { STEPS, type Step } from "./importPlan.ts";
import { MapStep } from "./map/MapStep.tsx";
import { usePlan } from "./plan.tsx";
import { PublishStep } from "./publish/PublishStep.tsx";
import { reportOf } from "./reports.ts";
import { PublishButton } from "./try/PublishButton.tsx";
import { TryStep } from "./try/TryStep.tsx";

const BODIES: Record<Step, ComponentType> = {
  choose: ChooseStep,
  detect: DetectStep,
  map: MapStep,
  try: TryStep,
  publish: PublishStep,
};

/** Brings an extract in, step by step; nothing is changed before the last one. */
export function ImportTab() {
  const t = useText("data").import;
  const { plan, change, reset } = usePlan();
  const running = useRunning("import");
  const isForeign = running !== null && running.id !== plan.dryRun && running.id !== plan.publish;
  const { paths, publish } = plan;
  useDroppedFiles(
    useCallback(
      (dropped) => {
        // what was published is done with: files that come now are another import
        if (publish !== null) reset({ paths: dropped, step: "detect" });
        else change({ paths: [...new Set([...paths, ...dropped])], contract: null, step: "detect" });
      },
      [paths, publish, change, reset],
    ),
  );
  const reached = reachedStep(plan.paths.length, plan.dryRun, plan.publish, plan.step);
  const active = STEPS.indexOf(plan.step);
  const Body = BODIES[plan.step];
  return (
    <Stack gap="lg">
      {isForeign && <JobGate job={running}>{null}</JobGate>}
      <Stepper
        active={active}
        size="sm"
        iconSize={32}
        wrap={false}
        classNames={{ stepBody: classes.stepBody }}
        onStepClick={(place) => change({ step: STEPS[place] })}
        aria-label={t.steps.label}
      >
        {STEPS.map((step, place) => (
          <Stepper.Step
            key={step}
            label={t.steps[step]}
            allowStepSelect={place <= reached && place !== active}
            aria-current={place === active ? "step" : undefined}
          />
        ))}
      </Stepper>
      <Body />
    </Stack>
  );
}

/** The last step that can be gone to: published is published, and before a try there is nothing to publish. */
function reachedStep(files: number, dryRun: number | null, publish: number | null, step: Step): number {
  if (publish !== null) return STEPS.indexOf("publish");
  if (dryRun !== null) return STEPS.indexOf("try");
  return files > 0 ? Math.max(STEPS.indexOf("detect"), STEPS.indexOf(step)) : 0;
}

/** Publishing is at hand above a long report, too. */
export function ImportActions() {
  const { plan } = usePlan();
  return plan.step === "try" ? <PublishButton /> : null;
}

/** What comes next, or what came of it. */
export function ImportAnswer() {
  const t = useText("data").import.answers;
  const format = useFormat();
  const { plan } = usePlan();
  const tried = useJob(plan.dryRun);
  const published = useJob(plan.publish);
  const report = reportOf(plan.step === "publish" ? published : tried);
  if (plan.step === "choose") return t.choose;
  if (plan.step === "detect") return t.detect;
  if (plan.step === "map") return t.map;
  if (!report) return plan.step === "publish" ? t.publishing : t.trying;
  if (report.outcome === "already-imported") return t.already(report.version ?? "");
  const isPublished = report.outcome === "published";
  const rows = report.tables.reduce((sum, table) => sum + (isPublished ? table.rowsAccepted : table.rowsRead), 0);
  const counts = {
    rows: format.count(rows),
    rejected: format.count(report.rejectedRows),
    seconds: format.duration(report.seconds),
  };
  return isPublished ? t.published({ ...counts, version: report.version ?? "" }) : t.tried(counts);
}
