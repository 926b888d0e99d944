import { Button, Group, Stack, Text } from "@mantine/core";
import { IconFileImport, IconInfoCircle, IconMailQuestion } from "@tabler/icons-react";
import { useJobs, useRunning } from "../../../client/jobs.tsx";
import { useAsk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { useFilePicker } from "../../../ui/files/FilePicker.tsx";
import { JobGate } from "../../../ui/JobGate.tsx";
import { Block } from "../../../ui/Page.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import classes from "../campaigns.module.css";
import { type ShownCampaign, useShownCampaign, WithCampaign } from "../WithCampaign.tsx";
import { ArmRates } from "./ArmRates.tsx";
import { ByChannel } from "./ByChannel.tsx";
import { ByMessage } from "./ByMessage.tsx";
import { ForetoldAndBought } from "./ForetoldAndBought.tsx";
import { ImportReport } from "./ImportReport.tsx";
import { LiftChart } from "./LiftChart.tsx";
import { ResponseTiles } from "./ResponseTiles.tsx";
import { isOneSided, verdictOf } from "./verdict.ts";

function useResponses() {
  const { data: campaign } = useShownCampaign();
  return useAsk("offers", "responses", campaign ? { id: campaign.id } : null);
}

/** Whether the contact worked, in a sentence. */
export function ResponsesAnswer() {
  const { responses: t } = useText("campaigns");
  const format = useFormat();
  const { data: campaign } = useShownCampaign();
  const { data } = useResponses();
  if (!campaign || data === undefined) return null;
  return data === null ? t.answerNone : verdictOf(data, t, format);
}

export function ResponsesActions() {
  const { data } = useShownCampaign();
  return data ? <ImportButton id={data.id} /> : null;
}

/** What came of a campaign: contacted against held out, by product, by message. */
export function ResponsesTab() {
  return <WithCampaign>{(campaign) => <Responses campaign={campaign} />}</WithCampaign>;
}

function Responses({ campaign }: { campaign: ShownCampaign }) {
  const { responses: t } = useText("campaigns");
  const format = useFormat();
  const running = useRunning("importResponses");
  const { jobs } = useJobs();
  const { data, error, refetch } = useResponses();
  const month = format.month(campaign.plan.month);
  const last = jobs.find(({ kind }) => kind === "importResponses");
  if (running) return <JobGate job={running}>{null}</JobGate>;
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <BlockSkeleton height={480} />;
  return (
    <Stack gap="lg">
      {last?.state === "failed" && last.fault && <FaultNote fault={last.fault} />}
      {data === null ? (
        <EmptyState
          icon={IconMailQuestion}
          title={t.none}
          text={t.noneWhy(month)}
          action={<ImportButton id={campaign.id} />}
        />
      ) : (
        <>
          <ResponseTiles responses={data} />
          <Block title={t.worked} note={data.purchasesFrom === "panel" ? t.fromPanel(month) : t.fromFiles}>
            {isOneSided(data) ? (
              <Group className={classes.surface} gap="xs" wrap="nowrap" align="start">
                <IconInfoCircle size={20} color="var(--warning)" style={{ flexShrink: 0 }} aria-hidden />
                <Text>{t.oneSided(month)}</Text>
              </Group>
            ) : (
              <div className={`${classes.pair} ${classes.even}`}>
                <ArmRates responses={data} plan={campaign.plan} />
                {data.lift && <LiftChart lift={data.lift} plan={campaign.plan} />}
              </div>
            )}
          </Block>
          <Block title={t.offers}>
            <ForetoldAndBought responses={data} plan={campaign.plan} />
            {data.byMessage.length > 0 && <ByMessage responses={data} plan={campaign.plan} />}
          </Block>
          {data.byChannel.length > 1 && <ByChannel responses={data} />}
        </>
      )}
      <ImportReport result={last?.state === "done" ? last.result : null} campaign={campaign.id} />
    </Stack>
  );
}

function ImportButton({ id }: { id: string }) {
  const { responses: t } = useText("campaigns");
  const { start } = useJobs();
  const picker = useFilePicker();
  const running = useRunning("importResponses");
  const choose = async () => {
    const [path] = await picker.choose({ what: "extract" });
    if (path) await start({ kind: "importResponses", campaign: id, path });
  };
  return (
    <Button leftSection={<IconFileImport size={16} />} loading={running !== null} onClick={() => void choose()}>
      {t.import}
    </Button>
  );
}
