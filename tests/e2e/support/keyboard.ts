import { expect, type Locator, type Page } from "@playwright/test";

/** More presses of Tab than any way between two places of a screen takes. */
const FARTHEST = 150;

/** Presses Tab (or Shift Tab) until something has the focus; wherever the focus goes, it must be seen. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(target).toBeEnabled();
  for (let press = 0; press < FARTHEST; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    // a field's border takes a moment to change its colour
    await expect.poll(() => hiddenFocus(page), { intervals: [20, 50, 100] }).toBeNull();
  }
  throw new Error(`${FARTHEST} presses of ${key} do not lead to ${target}`);
}

/** Goes to a button, link or menu item and presses it. */
export async function pressOn(page: Page, target: Locator, key?: "Tab" | "Shift+Tab"): Promise<void> {
  await tabTo(page, target, key);
  await page.keyboard.press("Enter");
}

/** Goes to a field and types in the place of what stands there. */
export async function typeInto(page: Page, target: Locator, text: string, key?: "Tab" | "Shift+Tab"): Promise<void> {
  await tabTo(page, target, key);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

/** Does something by its name in the palette. */
export async function byPalette(page: Page, action: string): Promise<void> {
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("textbox")).toBeFocused();
  await page.keyboard.type(action);
  await expect(dialog.getByText(action, { exact: true }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
}

/** What has the focus without showing it; null when it is shown, or the focus is on the page as a whole. */
function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const accent = document.createElement("i");
    accent.style.color = "var(--accent)";
    document.body.append(accent);
    const { color } = getComputedStyle(accent);
    accent.remove();
    const marks = (one: Element | null) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth, borderTopColor, borderTopWidth } = getComputedStyle(one);
      const isRinged = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
      return isRinged || (Number.parseFloat(borderTopWidth) >= 1 && borderTopColor === color);
    };
    // a radio, checkbox or hidden field shows it on what stands for it, beside or around it
    const isShown = marks(element) || marks(element.nextElementSibling) || marks(element.parentElement);
    const { width, height } = element.getBoundingClientRect();
    return isShown && width > 0 && height > 0 ? null : element.outerHTML.slice(0, 300);
  });
}
