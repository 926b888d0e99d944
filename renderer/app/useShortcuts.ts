import { spotlight } from "@mantine/spotlight";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useJobs } from "../client/jobs.tsx";
import { shell } from "../client/shell.ts";
import { useDesk } from "../client/useAsk.ts";
import { useActions } from "./actions.tsx";
import { SCREENS } from "./screens.ts";

/** How long `g` waits for the key of a screen, ms. */
const CHORD_MS = 1500;

/** Keys that work everywhere but in a text field, and the shell's menu. */
export function useShortcuts({ onShowShortcuts }: { onShowShortcuts: () => void }): void {
  const actions = useActions();
  const navigate = useNavigate();
  const desk = useDesk();
  const { setDrawerOpen } = useJobs();
  const chord = useRef(0);
  const latest = useRef({ actions, onShowShortcuts });
  latest.current = { actions, onShowShortcuts };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { actions: now, onShowShortcuts: show } = latest.current;
      if (event.defaultPrevented || isTyping(event.target)) return;
      const isCommand = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (isCommand && key === "z") {
        event.preventDefault();
        if (event.shiftKey) now.redo();
        else now.undo();
        return;
      }
      if (isCommand && key === "y") {
        event.preventDefault();
        now.redo();
        return;
      }
      if (isCommand || event.altKey) return;
      if (performance.now() - chord.current < CHORD_MS) {
        chord.current = 0;
        const screen = SCREENS.find((each) => each.key === event.key);
        if (screen) void navigate({ to: screen.to });
        return;
      }
      if (key === "g") chord.current = performance.now();
      else if (event.key === "?") show();
      else if (key === "j") setDrawerOpen(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [navigate, setDrawerOpen]);

  useEffect(
    () =>
      shell?.onMenu((command) => {
        const { actions: now, onShowShortcuts: show } = latest.current;
        const theme = (wanted: "system" | "light" | "dark") => () => void desk.session.settings({ theme: wanted });
        const commands = {
          newWorkspace: now.newWorkspace,
          openWorkspace: now.openWorkspace,
          closeWorkspace: now.closeWorkspace,
          importFiles: () => void navigate({ to: "/data/$tab", params: { tab: "import" } }),
          undo: () => (isTyping(document.activeElement) ? document.execCommand("undo") : now.undo()),
          redo: () => (isTyping(document.activeElement) ? document.execCommand("redo") : now.redo()),
          search: spotlight.open,
          settings: () => void navigate({ to: "/settings" }),
          shortcuts: show,
          themeSystem: theme("system"),
          themeLight: theme("light"),
          themeDark: theme("dark"),
        };
        commands[command]();
      }),
    [desk, navigate],
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName)) &&
    !(target instanceof HTMLInputElement && ["checkbox", "radio", "range", "button"].includes(target.type))
  );
}
