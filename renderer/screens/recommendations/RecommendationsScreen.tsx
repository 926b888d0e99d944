import { Box, Button, Group, Tabs } from "@mantine/core";
import { IconMail, IconRefresh } from "@tabler/icons-react";
import { Navigate, useNavigate } from "@tanstack/react-router";
import { type ComponentType, useState } from "react";
import { useRunning } from "../../client/jobs.tsx";
import { useText } from "../../i18n/useText.ts";
import { KeptPicker } from "../../ui/kept/KeptPicker.tsx";
import { NeedData } from "../../ui/NeedData.tsx";
import { Page, PageHeader } from "../../ui/Page.tsx";
import { Answer } from "./Answer.tsx";
import { CustomersTab } from "./customer/CustomersTab.tsx";
import { OverviewTab } from "./overview/OverviewTab.tsx";
import { ProductTab } from "./product/ProductTab.tsx";
import classes from "./recommendations.module.css";
import { RunDrawer } from "./run/RunDrawer.tsx";
import { TABS, type Tab, useGoTo, useTab } from "./tabs.ts";
import { type ShownRecommendation, useKept, useShownRecommendation } from "./useKept.ts";
import { WithRecommendation } from "./WithRecommendation.tsx";

const BODIES: Record<Tab, ComponentType<{ shown: ShownRecommendation }>> = {
  overview: OverviewTab,
  product: ProductTab,
  customers: CustomersTab,
};

/** Who will buy what next month? */
export default function RecommendationsScreen() {
  const t = useText("recommendations");
  const tab = useTab();
  if (tab === null) {
    return <Navigate to="/recommendations/$tab" params={{ tab: "overview" }} search={(before) => before} replace />;
  }
  return <NeedData question={t.title}>{() => <Recommendations tab={tab} />}</NeedData>;
}

function Recommendations({ tab }: { tab: Tab }) {
  const t = useText("recommendations");
  const goTo = useGoTo();
  const kept = useKept();
  const { data: shown } = useShownRecommendation();
  const Body = BODIES[tab];
  return (
    <Page>
      <PageHeader
        question={t.title}
        answer={shown && <Answer shown={shown} tab={tab} />}
        actions={<HeaderActions hasResult={shown !== undefined} />}
      />
      <Tabs value={tab} onChange={(next) => goTo(next as Tab)} keepMounted={false}>
        <Group justify="space-between" align="end" gap="xs" mb="lg" style={{ rowGap: 8 }}>
          <Tabs.List style={{ flex: "1 1 auto" }}>
            {TABS.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {t.tabs[one]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <KeptPicker
            words={t.kept}
            {...kept}
            onChoose={(id) => goTo(tab, { recommendation: id, product: undefined })}
          />
        </Group>
        {TABS.map((one) => (
          <Tabs.Panel key={one} value={one}>
            <Box className={classes.room}>
              {one === tab && <WithRecommendation>{(each) => <Body key={each.id} shown={each} />}</WithRecommendation>}
            </Box>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

function HeaderActions({ hasResult }: { hasResult: boolean }) {
  const t = useText("recommendations");
  const navigate = useNavigate();
  const running = useRunning("recommend");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} />}
        disabled={running !== null}
        onClick={() => setOpen(true)}
      >
        {hasResult ? t.again : t.options}
      </Button>
      {hasResult && (
        <Button
          leftSection={<IconMail size={16} />}
          onClick={() =>
            void navigate({ to: "/campaigns/$tab", params: { tab: "planner" }, search: (before) => before })
          }
        >
          {t.next}
        </Button>
      )}
      <RunDrawer opened={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
