import { Button } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import { useView } from "../../../app/view.ts";
import { useJobs, useRunning } from "../../../client/jobs.tsx";
import { useWorkspace } from "../../../client/session.tsx";
import { useText } from "../../../i18n/useText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { JobGate } from "../../../ui/JobGate.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import classes from "../campaigns.module.css";
import { Limits } from "./limits/Limits.tsx";
import { Outcome } from "./outcome/Outcome.tsx";
import { usePlanning } from "./planning.tsx";

/** Limits at the left; what they would bring at the right, as one drags. */
export function PlannerTab() {
  const running = useRunning("recommend");
  const { recommendation, start, limits, startError, retry } = usePlanning();
  if (recommendation === null) {
    return (
      <JobGate job={running}>
        <NeedRecommendation />
      </JobGate>
    );
  }
  if (startError) return <FaultNote error={startError} onRetry={retry} />;
  if (!start || !limits) return <BlockSkeleton height={720} />;
  return (
    <div className={classes.planner}>
      <Limits start={start} limits={limits} />
      <Outcome start={start} limits={limits} />
    </div>
  );
}

function NeedRecommendation() {
  const t = useText("campaigns");
  const { start } = useJobs();
  const { version, isNewest, setVersion } = useView();
  const head = useWorkspace()?.head ?? null;
  const action = isNewest ? (
    <Button onClick={() => void start({ kind: "recommend" })}>{t.recommend}</Button>
  ) : (
    <Button onClick={() => head !== null && setVersion(head)}>{t.showNewest}</Button>
  );
  return (
    <EmptyState
      icon={IconBulb}
      title={t.needRecommendation}
      text={isNewest ? t.needRecommendationWhy(version ?? "") : t.needNewest(version ?? "")}
      action={action}
    />
  );
}
