import { SimpleGrid, Stack } from "@mantine/core";
import { memo } from "react";
import { useText } from "../../i18n/useText.ts";
import { Block } from "../../ui/Page.tsx";
import { WhenNear } from "../../ui/WhenNear.tsx";
import { CohortsChart } from "./charts/CohortsChart.tsx";
import { CrossHoldingChart } from "./charts/CrossHoldingChart.tsx";
import { CustomersChart } from "./charts/CustomersChart.tsx";
import { PenetrationChart } from "./charts/PenetrationChart.tsx";
import { ProductCountChart } from "./charts/ProductCountChart.tsx";
import { ProductsChart } from "./charts/ProductsChart.tsx";
import { PurchasesChart } from "./charts/PurchasesChart.tsx";
import { RevenueChart } from "./charts/RevenueChart.tsx";
import { GroupsBlock } from "./GroupsBlock.tsx";
import { KpiTiles } from "./KpiTiles.tsx";
import { ProductTable } from "./ProductTable.tsx";

/** The evidence, from the whole to its parts: tiles, customers and money, products, groups, loyalty, and the table. */
export const Figures = memo(function Figures() {
  const t = useText("dashboard");
  return (
    <Stack gap="lg">
      <KpiTiles />
      <Pair>
        <CustomersChart />
        <RevenueChart />
      </Pair>
      <Block title={t.productsBlock}>
        <Pair>
          <PurchasesChart />
          <ProductCountChart />
        </Pair>
        <ProductsChart />
        <PenetrationChart />
      </Block>
      <GroupsBlock />
      <Block title={t.loyaltyBlock}>
        <CrossHoldingChart />
        <CohortsChart />
      </Block>
      <WhenNear height={600}>
        <ProductTable />
      </WhenNear>
    </Stack>
  );
});

function Pair({ children }: { children: React.ReactNode }) {
  return (
    <SimpleGrid type="container" cols={{ base: 1, "860px": 2 }} spacing="md">
      {children}
    </SimpleGrid>
  );
}
