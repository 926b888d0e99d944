import { Group, Stack } from "@mantine/core";
import type { CampaignLimits } from "../../../../../core/contract/campaign.ts";
import { useText } from "../../../../i18n/useText.ts";
import { usePlanning } from "../planning.tsx";
import { FigureInput } from "./FigureInput.tsx";

/** Groups that get a message of their own, cells that try each message, and the seed of every draw. */
export function MessageLimits({ limits: { messages } }: { limits: CampaignLimits }) {
  const { limits: t } = useText("campaigns");
  const { change, seed, setSeed } = usePlanning();
  const put = (own: Partial<CampaignLimits["messages"]>) => change({ messages: { ...messages, ...own } });
  return (
    <Stack gap="md">
      <Group gap="md" align="end" wrap="nowrap" grow>
        <FigureInput
          label={t.groups}
          title={t.groupsHelp}
          allowDecimal={false}
          max={8}
          clampBehavior="strict"
          value={messages.groups}
          onFigure={(groups) => groups !== null && put({ groups })}
        />
        <FigureInput
          label={t.cell}
          allowDecimal={false}
          disabled={messages.groups === 0}
          value={messages.cell}
          onFigure={(cell) => put({ cell: cell ?? 0 })}
        />
      </Group>
      <FigureInput
        label={t.seed}
        description={t.seedHelp}
        allowDecimal={false}
        value={seed}
        onFigure={(next) => next !== null && setSeed(next)}
      />
    </Stack>
  );
}
