import {
  IconActivity,
  IconBulb,
  IconChartBar,
  IconChecklist,
  IconDatabase,
  IconHelp,
  IconHome,
  IconMail,
  IconSettings,
  IconTableImport,
  IconTopologyStar3,
  IconUsersGroup,
} from "@tabler/icons-react";
import type { shell } from "../i18n/en/shell.ts";

export interface ScreenLink {
  id: keyof typeof shell.screens;
  to:
    | "/"
    | "/data"
    | "/dashboard"
    | "/segments"
    | "/recommendations"
    | "/campaigns"
    | "/monitoring"
    | "/models"
    | "/table"
    | "/planning"
    | "/settings"
    | "/help";
  icon: typeof IconHome;
  /** Its place in the left navigation: with the work, or below with the window's own matters. */
  group: "work" | "window";
  /** Pressed after `g`. */
  key: string;
}

/** The screens in the order of the work. */
export const SCREENS: readonly ScreenLink[] = [
  { id: "home", to: "/", icon: IconHome, group: "work", key: "h" },
  { id: "data", to: "/data", icon: IconDatabase, group: "work", key: "d" },
  { id: "dashboard", to: "/dashboard", icon: IconChartBar, group: "work", key: "b" },
  { id: "segments", to: "/segments", icon: IconUsersGroup, group: "work", key: "s" },
  { id: "recommendations", to: "/recommendations", icon: IconBulb, group: "work", key: "r" },
  { id: "campaigns", to: "/campaigns", icon: IconMail, group: "work", key: "c" },
  { id: "monitoring", to: "/monitoring", icon: IconActivity, group: "work", key: "m" },
  { id: "models", to: "/models", icon: IconTopologyStar3, group: "work", key: "o" },
  { id: "table", to: "/table", icon: IconTableImport, group: "work", key: "t" },
  { id: "planning", to: "/planning", icon: IconChecklist, group: "work", key: "p" },
  { id: "settings", to: "/settings", icon: IconSettings, group: "window", key: "," },
  { id: "help", to: "/help", icon: IconHelp, group: "window", key: "?" },
];
