import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { faultOf } from "../../../client/fault.ts";
import { useAsk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import { Term } from "../../../ui/Term.tsx";
import classes from "./Rows.module.css";

const FEW = 3;

/** What would be offered to a customer next, likeliest first, and why. */
export function CustomerOffers({ recommendation, customer }: { recommendation: string; customer: string }) {
  const t = useText("dashboard");
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const { data, error, isPlaceholderData, refetch } = useAsk("offers", "customer", { recommendation, customer });
  if (error) {
    if (faultOf(error).code !== "unknown-customer") return <FaultNote error={error} onRetry={() => void refetch()} />;
    return (
      <Text fz="sm" c="dimmed">
        {t.notScored}
      </Text>
    );
  }
  if (!data || isPlaceholderData) return <BlockSkeleton height={240} />;
  const possible = data.offers.filter(({ held, barred }) => !held && barred === null);
  const shown = isAll ? possible : possible.slice(0, FEW);
  return (
    <Stack gap="xs">
      <Text fz="sm" c="dimmed" component="div">
        <Term id="propensity" /> · {format.month(data.scoresFor)} · {recommendation}
      </Text>
      {possible.length === 0 && <Text fz="sm">{t.noOffers}</Text>}
      {shown.map(({ product, label, probability, expectedRevenueEur, reason }) => (
        <div key={product} className={classes.offer}>
          <Group justify="space-between" wrap="nowrap" gap="xs">
            <Text fz="sm" fw={600}>
              {label}
            </Text>
            <Text fz="sm" style={{ whiteSpace: "nowrap" }}>
              {format.percent(probability)} · {format.eur(expectedRevenueEur)}
            </Text>
          </Group>
          <Text fz="sm" c="dimmed">
            {reason}
          </Text>
        </div>
      ))}
      {possible.length > FEW && (
        <Button size="xs" variant="default" onClick={() => setAll(!isAll)} aria-expanded={isAll}>
          {isAll ? t.fewerOffers : t.allOffers(possible.length)}
        </Button>
      )}
    </Stack>
  );
}
