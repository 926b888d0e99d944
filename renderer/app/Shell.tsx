import { Outlet } from "@tanstack/react-router";
import { useState } from "react";
import { useText } from "../i18n/useText.ts";
import { DropTarget } from "../ui/files/DropTarget.tsx";
import { FilePickerProvider } from "../ui/files/FilePicker.tsx";
import { ActionsProvider } from "./actions.tsx";
import { JobsDrawer } from "./JobsDrawer.tsx";
import { Navigation } from "./Navigation.tsx";
import { Palette } from "./Palette.tsx";
import { ScreenBoundary } from "./ScreenBoundary.tsx";
import classes from "./Shell.module.css";
import { ShortcutsSheet } from "./ShortcutsSheet.tsx";
import { TopBar } from "./TopBar.tsx";
import { useShortcuts } from "./useShortcuts.ts";

const NARROW = "easymoney-narrow-navigation";

/** The frame: navigation at the left, pickers above, the screen, jobs at the right. */
export function Shell() {
  return (
    <FilePickerProvider>
      <ActionsProvider>
        <Frame />
      </ActionsProvider>
    </FilePickerProvider>
  );
}

function Frame() {
  const t = useText("shell");
  const [isNarrow, setNarrow] = useState(() => localStorage.getItem(NARROW) === "1");
  const [isSheetOpen, setSheetOpen] = useState(false);
  useShortcuts({ onShowShortcuts: () => setSheetOpen(true) });
  const toggle = () => {
    localStorage.setItem(NARROW, isNarrow ? "0" : "1");
    setNarrow(!isNarrow);
  };
  return (
    <div className={classes.frame} data-narrow={isNarrow || undefined}>
      <button type="button" className="skip-link" onClick={focusContent}>
        {t.skipToContent}
      </button>
      <Navigation isNarrow={isNarrow} onToggle={toggle} />
      <div className={classes.column}>
        <TopBar />
        <main id="content" tabIndex={-1} className={classes.content}>
          <ScreenBoundary>
            <Outlet />
          </ScreenBoundary>
        </main>
      </div>
      <DropTarget />
      <JobsDrawer />
      <Palette onShowShortcuts={() => setSheetOpen(true)} />
      <ShortcutsSheet opened={isSheetOpen} onClose={() => setSheetOpen(false)} />
    </div>
  );
}

function focusContent(): void {
  document.getElementById("content")?.focus();
}
