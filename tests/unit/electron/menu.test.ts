import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, it } from "vitest";
import { EMPTY_STATE } from "../../../electron/coreProcess/messages.ts";
import { menuTemplate } from "../../../electron/menu/menu.ts";

function menuOf(changes: object = {}, platform: NodeJS.Platform = "linux") {
  const done: string[] = [];
  const template = menuTemplate(
    { ...EMPTY_STATE, ...changes },
    {
      command: (command) => done.push(command),
      openRecent: (path) => done.push(`open ${path}`),
      newWindow: () => done.push("new window"),
      about: () => done.push("about"),
    },
    platform,
  );
  const items = flatten(template);
  const item = (label: string) => {
    const found = items.find((each) => each.label === label);
    if (!found) throw new Error(`The menu has no "${label}"`);
    return found;
  };
  const click = (label: string) => (item(label).click as () => void)();
  return { template, items, item, click, done };
}

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

describe("the menu", () => {
  it("has the usual six menus, and the app's own on a Mac", () => {
    const labels = (platform: NodeJS.Platform) => menuOf({}, platform).template.map(({ label }) => label);
    expect(labels("linux")).toEqual(["&File", "&Edit", "&View", "&Window", "&Help"]);
    expect(labels("darwin")[0]).toBe("easyMoney");
  });

  it("sends undo and redo to the page", () => {
    const { click, done } = menuOf();
    click("Undo");
    click("Redo");
    expect(done).toEqual(["undo", "redo"]);
  });

  it("offers recent workspaces by name and opens them by path", () => {
    const { item, click, done } = menuOf({ recent: ["/a/bank & co.easymoney", "/b/other.easymoney"] });
    expect(item("Open recent").enabled).toBe(true);
    click("bank && co");
    expect(done).toEqual(["open /a/bank & co.easymoney"]);
    expect(menuOf().item("Open recent").enabled).toBe(false);
  });

  it("imports only into an open workspace", () => {
    expect(menuOf().item("Import files...").enabled).toBe(false);
    expect(menuOf({ workspace: "/a.easymoney" }).item("Import files...").enabled).toBe(true);
  });

  it("marks the theme in use", () => {
    const { item } = menuOf({ theme: "dark" });
    expect([item("Light").checked, item("Dark").checked]).toEqual([false, true]);
  });

  it("speaks the language of the page", () => {
    const { template, item } = menuOf({ language: "es" });
    expect(template.map(({ label }) => label)).toEqual(["&Archivo", "&Edición", "&Ver", "Ve&ntana", "Ay&uda"]);
    expect(item("Deshacer")).toMatchObject({ accelerator: "CmdOrCtrl+Z" });
  });

  it("names every item", () => {
    for (const platform of ["linux", "darwin"] as const) {
      for (const { type, label } of menuOf({}, platform).items) expect(type === "separator" || label).toBeTruthy();
    }
  });

  it("gives no accelerator to two items", () => {
    for (const platform of ["linux", "darwin", "win32"] as const) {
      const keys = menuOf({}, platform).items.flatMap(({ accelerator }) => accelerator ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it("has no way to reload the page or to open developer tools", () => {
    const roles = menuOf().items.map(({ role }) => role);
    for (const role of ["reload", "forceReload", "toggleDevTools"]) expect(roles).not.toContain(role);
  });
});
