import { Button, Stack, Text } from "@mantine/core";
import { IconDownload, IconMessages } from "@tabler/icons-react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Block } from "../../../ui/Page.tsx";
import classes from "../campaigns.module.css";
import { useExport } from "../list/useExport.tsx";
import { useGoTo } from "../tabs.ts";
import { useShownCampaign, WithCampaign } from "../WithCampaign.tsx";
import { GroupRow } from "./GroupRow.tsx";
import { GroupSizes } from "./GroupSizes.tsx";

/** How many messages for how many customers, in a sentence. */
export function MessagesAnswer() {
  const { messages: t } = useText("campaigns");
  const format = useFormat();
  const { data } = useShownCampaign();
  if (!data) return null;
  const { messageGroups, contacted } = data.plan;
  return messageGroups.length === 0 ? t.answerNone : t.answer(messageGroups.length, format.count(contacted));
}

export function MessagesActions() {
  const { messages: t } = useText("campaigns");
  const exportAs = useExport();
  const { data } = useShownCampaign();
  if (!data) return null;
  return (
    <Button leftSection={<IconDownload size={16} />} onClick={() => void exportAs(`mailing:${data.id}`, "csv")}>
      {t.mailing}
    </Button>
  );
}

/** Groups of the contacted that get a message of their own, and the cells that tell which message works. */
export function MessagesTab() {
  const { messages: t, toPlanner } = useText("campaigns");
  const goTo = useGoTo();
  return (
    <WithCampaign>
      {({ plan }) =>
        plan.messageGroups.length === 0 ? (
          <EmptyState
            icon={IconMessages}
            title={t.none}
            text={t.noneWhy}
            action={<Button onClick={() => goTo("planner")}>{toPlanner}</Button>}
          />
        ) : (
          <Stack gap="lg">
            <Block title={t.groups} note={t.groupsNote}>
              <GroupSizes plan={plan} />
              <div className={classes.surface} style={{ paddingBlock: 0 }}>
                {plan.messageGroups.map((group) => (
                  <GroupRow key={group.id} group={group} />
                ))}
              </div>
            </Block>
            <Text fz="sm" c="dimmed">
              {t.mailingNote}
            </Text>
          </Stack>
        )
      }
    </WithCampaign>
  );
}
