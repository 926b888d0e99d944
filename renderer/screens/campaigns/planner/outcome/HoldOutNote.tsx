import { Button, Group, Stack, Text } from "@mantine/core";
import { IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import type { CampaignLimits, PlanSummary } from "../../../../../core/contract/campaign.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { Block } from "../../../../ui/Page.tsx";
import { Term } from "../../../../ui/Term.tsx";
import classes from "../../campaigns.module.css";
import { usePlanning } from "../planning.tsx";

/** The smallest effect that the hold-out could show, in plain words, and what it would take to see the one hoped for. */
export function HoldOutNote({ plan, limits }: { plan: PlanSummary; limits: CampaignLimits }) {
  const { outcome: t } = useText("campaigns");
  const format = useFormat();
  const { change } = usePlanning();
  const { size, contacted, detectable, baseRate, effect, canSee, sizeNeeded, wavesNeeded } = plan.holdOut;
  const points = (share: number) => format.decimal(share * 100, 2);
  const say = canSee ? t.canSee : t.cannotSee;
  const Icon = canSee ? IconCircleCheck : IconInfoCircle;
  return (
    <Block
      title={t.holdOut}
      note={
        <>
          <Term id="holdOut" />: {format.count(size)} · {t.contacts(format.count(contacted))} ·{" "}
          <Term id="detectableLift" />
        </>
      }
    >
      <Group className={classes.surface} gap="md" align="start" wrap="nowrap" mih={88}>
        <Icon
          size={20}
          color={canSee ? "var(--good)" : "var(--warning)"}
          style={{ flexShrink: 0, marginTop: 1 }}
          aria-hidden
        />
        <Stack gap="xs">
          <Text>
            {detectable !== null
              ? say(points(detectable), format.percent(baseRate, 2), points(effect))
              : size === 0
                ? t.noHoldOut
                : t.tooSmall(format.count(size))}
          </Text>
          {!canSee && sizeNeeded !== null && (
            <Group gap="md">
              <Text>{t.needed(format.count(sizeNeeded))}</Text>
              <Button
                size="xs"
                variant="default"
                onClick={() => change({ holdOut: { ...limits.holdOut, size: sizeNeeded } })}
              >
                {t.takeNeeded(format.count(sizeNeeded))}
              </Button>
            </Group>
          )}
          {!canSee && sizeNeeded === null && (
            <Text>{wavesNeeded === null ? t.neverSeen : t.waves(format.count(wavesNeeded))}</Text>
          )}
        </Stack>
      </Group>
    </Block>
  );
}
