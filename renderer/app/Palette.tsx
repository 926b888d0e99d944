import { Spotlight, type SpotlightActionGroupData } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useJobs } from "../client/jobs.tsx";
import { useSession } from "../client/session.tsx";
import { useFormat } from "../format/useFormat.ts";
import { useText } from "../i18n/useText.ts";
import { useActions } from "./actions.tsx";
import { SCREENS } from "./screens.ts";
import { useView } from "./view.ts";

/** Ctrl K: every screen, action, version, kept result and recent workspace by its name. */
export function Palette({ onShowShortcuts }: { onShowShortcuts: () => void }) {
  const t = useText("shell");
  const format = useFormat();
  const navigate = useNavigate();
  const actions = useActions();
  const { start } = useJobs();
  const { workspace, recent } = useSession();
  const { setVersion } = useView();

  const groups = useMemo((): SpotlightActionGroupData[] => {
    const action = (id: keyof typeof t.actions, onClick: () => void) => ({ id, label: t.actions[id], onClick });
    const inWorkspace = workspace
      ? [
          action("importFiles", () => void navigate({ to: "/data/$tab", params: { tab: "import" } })),
          action("countFigures", () => void start({ kind: "figures" })),
          action("segment", () => void start({ kind: "segment" })),
          action("recommend", () => void start({ kind: "recommend" })),
          action("planCampaign", () => void navigate({ to: "/campaigns" })),
          action("report", () => void start({ kind: "report" })),
          action("backup", () => void start({ kind: "backup" })),
          action("verify", () => void start({ kind: "verify" })),
          action("closeWorkspace", actions.closeWorkspace),
        ]
      : [];
    return [
      {
        group: t.searchGroups.screens,
        actions: SCREENS.map(({ id, to }) => ({
          id: `screen-${id}`,
          label: t.screens[id],
          onClick: () => void navigate({ to }),
        })),
      },
      {
        group: t.searchGroups.actions,
        actions: [
          ...inWorkspace,
          action("openWorkspace", actions.openWorkspace),
          action("newWorkspace", actions.newWorkspace),
          action("demo", actions.demo),
          action("shortcuts", onShowShortcuts),
        ],
      },
      {
        group: t.searchGroups.versions,
        actions: (workspace?.versions ?? []).map(({ id, message, created }) => ({
          id: `version-${id}`,
          label: `${t.version} ${id}`,
          description: `${message} · ${format.time(created)}`,
          onClick: () => setVersion(id),
        })),
      },
      {
        group: t.searchGroups.results,
        actions: (workspace?.kept ?? []).map(({ id, kind, version, created }) => ({
          id: `kept-${id}`,
          label: t.selfMade(id, version),
          description: format.time(created),
          onClick: () => void navigate({ to: screenOfResult(kind) }),
        })),
      },
      {
        group: t.searchGroups.recent,
        actions: recent.map(({ path, name }) => ({
          id: `recent-${path}`,
          label: name,
          description: path,
          onClick: () => void actions.open(path),
        })),
      },
    ].filter((group) => group.actions.length > 0);
  }, [t, format, navigate, actions, start, workspace, recent, setVersion, onShowShortcuts]);

  return (
    <Spotlight
      actions={groups}
      nothingFound={t.searchNothing}
      highlightQuery
      scrollable
      maxHeight={440}
      limit={40}
      shortcut={["mod + K"]}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: t.searchPlaceholder,
        "aria-label": t.search,
      }}
    />
  );
}

function screenOfResult(kind: string): (typeof SCREENS)[number]["to"] {
  const screens: Record<string, (typeof SCREENS)[number]["to"]> = {
    kpi: "/dashboard",
    quality: "/data",
    segmentation: "/segments",
    recommendation: "/recommendations",
    campaign: "/campaigns",
  };
  return screens[kind] ?? "/";
}
