import { Checkbox, Group, MultiSelect, Stack, Text } from "@mantine/core";
import type { CampaignLimits } from "../../../../../core/contract/campaign.ts";
import type { Planner } from "../../../../../core/contract/desk/offers.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { usePlanning } from "../planning.tsx";
import { Conditions } from "./Conditions.tsx";
import { FigureInput } from "./FigureInput.tsx";

/** Who is left out besides those who always are. */
export function ExclusionLimits({ limits, start }: { limits: CampaignLimits; start: Planner }) {
  const { limits: t } = useText("campaigns");
  const format = useFormat();
  const { change } = usePlanning();
  const { exclude, only, quietMonths, leastProbability } = limits;
  const put = (own: Partial<CampaignLimits["exclude"]>) => change({ exclude: { ...exclude, ...own } });
  return (
    <Stack gap="md">
      <Text fz="xs" c="dimmed">
        {t.excludeHelp(format.count(start.suppressed))}
      </Text>
      <Checkbox
        size="xs"
        label={t.inactive}
        checked={exclude.inactive}
        onChange={(event) => put({ inactive: event.currentTarget.checked })}
      />
      {start.regions.length > 0 && (
        <MultiSelect
          size="xs"
          label={t.regions}
          searchable
          clearable
          data={start.regions}
          value={exclude.regions}
          onChange={(regions) => put({ regions })}
        />
      )}
      {start.segments.length > 0 && (
        <MultiSelect
          size="xs"
          label={t.excludedSegments}
          clearable
          data={start.segments.map(({ id, name }) => ({ value: id, label: name }))}
          value={exclude.segments}
          onChange={(segments) => put({ segments })}
        />
      )}
      <Conditions label={t.any} filters={exclude.any} onChange={(any) => put({ any })} />
      <Conditions label={t.only} filters={only} onChange={(next) => change({ only: next })} />
      <Group gap="md" align="end" wrap="nowrap" grow>
        <FigureInput
          label={t.quiet}
          title={t.quietHelp}
          allowDecimal={false}
          max={36}
          clampBehavior="strict"
          value={quietMonths}
          onFigure={(months) => change({ quietMonths: months ?? 0 })}
        />
        <FigureInput
          label={t.probability}
          title={t.probabilityHelp}
          decimalScale={3}
          max={100}
          clampBehavior="strict"
          value={leastProbability * 100}
          onFigure={(percent) => change({ leastProbability: (percent ?? 0) / 100 })}
        />
      </Group>
    </Stack>
  );
}
