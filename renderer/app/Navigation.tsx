import { Tooltip } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import { useText } from "../i18n/useText.ts";
import classes from "./Shell.module.css";
import { SCREENS, type ScreenLink } from "./screens.ts";

/** The screens in the order of the work. */
export function Navigation({ isNarrow, onToggle }: { isNarrow: boolean; onToggle: () => void }) {
  const t = useText("shell");
  const ToggleIcon = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const toggleLabel = isNarrow ? t.expandNavigation : t.collapseNavigation;
  return (
    <nav className={classes.navigation} aria-label={t.mainNavigation}>
      <div className={classes.brand}>
        <img src="./icon.svg" alt="" width={24} height={24} />
        <span className={classes.label}>easyMoney</span>
      </div>
      {SCREENS.filter(({ group }) => group === "work").map((screen) => (
        <NavigationLink key={screen.id} screen={screen} isNarrow={isNarrow} />
      ))}
      <div className={classes.spring} />
      {SCREENS.filter(({ group }) => group === "window").map((screen) => (
        <NavigationLink key={screen.id} screen={screen} isNarrow={isNarrow} />
      ))}
      <Tooltip label={toggleLabel} position="right" disabled={!isNarrow}>
        <button
          type="button"
          className={classes.link}
          onClick={onToggle}
          aria-label={toggleLabel}
          aria-expanded={!isNarrow}
        >
          <ToggleIcon size={18} stroke={1.75} />
          <span className={classes.label}>{toggleLabel}</span>
        </button>
      </Tooltip>
    </nav>
  );
}

function NavigationLink({ screen, isNarrow }: { screen: ScreenLink; isNarrow: boolean }) {
  const t = useText("shell");
  const { pathname } = useLocation();
  const isActive = screen.to === "/" ? pathname === "/" : pathname.startsWith(screen.to);
  const label = t.screens[screen.id];
  const Icon = screen.icon;
  return (
    <Tooltip label={label} position="right" disabled={!isNarrow}>
      <Link
        to={screen.to}
        className={classes.link}
        data-active={isActive || undefined}
        aria-current={isActive ? "page" : undefined}
        aria-label={label}
      >
        <Icon size={18} stroke={1.75} />
        <span className={classes.label}>{label}</span>
      </Link>
    </Tooltip>
  );
}
