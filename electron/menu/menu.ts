import { basename } from "node:path";
import type { MenuItemConstructorOptions } from "electron";
import type { MenuCommand } from "../../core/contract/desk/shellBridge.ts";
import type { CoreState } from "../coreProcess/messages.ts";
import { WORDS } from "../words.ts";

/** What the menu sets off. */
export interface MenuActions {
  command(command: MenuCommand): void;
  openRecent(path: string): void;
  newWindow(): void;
  about(): void;
}

/** The menu for a state of the core. Pure, so that it can be looked at without a window. */
export function menuTemplate(
  { workspace, recent, theme, language }: CoreState,
  actions: MenuActions,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  const mac = platform === "darwin";
  const words = WORDS[language];
  const send = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => actions.command(command),
    ...(accelerator && { accelerator }),
  });
  const inWorkspace = (item: MenuItemConstructorOptions) => ({ ...item, enabled: workspace !== null });
  const line: MenuItemConstructorOptions = { type: "separator" };
  const themeItem = (label: string, name: CoreState["theme"], command: MenuCommand): MenuItemConstructorOptions => ({
    ...send(label, command),
    type: "radio",
    checked: theme === name,
  });
  const settings = send(words.settings, "settings", "CmdOrCtrl+,");
  return [
    ...(mac
      ? [
          {
            label: "easyMoney",
            submenu: [
              { label: words.about, click: actions.about },
              line,
              settings,
              line,
              { role: "hide" as const, label: words.hide },
              { role: "hideOthers" as const, label: words.hideOthers },
              { role: "unhide" as const, label: words.unhide },
              line,
              { role: "quit" as const, label: words.quit },
            ],
          },
        ]
      : []),
    {
      label: words.file,
      submenu: [
        send(words.newWorkspace, "newWorkspace", "CmdOrCtrl+N"),
        send(words.openWorkspace, "openWorkspace", "CmdOrCtrl+O"),
        { label: words.openRecent, enabled: recent.length > 0, submenu: recentItems(recent, actions) },
        { label: words.newWindow, accelerator: "CmdOrCtrl+Shift+N", click: actions.newWindow },
        line,
        inWorkspace(send(words.importFiles, "importFiles", "CmdOrCtrl+I")),
        inWorkspace(send(words.closeWorkspace, "closeWorkspace")),
        line,
        ...(mac ? [] : [settings, line]),
        { role: "close", label: words.closeWindow },
        ...(mac ? [] : [{ role: "quit" as const, label: words.quit }]),
      ],
    },
    {
      label: words.edit,
      submenu: [
        send(words.undo, "undo", "CmdOrCtrl+Z"),
        send(words.redo, "redo", mac ? "Cmd+Shift+Z" : "Ctrl+Y"),
        line,
        { role: "cut", label: words.cut },
        { role: "copy", label: words.copy },
        { role: "paste", label: words.paste },
        { role: "selectAll", label: words.selectAll },
        line,
        send(words.search, "search", "CmdOrCtrl+K"),
      ],
    },
    {
      label: words.view,
      submenu: [
        { role: "resetZoom", label: words.actualSize },
        { role: "zoomIn", label: words.zoomIn },
        { role: "zoomOut", label: words.zoomOut },
        line,
        {
          label: words.theme,
          submenu: [
            themeItem(words.themeSystem, "system", "themeSystem"),
            themeItem(words.themeLight, "light", "themeLight"),
            themeItem(words.themeDark, "dark", "themeDark"),
          ],
        },
        line,
        { role: "togglefullscreen", label: words.fullScreen },
      ],
    },
    {
      label: words.window,
      submenu: [
        { role: "minimize", label: words.minimise },
        ...(mac ? [{ role: "zoom" as const, label: words.zoom }] : []),
      ],
    },
    {
      label: words.help,
      submenu: [send(words.shortcuts, "shortcuts"), ...(mac ? [] : [{ label: words.about, click: actions.about }])],
    },
  ];
}

function recentItems(recent: readonly string[], actions: MenuActions): MenuItemConstructorOptions[] {
  return recent.slice(0, 10).map((path) => ({
    // an ampersand would underline the letter after it
    label: basename(path, ".easymoney").replaceAll("&", "&&"),
    toolTip: path,
    click: () => actions.openRecent(path),
  }));
}
