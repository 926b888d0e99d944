import { Box, Button, Tabs } from "@mantine/core";
import { IconSpeakerphone } from "@tabler/icons-react";
import { Navigate, useNavigate } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { useAsk } from "../../client/useAsk.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { NeedData } from "../../ui/NeedData.tsx";
import { Page, PageHeader } from "../../ui/Page.tsx";
import { CardTab } from "./card/CardTab.tsx";
import { CompareTab } from "./compare/CompareTab.tsx";
import { EvaluationTab } from "./evaluation/EvaluationTab.tsx";
import { ImportedTab } from "./imported/ImportedTab.tsx";
import classes from "./models.module.css";
import { RegistryTab } from "./registry/RegistryTab.tsx";
import { RunsTab } from "./runs/RunsTab.tsx";
import { TABS, type Tab, useGoTo, useTab } from "./tabs.ts";

const BODIES: Record<Tab, ComponentType> = {
  registry: RegistryTab,
  evaluation: EvaluationTab,
  card: CardTab,
  runs: RunsTab,
  compare: CompareTab,
  imported: ImportedTab,
};

/** Which model is in use, and is there a better one? */
export default function ModelsScreen() {
  const t = useText("models");
  const tab = useTab();
  if (tab === null) {
    return <Navigate to="/models/$tab" params={{ tab: "registry" }} search={(before) => before} replace />;
  }
  return <NeedData question={t.title}>{() => <Models tab={tab} />}</NeedData>;
}

function Models({ tab }: { tab: Tab }) {
  const t = useText("models");
  const goTo = useGoTo();
  const navigate = useNavigate();
  const Body = BODIES[tab];
  return (
    <Page>
      <PageHeader
        question={t.title}
        answer={<Answer />}
        actions={
          <Button
            leftSection={<IconSpeakerphone size={16} />}
            onClick={() => void navigate({ to: "/campaigns", search: (before) => before })}
          >
            {t.next}
          </Button>
        }
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
            <Box className={classes.room}>{one === tab && <Body />}</Box>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

/** Who is champion, and how the challenger stands against it. */
function Answer() {
  const t = useText("models").answer;
  const format = useFormat();
  const { data } = useAsk("models", "list", undefined);
  if (!data) return null;
  const of = (number: number | null) => data.versions.find((each) => each.number === number);
  const [champion, challenger] = [of(data.champion), of(data.challenger)];
  const figure = (model: NonNullable<typeof champion>) => format.percent(model.shareOfCeiling);
  if (!champion && !challenger) return t.none;
  return [
    champion ? t.champion(champion.number, figure(champion), format.month(champion.testedOn)) : t.noChampion,
    challenger
      ? t.challenger(challenger.number, figure(challenger), format.month(challenger.testedOn))
      : t.noChallenger,
  ].join(" ");
}
