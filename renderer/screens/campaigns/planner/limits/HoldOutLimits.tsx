import { Group, SegmentedControl, Stack } from "@mantine/core";
import type { CampaignLimits } from "../../../../../core/contract/campaign.ts";
import { useText } from "../../../../i18n/useText.ts";
import { usePlanning } from "../planning.tsx";
import { FigureInput } from "./FigureInput.tsx";

/** How many are left alone, at random, and what effect one hopes to see against them. */
export function HoldOutLimits({ limits }: { limits: CampaignLimits }) {
  const { limits: t } = useText("campaigns");
  const { change, plan } = usePlanning();
  const { holdOut } = limits;
  const put = (own: Partial<CampaignLimits["holdOut"]>) => change({ holdOut: { ...holdOut, ...own } });
  const isBySize = holdOut.size !== null;
  return (
    <Stack gap="md">
      <SegmentedControl
        size="xs"
        w="fit-content"
        aria-label={t.holdOutBy}
        value={isBySize ? "size" : "share"}
        data={[
          { value: "share", label: t.byShare },
          { value: "size", label: t.bySize },
        ]}
        onChange={(by) => put({ size: by === "size" ? (plan?.holdOut.size ?? 0) : null })}
      />
      <Group gap="md" align="end" wrap="nowrap" grow>
        {isBySize ? (
          <FigureInput
            label={t.holdOutSize}
            allowDecimal={false}
            value={holdOut.size}
            onFigure={(size) => put({ size: size ?? 0 })}
          />
        ) : (
          <FigureInput
            label={t.holdOutShare}
            decimalScale={1}
            max={90}
            clampBehavior="strict"
            value={round(holdOut.share * 100)}
            onFigure={(percent) => put({ share: (percent ?? 0) / 100 })}
          />
        )}
        <FigureInput
          label={t.effect}
          decimalScale={1}
          max={1000}
          clampBehavior="strict"
          value={round(holdOut.effect * 100)}
          onFigure={(percent) => percent !== null && percent > 0 && put({ effect: percent / 100 })}
        />
      </Group>
    </Stack>
  );
}

/** Without the tail that a share times hundred may have. */
function round(percent: number): number {
  return Math.round(percent * 1e6) / 1e6;
}
