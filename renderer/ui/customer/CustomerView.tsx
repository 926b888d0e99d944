import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { CustomerOffers } from "../../../core/contract/desk/offers.ts";
import { MISSING } from "../../format/formatter.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import classes from "./customer.module.css";
import { HoldingStrip } from "./HoldingStrip.tsx";
import { OfferList } from "./OfferList.tsx";

/** One customer: what could be offered, what was held, who it is. */
export function CustomerView({ customer }: { customer: CustomerOffers }) {
  const t = useText("customer");
  const format = useFormat();
  const { attributes, history, offers, scoresFor } = customer;
  const labels = new Map(offers.map(({ product, label }) => [product, label]));
  return (
    <Stack gap="lg">
      <Part title={t.offers} note={t.offersNote(format.month(scoresFor))}>
        <OfferList offers={offers} />
      </Part>
      <Part
        title={t.history}
        note={t.historyNote(format.month(history[0]?.month), format.month(history.at(-1)?.month))}
      >
        <HoldingStrip history={history} labels={labels} />
      </Part>
      <Part title={t.attributes} note={t.asOf(format.month(customer.month))}>
        <dl className={classes.facts}>
          {attributes.map(({ label, value }) => (
            <div key={label} style={{ display: "contents" }}>
              <dt>{label}</dt>
              <dd>{value ?? MISSING}</dd>
            </div>
          ))}
        </dl>
      </Part>
    </Stack>
  );
}

function Part({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <div>
        <Title order={3}>{title}</Title>
        <Text fz="xs" c="dimmed">
          {note}
        </Text>
      </div>
      {children}
    </Stack>
  );
}
