import { Accordion, Button, Group, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { CampaignLimits } from "../../../../../core/contract/campaign.ts";
import type { Planner } from "../../../../../core/contract/desk/offers.ts";
import { faultOf } from "../../../../client/fault.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { FaultNote } from "../../../../ui/FaultNote.tsx";
import classes from "../../campaigns.module.css";
import { usePlanning } from "../planning.tsx";
import { ChannelLimits } from "./ChannelLimits.tsx";
import { ExclusionLimits } from "./ExclusionLimits.tsx";
import { HoldOutLimits } from "./HoldOutLimits.tsx";
import { MessageLimits } from "./MessageLimits.tsx";
import { ProductLimits } from "./ProductLimits.tsx";
import { SegmentLimits } from "./SegmentLimits.tsx";
import { SizeLimits } from "./SizeLimits.tsx";

/** Everything that a plan must keep to. Closed parts say in a word what they hold; limits that clash are named on top. */
export function Limits({ start, limits }: { start: Planner; limits: CampaignLimits }) {
  const { limits: t, plan } = useText("campaigns");
  const format = useFormat();
  const { isChanged, reset, planError, retry } = usePlanning();
  const [open, setOpen] = useState(["channels", "holdOut"]);
  const { exclude, only, channels, products, quotas, margins, segmentCaps, holdOut, messages } = limits;
  const rules =
    exclude.regions.length +
    exclude.segments.length +
    exclude.any.length +
    only.length +
    Number(exclude.inactive) +
    Number(limits.quietMonths > 0) +
    Number(limits.leastProbability > 0);
  const chosen = products?.length ?? start.products.length;
  return (
    <section className={`${classes.surface} ${classes.limits}`} aria-label={plan.limits}>
      <Stack gap="md">
        <Group justify="space-between" mih={30}>
          <Title order={2}>{plan.limits}</Title>
          {isChanged && (
            <Button size="xs" variant="subtle" onClick={reset}>
              {plan.reset}
            </Button>
          )}
        </Group>
        {planError ? <PlanFault error={planError} onRetry={retry} /> : null}
        <SizeLimits limits={limits} customers={start.customers} />
        <Accordion multiple value={open} onChange={setOpen} order={3} keepMounted={false} mx={-16} mb={-16}>
          <Part id="channels" title={t.channels} now={channels.map(({ label }) => label).join(", ")}>
            <ChannelLimits channels={channels} />
          </Part>
          <Part
            id="products"
            title={t.products}
            now={t.productsSummary(chosen, start.products.length, quotas.length + Object.keys(margins).length)}
          >
            <ProductLimits limits={limits} products={start.products} />
          </Part>
          <Part id="segments" title={t.segments} now={t.segmentsSummary(segmentCaps.length)}>
            <SegmentLimits limits={limits} segments={start.segments} />
          </Part>
          <Part id="exclude" title={t.exclude} now={t.excludeSummary(rules)}>
            <ExclusionLimits limits={limits} start={start} />
          </Part>
          <Part
            id="holdOut"
            title={t.holdOut}
            now={holdOut.size === null ? format.percent(holdOut.share) : format.count(holdOut.size)}
          >
            <HoldOutLimits limits={limits} />
          </Part>
          <Part id="messages" title={t.messages} now={t.messagesSummary(messages.groups)}>
            <MessageLimits limits={limits} />
          </Part>
        </Accordion>
      </Stack>
    </section>
  );
}

/** Why there is no plan. Limits that clash will clash again: only they offer no second try. */
function PlanFault({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { plan: t } = useText("campaigns");
  const fault = faultOf(error);
  return (
    <Stack gap="xs">
      <FaultNote fault={fault} {...(fault.code === "clashing-limits" ? {} : { onRetry })} />
      <Text fz="xs" c="dimmed">
        {t.formerFigures}
      </Text>
    </Stack>
  );
}

function Part({ id, title, now, children }: { id: string; title: string; now: string; children: ReactNode }) {
  return (
    <Accordion.Item value={id}>
      <Accordion.Control>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text fz="md" fw={600} style={{ flexShrink: 0 }}>
            {title}
          </Text>
          <Text fz="sm" c="dimmed" truncate>
            {now}
          </Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>{children}</Accordion.Panel>
    </Accordion.Item>
  );
}
