import { Button } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useView } from "../../../app/view.ts";
import { useJobs, useRunning } from "../../../client/jobs.tsx";
import { useText } from "../../../i18n/useText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { JobGate } from "../../../ui/JobGate.tsx";
import { UnderJob } from "../../../ui/kept/UnderJob.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import { type Quality, useQuality } from "./useQuality.ts";

/** Shows the quality of the version once it is counted; before that its counting at work, or that there is none yet. */
export function WithQuality({ children }: { children: (quality: Quality) => ReactNode }) {
  return <UnderJob kind="figures">{(isRunning) => <Shown isRunning={isRunning}>{children}</Shown>}</UnderJob>;
}

function Shown({ isRunning, children }: { isRunning: boolean; children: (quality: Quality) => ReactNode }) {
  const { data, error, refetch } = useQuality();
  const demo = useRunning("demo");
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <BlockSkeleton height={720} />;
  if (data !== null) return children(data);
  if (isRunning) return null;
  return (
    <JobGate job={demo}>
      <NotCounted />
    </JobGate>
  );
}

function NotCounted() {
  const t = useText("data").quality;
  const { version } = useView();
  const { start } = useJobs();
  return (
    <EmptyState
      icon={IconShieldCheck}
      title={t.none(version ?? "")}
      text={t.noneWhy}
      action={
        <Button onClick={() => void start({ kind: "figures", ...(version === null ? {} : { version }) })}>
          {t.count}
        </Button>
      }
    />
  );
}
