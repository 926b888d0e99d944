import { Box, Button, Group, Tabs } from "@mantine/core";
import { IconBulb, IconRefresh } from "@tabler/icons-react";
import { Navigate, useNavigate } from "@tanstack/react-router";
import { type ComponentType, useState } from "react";
import type { ShownSegmentation } from "../../../core/contract/desk/segments.ts";
import { useRunning } from "../../client/jobs.tsx";
import { useText } from "../../i18n/useText.ts";
import { KeptPicker } from "../../ui/kept/KeptPicker.tsx";
import { NeedData } from "../../ui/NeedData.tsx";
import { Page, PageHeader } from "../../ui/Page.tsx";
import { Answer } from "./Answer.tsx";
import { CompareTab } from "./compare/CompareTab.tsx";
import { CustomersTab } from "./customers/CustomersTab.tsx";
import { MapTab } from "./map/MapTab.tsx";
import { MigrationTab } from "./migration/MigrationTab.tsx";
import { OverviewTab } from "./overview/OverviewTab.tsx";
import { RunDrawer } from "./run/RunDrawer.tsx";
import classes from "./segments.module.css";
import { TABS, type Tab, useGoTo, useTab } from "./tabs.ts";
import { useKept, useShownSegmentation } from "./useKept.ts";
import { VoteTab } from "./vote/VoteTab.tsx";
import { WithSegmentation } from "./WithSegmentation.tsx";

const BODIES: Record<Tab, ComponentType<{ shown: ShownSegmentation }>> = {
  overview: OverviewTab,
  vote: VoteTab,
  map: MapTab,
  compare: CompareTab,
  migration: MigrationTab,
  customers: CustomersTab,
};

/** Who are the customers? */
export default function SegmentsScreen() {
  const t = useText("segments");
  const tab = useTab();
  if (tab === null) {
    return <Navigate to="/segments/$tab" params={{ tab: "overview" }} search={(before) => before} replace />;
  }
  return <NeedData question={t.title}>{() => <Segments tab={tab} />}</NeedData>;
}

function Segments({ tab }: { tab: Tab }) {
  const t = useText("segments");
  const goTo = useGoTo();
  const kept = useKept();
  const { data: shown } = useShownSegmentation();
  const Body = BODIES[tab];
  return (
    <Page>
      <PageHeader
        question={t.title}
        answer={shown && <Answer shown={shown} tab={tab} />}
        actions={<HeaderActions hasSegments={shown !== undefined} />}
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
            onChoose={(id) => goTo(tab, { segmentation: id, segment: undefined, compare: undefined })}
          />
        </Group>
        {TABS.map((one) => (
          <Tabs.Panel key={one} value={one}>
            <Box className={classes.room}>
              {one === tab && <WithSegmentation>{(each) => <Body key={each.id} shown={each} />}</WithSegmentation>}
            </Box>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

function HeaderActions({ hasSegments }: { hasSegments: boolean }) {
  const t = useText("segments");
  const navigate = useNavigate();
  const running = useRunning("segment");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} />}
        disabled={running !== null}
        onClick={() => setOpen(true)}
      >
        {hasSegments ? t.again : t.options}
      </Button>
      {hasSegments && (
        <Button
          leftSection={<IconBulb size={16} />}
          onClick={() => void navigate({ to: "/recommendations", search: (before) => before })}
        >
          {t.next}
        </Button>
      )}
      <RunDrawer opened={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
