import { Button } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ShownSegmentation } from "../../../core/contract/desk/segments.ts";
import { useView } from "../../app/view.ts";
import { useJobs } from "../../client/jobs.tsx";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { UnderJob } from "../../ui/kept/UnderJob.tsx";
import { useNewest } from "../../ui/kept/useNewest.ts";
import { BlockSkeleton } from "../../ui/PageSkeleton.tsx";
import { useKept, useShownSegmentation } from "./useKept.ts";

/** Shows a kept segmentation; before that its making at work, what went wrong, or that there is none yet. */
export function WithSegmentation({ children }: { children: (shown: ShownSegmentation) => ReactNode }) {
  return <UnderJob kind="segment">{(isRunning) => <Shown isRunning={isRunning}>{children}</Shown>}</UnderJob>;
}

function Shown({ isRunning, children }: { isRunning: boolean; children: (shown: ShownSegmentation) => ReactNode }) {
  const { shown } = useKept();
  const { data, error, refetch } = useShownSegmentation();
  if (!shown) return isRunning ? null : <NoneYet />;
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <BlockSkeleton height={560} />;
  return children(data);
}

function NoneYet() {
  const t = useText("segments");
  const format = useFormat();
  const { version, month } = useView();
  const { start } = useJobs();
  const { all } = useKept();
  const newest = useNewest();
  return (
    <EmptyState
      icon={IconUsersGroup}
      title={all.length === 0 ? t.none : t.noneOfVersion(version ?? "")}
      text={t.noneWhy}
      action={
        newest.isShown ? (
          <Button onClick={() => void start({ kind: "segment", ...(month === null ? {} : { month }) })}>
            {t.segmentNow(format.month(month))}
          </Button>
        ) : (
          <Button onClick={newest.show}>{t.toNewest}</Button>
        )
      }
    />
  );
}
