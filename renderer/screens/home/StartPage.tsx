import { Text } from "@mantine/core";
import { useRunning } from "../../client/jobs.tsx";
import { useSession } from "../../client/session.tsx";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Block, Page, PageHeader } from "../../ui/Page.tsx";
import { DemoPlace } from "./DemoPlace.tsx";
import { JourneyPicture } from "./JourneyPicture.tsx";
import { RecentList } from "./RecentList.tsx";
import { StartChoices } from "./StartChoices.tsx";
import { WaitingFiles } from "./WaitingFiles.tsx";

/** No workspace is open: recent ones, a new one, or the demo; at first also a picture of the whole job. */
export function StartPage() {
  const t = useText("home");
  const format = useFormat();
  const { recent, startFault } = useSession();
  const demo = useRunning("demo");
  const [last] = recent;
  const answer = demo
    ? t.demo.answer
    : last
      ? t.start.answerRecent(last.name, format.time(last.opened))
      : t.start.answerFirst;
  return (
    <Page>
      <PageHeader question={t.start.question} answer={answer} />
      {startFault && <FaultNote fault={startFault} />}
      <WaitingFiles />
      <DemoPlace />
      {!demo && (
        <div>
          <StartChoices />
          <Text fz="sm" c="dimmed" mt="xs">
            {t.start.dropHint}
          </Text>
        </div>
      )}
      {recent.length > 0 && (
        <Block title={t.recent.title}>
          <RecentList />
        </Block>
      )}
      <Block title={t.journey.title} note={t.journey.note}>
        <JourneyPicture />
      </Block>
    </Page>
  );
}
