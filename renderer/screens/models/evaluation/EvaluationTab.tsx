import { Button, Text } from "@mantine/core";
import { IconStethoscope } from "@tabler/icons-react";
import { useJobs, useRunning } from "../../../client/jobs.tsx";
import { useAsk } from "../../../client/useAsk.ts";
import { useText } from "../../../i18n/useText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { JobGate } from "../../../ui/JobGate.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import classes from "../models.module.css";
import { useChosen } from "../tabs.ts";
import { Choice } from "./Choice.tsx";
import { Evaluated } from "./Evaluated.tsx";

/** Where the chosen model is weak, beside another or beside ranking by holdings alone. */
export function EvaluationTab() {
  const t = useText("evaluation");
  const { start } = useJobs();
  const running = useRunning("evaluate");
  const chosen = useChosen();
  const list = useAsk("models", "list", undefined);
  const kept = useAsk("models", "evaluations", undefined);
  const versions = list.data?.versions ?? [];
  const of = (number: number | null | undefined) => versions.find((each) => each.number === number);
  const model = of(chosen.model) ?? of(list.data?.champion) ?? versions[0];
  // models can be set beside each other when they were judged on the same customers of the same month
  const rivals = versions.filter(
    ({ number, data, testedOn }) => number !== model?.number && data === model?.data && testedOn === model.testedOn,
  );
  const beside = rivals.find(({ number }) => number === chosen.beside) ?? null;
  const found = kept.data?.find(
    ({ recommendation, other }) => recommendation === model?.derived && other === (beside?.derived ?? null),
  );
  const shown = useAsk("models", "evaluation", found ? { id: found.id } : null);
  const failed = [list, kept, shown].find(({ error }) => error);
  if (failed) return <FaultNote error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!list.data || !kept.data) return <BlockSkeleton height={480} />;
  if (!model) return <Text c="dimmed">{t.none}</Text>;
  const evaluate = () =>
    void start({
      kind: "evaluate",
      recommendation: model.derived,
      ...(beside ? { other: beside.derived } : {}),
    });
  const evaluation = found && shown.data?.id === found.id ? shown.data.evaluation : null;
  return (
    <div className={classes.blocks}>
      <Choice
        versions={versions}
        model={model}
        rivals={rivals}
        beside={beside}
        onAgain={found && !running ? evaluate : undefined}
      />
      <JobGate job={running}>
        {!found ? (
          <EmptyState
            icon={IconStethoscope}
            title={beside ? t.emptyBeside(model.number, beside.number) : t.empty(model.number)}
            text={t.emptyWhy}
            action={<Button onClick={evaluate}>{t.emptyAction}</Button>}
          />
        ) : evaluation ? (
          <Evaluated evaluation={evaluation} />
        ) : (
          <BlockSkeleton height={480} />
        )}
      </JobGate>
    </div>
  );
}
