import { Box, Group, Tabs } from "@mantine/core";
import { Navigate } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { useText } from "../../i18n/useText.ts";
import { NeedData } from "../../ui/NeedData.tsx";
import { Page, PageHeader } from "../../ui/Page.tsx";
import { CampaignPicker } from "./CampaignPicker.tsx";
import classes from "./campaigns.module.css";
import { ListActions, ListAnswer, ListTab } from "./list/ListTab.tsx";
import { MessagesActions, MessagesAnswer, MessagesTab } from "./messages/MessagesTab.tsx";
import { PlannerActions, PlannerAnswer } from "./planner/PlannerHeader.tsx";
import { PlannerTab } from "./planner/PlannerTab.tsx";
import { PlanningProvider } from "./planner/planning.tsx";
import { ResponsesActions, ResponsesAnswer, ResponsesTab } from "./responses/ResponsesTab.tsx";
import { SuppressionAnswer, SuppressionTab } from "./suppression/SuppressionTab.tsx";
import { TABS, type Tab, useGoTo, useTab } from "./tabs.ts";

interface Part {
  Answer: ComponentType;
  Actions: ComponentType | null;
  Body: ComponentType;
  /** It is about one kept campaign, which can be chosen. */
  ofCampaign: boolean;
}

const PARTS: Record<Tab, Part> = {
  planner: { Answer: PlannerAnswer, Actions: PlannerActions, Body: PlannerTab, ofCampaign: false },
  list: { Answer: ListAnswer, Actions: ListActions, Body: ListTab, ofCampaign: true },
  messages: { Answer: MessagesAnswer, Actions: MessagesActions, Body: MessagesTab, ofCampaign: true },
  responses: { Answer: ResponsesAnswer, Actions: ResponsesActions, Body: ResponsesTab, ofCampaign: true },
  suppression: { Answer: SuppressionAnswer, Actions: null, Body: SuppressionTab, ofCampaign: false },
};

/** Which customers should we write to, and what will it bring? */
export default function CampaignsScreen() {
  const t = useText("campaigns");
  const tab = useTab();
  if (tab === null) {
    return <Navigate to="/campaigns/$tab" params={{ tab: "planner" }} search={(before) => before} replace />;
  }
  return (
    <NeedData question={t.title}>
      {({ version }) => (
        <PlanningProvider version={version} isShown={tab === "planner"}>
          <Campaigns tab={tab} />
        </PlanningProvider>
      )}
    </NeedData>
  );
}

function Campaigns({ tab }: { tab: Tab }) {
  const t = useText("campaigns");
  const goTo = useGoTo();
  const { Answer, Actions, Body, ofCampaign } = PARTS[tab];
  return (
    <Page>
      <PageHeader question={t.title} answer={<Answer />} actions={Actions && <Actions />} />
      <Tabs value={tab} onChange={(next) => goTo(next as Tab)} keepMounted={false}>
        <Group justify="space-between" align="end" gap="xs" mb="lg" style={{ rowGap: 8 }}>
          <Tabs.List style={{ flex: "1 1 auto" }}>
            {TABS.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {t.tabs[one]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {ofCampaign && <CampaignPicker tab={tab} />}
        </Group>
        {TABS.map((one) => (
          <Tabs.Panel key={one} value={one}>
            <Box className={classes.room}>{one === tab && <Body />}</Box>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
