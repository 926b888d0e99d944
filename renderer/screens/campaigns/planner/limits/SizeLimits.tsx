import { Group, Slider, Stack, Text } from "@mantine/core";
import type { CampaignLimits } from "../../../../../core/contract/campaign.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { usePlanning } from "../planning.tsx";
import { FigureInput } from "./FigureInput.tsx";

/** How many customers, and for how much money. */
export function SizeLimits({ limits, customers }: { limits: CampaignLimits; customers: number }) {
  const { limits: t } = useText("campaigns");
  const format = useFormat();
  const { change, curve } = usePlanning();
  const most = Math.max(1, curve?.most ?? customers);
  const step = stepFor(most);
  return (
    <Stack gap="md">
      <Stack gap="xs">
        <Group gap="md" align="end" wrap="nowrap">
          <FigureInput
            flex={1}
            label={t.size}
            min={1}
            max={10_000_000}
            allowDecimal={false}
            value={limits.size}
            onFigure={(size) => size !== null && size >= 1 && change({ size })}
          />
          <FigureInput
            flex={1}
            label={t.budget}
            placeholder={t.noLimit}
            decimalScale={2}
            value={limits.budgetEur}
            onFigure={(budgetEur) => change({ budgetEur })}
          />
        </Group>
        <Slider
          min={0}
          max={Math.ceil(most / step) * step}
          step={step}
          value={Math.min(limits.size, most)}
          onChange={(size) => change({ size: Math.max(1, Math.min(most, size)) })}
          label={format.count}
          thumbLabel={t.sizeSlider}
          thumbValueText={format.count}
        />
        <Text fz="xs" c="dimmed">
          {t.sizeHelp(format.count(most))}
        </Text>
      </Stack>
    </Stack>
  );
}

/** A round step that gives about two hundred places on the slider. */
function stepFor(most: number): number {
  const rough = most / 200;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return Math.max(1, Math.round(rough / power) * power);
}
