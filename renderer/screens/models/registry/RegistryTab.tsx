import { Button, Group } from "@mantine/core";
import { IconTopologyStar3 } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useJobs, useRunning } from "../../../client/jobs.tsx";
import { useAsk, useDesk } from "../../../client/useAsk.ts";
import { useText } from "../../../i18n/useText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { JobGate } from "../../../ui/JobGate.tsx";
import { Block } from "../../../ui/Page.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import { useAttempt } from "../../../ui/useAttempt.ts";
import classes from "../models.module.css";
import { useChosen, useGoTo } from "../tabs.ts";
import { Gates } from "./Gates.tsx";
import { Leaderboard } from "./Leaderboard.tsx";
import { SignDrawer } from "./SignDrawer.tsx";
import { SlicesTable } from "./SlicesTable.tsx";

/** Models side by side, the gates of the one that is chosen, and what can be done with it. */
export function RegistryTab() {
  const t = useText("models").registry;
  const navigate = useNavigate();
  const desk = useDesk();
  const goTo = useGoTo();
  const attempt = useAttempt();
  const { start } = useJobs();
  const measuring = useRunning("measureModel");
  const chosen = useChosen().model;
  const [isSigning, setSigning] = useState(false);
  const { data, error, refetch } = useAsk("models", "list", undefined);
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <BlockSkeleton height={480} />;
  const model =
    data.versions.find(({ number }) => number === chosen) ??
    data.versions.find(({ number }) => number === data.challenger) ??
    data.versions[0];
  if (!model) {
    return (
      <EmptyState
        icon={IconTopologyStar3}
        title={t.empty}
        text={t.emptyWhy}
        action={
          <Button onClick={() => void navigate({ to: "/recommendations", search: (before) => before })}>
            {t.emptyAction}
          </Button>
        }
      />
    );
  }
  const { number } = model;
  const isChampion = data.champion === number;
  const rollBack = () =>
    attempt(async () => {
      const { champion } = await desk.models.rollback();
      return t.rolledBack(champion ?? number);
    });
  const promote = () =>
    attempt(async () => {
      await desk.models.promote({ number });
      return t.promoted(number);
    });
  return (
    <div className={classes.blocks}>
      <Block
        title={t.models}
        note={t.modelsNote}
        actions={
          data.rollbackTo !== null && (
            <Button variant="default" onClick={() => void rollBack()}>
              {t.rollBack(data.rollbackTo)}
            </Button>
          )
        }
      >
        <Leaderboard list={data} chosen={number} onChoose={(next) => goTo("registry", { model: next })} />
      </Block>
      <JobGate job={measuring}>
        <Block
          title={t.gatesOf(number)}
          note={model.gates ? t.against(model.gates.champion, model.gates.month) : t.notMeasured}
          actions={
            <Group gap="xs">
              <Button variant="default" onClick={() => void start({ kind: "measureModel", number })}>
                {model.gates ? t.measureAgain : t.measure}
              </Button>
              <Button variant="default" onClick={() => setSigning(true)}>
                {t.sign}
              </Button>
              <Button disabled={isChampion || !model.gatesAreCurrent} onClick={() => void promote()}>
                {isChampion ? t.isChampion : t.promote(number)}
              </Button>
            </Group>
          }
        >
          <Gates model={model} />
        </Block>
        {model.gates && model.gates.slices.length > 0 && (
          <Block title={t.slices} note={t.slicesNote(model.gates.month)}>
            <SlicesTable slices={model.gates.slices} />
          </Block>
        )}
      </JobGate>
      <SignDrawer number={number} opened={isSigning} onClose={() => setSigning(false)} />
    </div>
  );
}
