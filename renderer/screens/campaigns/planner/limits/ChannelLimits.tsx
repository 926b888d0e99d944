import { ActionIcon, Button, Group, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { CampaignLimits } from "../../../../../core/contract/campaign.ts";
import { useText } from "../../../../i18n/useText.ts";
import { usePlanning } from "../planning.tsx";
import { FigureInput } from "./FigureInput.tsx";

type Channel = CampaignLimits["channels"][number];

/** Most ways to reach customers in one plan. */
const MOST = 8;

/** Ways to reach customers: what a contact costs, what it does, and how many are possible. */
export function ChannelLimits({ channels }: { channels: readonly Channel[] }) {
  const { limits: t } = useText("campaigns");
  const { change } = usePlanning();
  const put = (place: number, own: Partial<Channel>) =>
    change({ channels: channels.map((channel, at) => (at === place ? { ...channel, ...own } : channel)) });
  const add = () => {
    const ids = new Set(channels.map(({ id }) => id));
    const n = NEW_IDS.findIndex((id) => !ids.has(id));
    const added = {
      id: NEW_IDS[n],
      label: t.newChannels[n],
      costPerContactEur: 0,
      responseMultiplier: 1,
      capacity: null,
    };
    change({ channels: [...channels, added] });
  };
  return (
    <Stack gap="md">
      {channels.map((channel, place) => (
        <Stack key={channel.id} gap="xs" component="fieldset" bd={0} p={0} m={0} aria-label={channel.label}>
          <Group gap="xs" wrap="nowrap" align="end">
            <TextInput
              size="xs"
              flex={1}
              label={t.channelName}
              maxLength={60}
              value={channel.label}
              onChange={(event) => event.currentTarget.value !== "" && put(place, { label: event.currentTarget.value })}
            />
            {channels.length > 1 && (
              <ActionIcon
                size={30}
                aria-label={t.removeChannel(channel.label)}
                onClick={() => change({ channels: channels.filter((_, at) => at !== place) })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </Group>
          <Group gap="xs" wrap="nowrap" align="end" grow>
            <FigureInput
              label={t.cost}
              decimalScale={3}
              value={channel.costPerContactEur}
              onFigure={(cost) => put(place, { costPerContactEur: cost ?? 0 })}
            />
            <FigureInput
              label={t.multiplier}
              title={t.multiplierHelp}
              decimalScale={2}
              max={100}
              value={channel.responseMultiplier}
              onFigure={(times) => times !== null && times > 0 && put(place, { responseMultiplier: times })}
            />
            <FigureInput
              label={t.capacity}
              placeholder={t.noLimit}
              allowDecimal={false}
              value={channel.capacity}
              onFigure={(capacity) => put(place, { capacity })}
            />
          </Group>
        </Stack>
      ))}
      {channels.length < MOST && (
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={add} w="fit-content">
          {t.addChannel}
        </Button>
      )}
    </Stack>
  );
}

const NEW_IDS = ["sms", "call", "branch", "app", "letter", "other-1", "other-2", "other-3"];
