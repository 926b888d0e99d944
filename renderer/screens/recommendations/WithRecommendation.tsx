import { Button } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useView } from "../../app/view.ts";
import { useJobs } from "../../client/jobs.tsx";
import { useText } from "../../i18n/useText.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { UnderJob } from "../../ui/kept/UnderJob.tsx";
import { useNewest } from "../../ui/kept/useNewest.ts";
import { BlockSkeleton } from "../../ui/PageSkeleton.tsx";
import { type ShownRecommendation, useKept, useShownRecommendation } from "./useKept.ts";

/** Shows a kept recommendation; before that its learning at work, what went wrong, or that there is none yet. */
export function WithRecommendation({ children }: { children: (shown: ShownRecommendation) => ReactNode }) {
  return <UnderJob kind="recommend">{(isRunning) => <Shown isRunning={isRunning}>{children}</Shown>}</UnderJob>;
}

function Shown({ isRunning, children }: { isRunning: boolean; children: (shown: ShownRecommendation) => ReactNode }) {
  const { shown } = useKept();
  const { data, error, refetch } = useShownRecommendation();
  if (!shown) return isRunning ? null : <NoneYet />;
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <BlockSkeleton height={560} />;
  return children(data);
}

function NoneYet() {
  const t = useText("recommendations");
  const { version } = useView();
  const { start } = useJobs();
  const { all } = useKept();
  const newest = useNewest();
  return (
    <EmptyState
      icon={IconBulb}
      title={all.length === 0 ? t.none : t.noneOfVersion(version ?? "")}
      text={t.noneWhy}
      action={
        newest.isShown ? (
          <Button onClick={() => void start({ kind: "recommend" })}>{t.learnNow}</Button>
        ) : (
          <Button onClick={newest.show}>{t.toNewest}</Button>
        )
      }
    />
  );
}
