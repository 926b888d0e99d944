import { Stack, Text } from "@mantine/core";
import { useWorkspace } from "../../client/session.tsx";
import { useText } from "../../i18n/useText.ts";
import { CommandLine } from "../../ui/CommandLine.tsx";
import { Block } from "../../ui/Page.tsx";
import { moreCommands } from "./helpSteps.ts";

/** Commands beside the main job. */
export function MoreCommands() {
  const t = useText("help").more;
  const workspace = useWorkspace();
  return (
    <Block title={t.title} note={t.note}>
      <Stack gap="md">
        {moreCommands(workspace?.path ?? null).map(({ id, words }) => (
          <Stack key={id} gap={4}>
            <Text fz="sm">{t[id]}</Text>
            <CommandLine words={words} />
          </Stack>
        ))}
      </Stack>
    </Block>
  );
}
