import { Box, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import type { CustomerOffers } from "../../../core/contract/desk/offers.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import classes from "./customer.module.css";

const SHOWN = 5;

/** Products by the customer's probability, with the reason; those that are held or never offered stand back. */
export function OfferList({ offers }: { offers: CustomerOffers["offers"] }) {
  const t = useText("customer");
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? offers : offers.slice(0, SHOWN);
  return (
    <Box>
      {shown.map(({ product, label, probability, expectedRevenueEur, held, barred, reason }) => (
        <div key={product} className={classes.offer} data-off={held || barred !== null || undefined}>
          <Group justify="space-between" wrap="nowrap" gap="md">
            <Text fz="sm" fw={600} inherit={held || barred !== null}>
              {label}
            </Text>
            <Text fz="sm" style={{ whiteSpace: "nowrap" }} inherit={held || barred !== null}>
              {held ? t.holds : `${format.percent(probability, 2)} · ${format.eur(expectedRevenueEur)}`}
            </Text>
          </Group>
          <Text fz="xs" c="dimmed">
            {!held && barred !== null ? t.barred(barred) : reason}
          </Text>
        </div>
      ))}
      {offers.length > SHOWN && (
        <Button size="xs" variant="subtle" onClick={() => setWhole(!isWhole)} aria-expanded={isWhole}>
          {isWhole ? t.less : t.more(offers.length - SHOWN)}
        </Button>
      )}
    </Box>
  );
}
