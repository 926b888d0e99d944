import { Button, Group, Text } from "@mantine/core";
import { useJobs } from "../../client/jobs.tsx";
import { useText } from "../../i18n/useText.ts";
import { useFilePicker } from "../../ui/files/FilePicker.tsx";
import { JobFileButton } from "../../ui/files/JobFileButton.tsx";
import { Block } from "../../ui/Page.tsx";
import { useDoneOf } from "./useDoneOf.ts";

/** Where the results lie, and another file to score with the model. */
export function Files({ run, folder, id }: { run: number; folder: string | null; id: string | undefined }) {
  const t = useText("ownTable");
  const { start } = useJobs();
  const picker = useFilePicker();
  const scored = useDoneOf(run)("tableScore");
  const score = async () => {
    const [path] = await picker.choose({ what: "table" });
    if (path !== undefined) await start({ kind: "tableScore", run, path, ...(id === undefined ? {} : { id }) });
  };
  return (
    <Block title={t.files}>
      <Text fz="sm" style={{ overflowWrap: "anywhere" }}>
        {folder === null ? t.filesGone : t.filesNote(folder)}
      </Text>
      <Group>
        <Button variant="default" onClick={() => void score()}>
          {t.scoreOther} …
        </Button>
        {scored && <JobFileButton job={scored} />}
      </Group>
    </Block>
  );
}
