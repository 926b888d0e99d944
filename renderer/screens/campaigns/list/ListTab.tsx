import { Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { CustomerDrawer } from "../../../ui/customer/CustomerDrawer.tsx";
import { useShownCampaign, WithCampaign } from "../WithCampaign.tsx";
import { BackTest } from "./BackTest.tsx";
import { ExportMenu } from "./ExportMenu.tsx";
import { ListTable } from "./ListTable.tsx";
import { ListTiles } from "./ListTiles.tsx";

/** How many to contact, and what should come of it, in a sentence. */
export function ListAnswer() {
  const { list: t } = useText("campaigns");
  const format = useFormat();
  const { data } = useShownCampaign();
  if (!data) return null;
  const { contacted, size, expectedPurchases: purchases, month } = data.plan;
  return t.answer(
    format.count(contacted),
    format.count(size - contacted),
    format.count(purchases.p10),
    format.count(purchases.p90),
    format.month(month),
  );
}

export function ListActions() {
  const { data } = useShownCampaign();
  return data ? <ExportMenu id={data.id} /> : null;
}

/** A planned campaign: its figures, whether such a plan came true, and everybody on the list. */
export function ListTab() {
  const [customer, setCustomer] = useState<string | null>(null);
  return (
    <WithCampaign>
      {(campaign) => (
        <Stack gap="lg">
          <ListTiles campaign={campaign} />
          <ListTable key={campaign.id} campaign={campaign} chosen={customer} onCustomer={setCustomer} />
          <BackTest plan={campaign.plan} />
          <Text fz="sm" c="dimmed">
            {campaign.plan.caveat}
          </Text>
          <CustomerDrawer
            recommendation={campaign.plan.recommendation}
            customer={customer}
            onClose={() => setCustomer(null)}
          />
        </Stack>
      )}
    </WithCampaign>
  );
}
