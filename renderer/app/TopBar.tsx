import { ActionIcon, Box, Button, Indicator, Kbd, Select, Tooltip, useComputedColorScheme } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { IconArrowBackUp, IconArrowForwardUp, IconMoon, IconProgress, IconSearch, IconSun } from "@tabler/icons-react";
import { useLocation } from "@tanstack/react-router";
import { isOver, useJobs } from "../client/jobs.tsx";
import { useWorkspace } from "../client/session.tsx";
import { useDesk } from "../client/useAsk.ts";
import { useFormat } from "../format/useFormat.ts";
import { useText } from "../i18n/useText.ts";
import { useActions } from "./actions.tsx";
import classes from "./Shell.module.css";
import { SCREENS } from "./screens.ts";
import { useView } from "./view.ts";

/** Where we are, what is shown (version and month apply to every screen), search, undo, jobs, theme. */
export function TopBar() {
  const t = useText("shell");
  const workspace = useWorkspace();
  return (
    <header className={classes.topbar}>
      <Crumbs />
      <Box flex={1} />
      {workspace && <Pickers />}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconSearch size={14} />}
        rightSection={<Kbd size="xs">Ctrl K</Kbd>}
        className={classes.search}
        aria-label={t.search}
        onClick={spotlight.open}
      >
        <span className={classes.searchText}>{t.search}</span>
      </Button>
      {workspace && <UndoButtons />}
      <JobsButton />
      <ThemeButton />
    </header>
  );
}

function Crumbs() {
  const t = useText("shell");
  const workspace = useWorkspace();
  const { pathname } = useLocation();
  const here = SCREENS.find(({ to }) => (to === "/" ? pathname === "/" : pathname.startsWith(to)));
  return (
    <>
      <span className={classes.workspace} title={workspace?.path}>
        {workspace?.name ?? t.noWorkspace}
      </span>
      {here && (
        <span className={classes.crumb}>
          <span aria-hidden>/ </span>
          {t.screens[here.id]}
        </span>
      )}
    </>
  );
}

function Pickers() {
  const t = useText("shell");
  const format = useFormat();
  const workspace = useWorkspace();
  const { version, month, months, setVersion, setMonth } = useView();
  if (!workspace || version === null) return null;
  const versions = workspace.versions.map(({ id }) => ({
    value: id,
    label: id === workspace.head ? t.versionNewest(id) : id,
  }));
  return (
    <>
      <Select
        aria-label={t.version}
        size="xs"
        w={128}
        data={versions.reverse()}
        value={version}
        allowDeselect={false}
        onChange={(value) => value && setVersion(value)}
      />
      {month !== null && (
        <Select
          aria-label={t.month}
          size="xs"
          w={148}
          data={[...months].reverse().map((value) => ({ value, label: format.month(value) }))}
          value={month}
          allowDeselect={false}
          onChange={(value) => value && setMonth(value)}
        />
      )}
    </>
  );
}

function UndoButtons() {
  const t = useText("shell");
  const workspace = useWorkspace();
  const { undo, redo } = useActions();
  return (
    <>
      <Tooltip label={workspace?.undo ? `${t.undo}: ${workspace.undo}` : t.nothingToUndo}>
        <ActionIcon
          aria-label={t.undo}
          aria-disabled={!workspace?.undo}
          data-disabled={!workspace?.undo}
          onClick={undo}
        >
          <IconArrowBackUp size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={workspace?.redo ? `${t.redo}: ${workspace.redo}` : t.nothingToRedo}>
        <ActionIcon
          aria-label={t.redo}
          aria-disabled={!workspace?.redo}
          data-disabled={!workspace?.redo}
          onClick={redo}
        >
          <IconArrowForwardUp size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

function JobsButton() {
  const t = useText("shell");
  const { jobs, setDrawerOpen } = useJobs();
  const running = jobs.filter((job) => !isOver(job)).length;
  return (
    <Tooltip label={t.jobs(running)}>
      <Indicator disabled={running === 0} label={running} size={16} offset={4}>
        <ActionIcon aria-label={t.jobs(running)} onClick={() => setDrawerOpen(true)}>
          <IconProgress size={18} stroke={1.75} />
        </ActionIcon>
      </Indicator>
    </Tooltip>
  );
}

function ThemeButton() {
  const t = useText("shell");
  const desk = useDesk();
  const scheme = useComputedColorScheme("light");
  const label = scheme === "dark" ? t.toLight : t.toDark;
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        onClick={() => void desk.session.settings({ theme: scheme === "dark" ? "light" : "dark" })}
      >
        {scheme === "dark" ? <IconSun size={18} stroke={1.75} /> : <IconMoon size={18} stroke={1.75} />}
      </ActionIcon>
    </Tooltip>
  );
}
