import { Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { CustomerOffers } from "../../../../core/contract/desk/offers.ts";
import { MISSING } from "../../../format/formatter.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import classes from "../recommendations.module.css";
import type { ShownRecommendation } from "../useKept.ts";
import { HistoryChart } from "./HistoryChart.tsx";
import { OffersTable } from "./OffersTable.tsx";
import { useAttributeValue } from "./useAttributeValue.ts";

/** Everything that is said of one customer. */
export function CustomerCard({ offers, shown }: { offers: CustomerOffers; shown: ShownRecommendation }) {
  const t = useText("recommendations").customer;
  const format = useFormat();
  const write = useAttributeValue();
  const { customer, attributes, month, scoresFor } = offers;
  return (
    <Stack gap="lg" miw={0}>
      <Block title={t.title(customer)} note={t.note(format.month(month), shown.version)}>
        <dl className={classes.attributes}>
          {attributes.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value === null ? <span title={t.notKnown}>{MISSING}</span> : write(label, value)}</dd>
            </div>
          ))}
        </dl>
      </Block>
      <Block
        title={t.offers(format.month(scoresFor))}
        note={t.offersNote}
        actions={
          <Text fz="sm">
            <Link
              to="/campaigns/$tab"
              params={{ tab: "planner" }}
              search={(before) => before}
              style={{ color: "var(--accent-text)" }}
            >
              {t.plan}
            </Link>
          </Text>
        }
      >
        <OffersTable offers={offers} />
      </Block>
      <HistoryChart offers={offers} version={shown.version} />
    </Stack>
  );
}
