import { Group, Stack, Text } from "@mantine/core";
import type { CampaignLimits } from "../../../../../core/contract/campaign.ts";
import type { Planner } from "../../../../../core/contract/desk/offers.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { usePlanning } from "../planning.tsx";
import { FigureInput } from "./FigureInput.tsx";

/** Most customers of a segment in the list. */
export function SegmentLimits({ limits, segments }: { limits: CampaignLimits; segments: Planner["segments"] }) {
  const { limits: t, outcome } = useText("campaigns");
  const format = useFormat();
  const { change } = usePlanning();
  if (segments.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {t.noSegments}
      </Text>
    );
  }
  const put = (segment: string, most: number | null) => {
    const others = limits.segmentCaps.filter((cap) => cap.segment !== segment);
    change({ segmentCaps: most === null ? others : [...others, { segment, most }] });
  };
  return (
    <Stack gap="xs">
      {segments.map(({ id, name, customers }) => (
        <Group key={id} gap="xs" wrap="nowrap" justify="space-between">
          <Text fz="sm" lh={1.3}>
            {name}{" "}
            <Text span fz="xs" c="dimmed">
              {format.count(customers)}
            </Text>
          </Text>
          <FigureInput
            w={96}
            style={{ flexShrink: 0 }}
            aria-label={`${outcome.segment} ${name}: ${t.most}`}
            placeholder={t.noLimit}
            allowDecimal={false}
            value={limits.segmentCaps.find(({ segment }) => segment === id)?.most ?? null}
            onFigure={(most) => put(id, most)}
          />
        </Group>
      ))}
    </Stack>
  );
}
