import { Button, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { JobRequest } from "../../../core/contract/desk/jobs.ts";
import type { Overview } from "../../../core/contract/desk/session.ts";
import { JobProgress } from "../../app/JobCard.tsx";
import { SCREENS } from "../../app/screens.ts";
import { useJobs, useRunning } from "../../client/jobs.tsx";
import { useText } from "../../i18n/useText.ts";
import classes from "./Home.module.css";

type Step = Overview["next"][number];

/** Jobs that can be started without asking anything more. */
const STARTABLE = ["demo", "figures", "segment", "recommend", "report", "backup", "verify"] as const;
type Startable = (typeof STARTABLE)[number] & JobRequest["kind"];

/** What to do next, most useful first, each with its reason and one button. */
export function NextSteps({ steps }: { steps: readonly Step[] }) {
  const t = useText("home").overview;
  if (steps.length === 0) return <NothingNext />;
  return (
    <ol className={classes.list} aria-label={t.next}>
      {steps.map((step, place) => (
        <NextStep key={step.title} step={step} isFirst={place === 0} />
      ))}
    </ol>
  );
}

/** The core writes title, reason and action, in English whatever the window's language. */
function NextStep({ step: { title, why, action, screen, job }, isFirst }: { step: Step; isFirst: boolean }) {
  const navigate = useNavigate();
  const { start } = useJobs();
  const kind = STARTABLE.find((each): each is Startable => each === job);
  const running = useRunning(...(kind ? [kind] : []));
  const to = SCREENS.find(({ id }) => id === screen)?.to ?? "/";
  // the file is chosen in the import; everything else of Data is on its first tab
  const go = () =>
    screen === "data" && action === "Choose files"
      ? navigate({ to: "/data/$tab", params: { tab: "import" } })
      : navigate({ to });
  return (
    <li className={classes.row} lang="en">
      <div className={classes.main}>
        <Title order={3}>{title}</Title>
        <Text fz="sm" c="dimmed">
          {why}
        </Text>
        {running && <JobProgress job={running} />}
      </div>
      {!running && (
        <Button
          variant={isFirst ? "filled" : "default"}
          style={{ flexShrink: 0 }}
          onClick={() => void (kind ? start({ kind }) : go())}
        >
          {action}
        </Button>
      )}
    </li>
  );
}

function NothingNext() {
  const t = useText("home").overview;
  const navigate = useNavigate();
  return (
    <div className={classes.list}>
      <div className={classes.row}>
        <IconCircleCheck size={28} stroke={1.5} color="var(--good)" style={{ flexShrink: 0 }} aria-hidden />
        <div className={classes.main}>
          <Title order={3}>{t.nothingNext}</Title>
          <Text fz="sm" c="dimmed">
            {t.nothingNextWhy}
          </Text>
        </div>
        <Button
          variant="default"
          style={{ flexShrink: 0 }}
          onClick={() => void navigate({ to: "/data/$tab", params: { tab: "import" } })}
        >
          {t.importMore}
        </Button>
      </div>
    </div>
  );
}
