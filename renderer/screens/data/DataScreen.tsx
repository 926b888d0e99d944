import { Box, Tabs } from "@mantine/core";
import { Navigate } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { useView } from "../../app/view.ts";
import { useWorkspace } from "../../client/session.tsx";
import { useText } from "../../i18n/useText.ts";
import { NeedData } from "../../ui/NeedData.tsx";
import { NeedImport } from "../../ui/NeedImport.tsx";
import { Page, PageHeader } from "../../ui/Page.tsx";
import classes from "./data.module.css";
import { ImportActions, ImportAnswer, ImportTab } from "./import/ImportTab.tsx";
import { PlanProvider } from "./import/plan.tsx";
import { QualityActions, QualityAnswer } from "./quality/QualityHeader.tsx";
import { QualityTab } from "./quality/QualityTab.tsx";
import { RejectsAnswer, RejectsTab } from "./rejects/RejectsTab.tsx";
import { RulesActions, RulesAnswer, RulesTab } from "./rules/RulesTab.tsx";
import { SqlAnswer, SqlTab } from "./sql/SqlTab.tsx";
import { TABS, type Tab, useGoTo, useTab } from "./tabs.ts";
import { VersionsActions, VersionsAnswer, VersionsTab } from "./versions/VersionsTab.tsx";

interface Part {
  Answer: ComponentType;
  Actions: ComponentType | null;
  Body: ComponentType;
  /** It shows what is in a version; the others work in an empty workspace too. */
  needsVersion: boolean;
}

const PARTS: Record<Tab, Part> = {
  quality: { Answer: QualityAnswer, Actions: QualityActions, Body: QualityTab, needsVersion: true },
  import: { Answer: ImportAnswer, Actions: ImportActions, Body: ImportTab, needsVersion: false },
  versions: { Answer: VersionsAnswer, Actions: VersionsActions, Body: VersionsTab, needsVersion: false },
  rejects: { Answer: RejectsAnswer, Actions: null, Body: RejectsTab, needsVersion: false },
  rules: { Answer: RulesAnswer, Actions: RulesActions, Body: RulesTab, needsVersion: true },
  sql: { Answer: SqlAnswer, Actions: null, Body: SqlTab, needsVersion: true },
};

/** What data do we have, and can we trust it? */
export default function DataScreen() {
  const t = useText("data");
  const tab = useTab();
  const workspace = useWorkspace();
  const { version } = useView();
  if (tab === null) {
    const first = workspace && version === null ? "import" : "quality";
    return <Navigate to="/data/$tab" params={{ tab: first }} search={(before) => before} replace />;
  }
  if (!workspace) return <NeedData question={t.title}>{() => null}</NeedData>;
  return (
    <PlanProvider key={workspace.path} workspace={workspace.path}>
      <Data tab={tab} hasVersion={version !== null} />
    </PlanProvider>
  );
}

function Data({ tab, hasVersion }: { tab: Tab; hasVersion: boolean }) {
  const t = useText("data");
  const goTo = useGoTo();
  const { Answer, Actions, Body, needsVersion } = PARTS[tab];
  const canShow = hasVersion || !needsVersion;
  return (
    <Page>
      <PageHeader
        question={t.title}
        answer={canShow ? <Answer /> : null}
        actions={canShow && Actions ? <Actions /> : null}
      />
      <Tabs value={tab} onChange={(next) => goTo(next as Tab)} keepMounted={false}>
        <Tabs.List mb="lg">
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t.tabs[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map((one) => (
          <Tabs.Panel key={one} value={one}>
            <Box className={classes.room}>{one === tab && (canShow ? <Body /> : <NeedImport />)}</Box>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
