import { Button } from "@mantine/core";
import { IconMail, IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Campaign } from "../../../core/contract/campaign.ts";
import { useJobs, useRunning } from "../../client/jobs.tsx";
import { useAsk } from "../../client/useAsk.ts";
import { useText } from "../../i18n/useText.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { JobGate } from "../../ui/JobGate.tsx";
import { BlockSkeleton } from "../../ui/PageSkeleton.tsx";
import { useGoTo } from "./tabs.ts";
import { useKept } from "./useKept.ts";

/** A kept campaign as the screen shows it. */
export interface ShownCampaign {
  id: string;
  created: string;
  plan: Campaign;
}

/** The campaign that is shown, whole; undefined while it is on its way. */
export function useShownCampaign() {
  const { shown } = useKept();
  const answer = useAsk("offers", "campaign", shown && !shown.outdated ? { id: shown.id } : null);
  return { ...answer, data: answer.data?.id === shown?.id ? answer.data : undefined };
}

/** Shows a kept campaign; before that its planning at work, what went wrong, or that there is none yet. */
export function WithCampaign({ children }: { children: (campaign: ShownCampaign) => ReactNode }) {
  const t = useText("campaigns");
  const goTo = useGoTo();
  const running = useRunning("campaign");
  const { jobs } = useJobs();
  const { all, shown, error, refetch } = useKept();
  const { data: campaign, error: ownError, refetch: refetchOwn } = useShownCampaign();
  const last = jobs.find(({ kind }) => kind === "campaign");
  const toPlanner = <Button onClick={() => goTo("planner")}>{t.toPlanner}</Button>;
  if (running) return <JobGate job={running}>{null}</JobGate>;
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!all) return <BlockSkeleton height={480} />;
  return (
    <>
      {last?.state === "failed" && last.fault && <FaultNote fault={last.fault} />}
      {!shown ? (
        <EmptyState icon={IconMail} title={t.none} text={t.noneWhy} action={toPlanner} />
      ) : shown.outdated ? (
        <EmptyState icon={IconRefresh} title={t.outdated} text={t.outdatedWhy} action={toPlanner} />
      ) : ownError ? (
        <FaultNote error={ownError} onRetry={() => void refetchOwn()} />
      ) : campaign ? (
        children(campaign)
      ) : (
        <BlockSkeleton height={480} />
      )}
    </>
  );
}
