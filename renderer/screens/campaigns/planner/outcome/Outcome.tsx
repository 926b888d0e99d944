import { Stack, Text } from "@mantine/core";
import type { CampaignLimits } from "../../../../../core/contract/campaign.ts";
import type { Planner } from "../../../../../core/contract/desk/offers.ts";
import { useView } from "../../../../app/view.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { FaultNote } from "../../../../ui/FaultNote.tsx";
import { BlockSkeleton } from "../../../../ui/PageSkeleton.tsx";
import classes from "../../campaigns.module.css";
import { usePlanning } from "../planning.tsx";
import { BindingLimits } from "./BindingLimits.tsx";
import { ByChannel } from "./ByChannel.tsx";
import { ByProduct } from "./ByProduct.tsx";
import { BySegment } from "./BySegment.tsx";
import { HoldOutNote } from "./HoldOutNote.tsx";
import { OutcomeTiles } from "./OutcomeTiles.tsx";
import { RevenueRange } from "./RevenueRange.tsx";
import { SizeCurve } from "./SizeCurve.tsx";
import { WhoIsIn } from "./WhoIsIn.tsx";

/** What the limits would bring. The figures move as the person drags; the former ones stay until the new ones are there. */
export function Outcome({ start, limits }: { start: Planner; limits: CampaignLimits }) {
  const { plan: t } = useText("campaigns");
  const format = useFormat();
  const { version } = useView();
  const { plan, curve, isStale, planError, retry } = usePlanning();
  if (!plan) {
    return planError ? <FaultNote error={planError} onRetry={retry} /> : <BlockSkeleton height={720} />;
  }
  const subtitle = t.subtitle(format.count(plan.size), format.month(plan.month), version ?? "", start.recommendation);
  return (
    <div className={classes.outcome}>
      <Stack gap="lg" className={classes.figures} aria-busy={isStale || Boolean(planError)}>
        <OutcomeTiles plan={plan} />
        <RevenueRange plan={plan} subtitle={subtitle} />
        <SizeCurve curve={curve} size={limits.size} plan={plan} subtitle={subtitle} />
        <HoldOutNote plan={plan} limits={limits} />
        <div className={classes.pair}>
          <ByProduct plan={plan} subtitle={subtitle} />
          <BySegment plan={plan} subtitle={subtitle} />
        </div>
        {plan.byChannel.length > 1 && <ByChannel plan={plan} />}
        <div className={classes.pair}>
          <WhoIsIn plan={plan} />
          <Stack gap="lg">
            <BindingLimits plan={plan} />
            <Stack gap="xs" className={classes.surface}>
              <Text fz="sm">{t.caveat}</Text>
              <Text fz="sm">{t.backTestLater}</Text>
              <Text fz="xs" c="dimmed" aria-live="polite">
                {isStale ? t.counting : t.counted(format.figure(plan.seconds))}
              </Text>
            </Stack>
          </Stack>
        </div>
      </Stack>
    </div>
  );
}
