import { readFileSync, writeFileSync } from "node:fs";
import type { Rectangle } from "electron";
import { z } from "zod";

const pixels = z.int().min(-100_000).max(100_000);
const windowState = z.strictObject({
  x: pixels,
  y: pixels,
  width: pixels,
  height: pixels,
  maximised: z.boolean(),
});

/** Where a window was when it was closed, in points of the screen. */
export type WindowState = z.infer<typeof windowState>;

export const SMALLEST = { width: 960, height: 640 };
const USUAL = { width: 1360, height: 880 };
/** So much of the title bar must be on a screen for a hand to catch it. */
const GRASP = { width: 120, height: 32 };

/** The kept state; null when there is none, or it cannot be read: then a window opens as at first. */
export function readWindowState(path: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}

export function keepWindowState(path: string, state: WindowState): void {
  writeFileSync(path, JSON.stringify(state));
}

/**
 * Where a window opens: as it was kept when a screen still shows it there, otherwise in the middle of the first screen.
 *
 * @param screens work areas, the primary one first
 */
export function placeWindow(kept: WindowState | null, screens: readonly Rectangle[]): WindowState {
  const [first] = screens;
  const wanted = kept ?? { ...USUAL, x: 0, y: 0, maximised: false };
  const sized = (screen: Rectangle) => ({
    ...wanted,
    width: between(SMALLEST.width, wanted.width, screen.width),
    height: between(SMALLEST.height, wanted.height, screen.height),
  });
  const at = kept ? screens.find((screen) => isWithinReach(sized(screen), screen)) : undefined;
  if (at) return sized(at);
  const { width, height, maximised } = sized(first);
  return {
    x: first.x + Math.round((first.width - width) / 2),
    y: first.y + Math.round((first.height - height) / 2),
    width,
    height,
    maximised,
  };
}

/** A second window lies a little below and right of the one before, so that both are seen. */
export function cascade(state: WindowState, before: number): WindowState {
  const step = 28 * (before % 8);
  return { ...state, x: state.x + step, y: state.y + step };
}

function isWithinReach(window: Rectangle, screen: Rectangle): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const top = window.y - screen.y;
  return across >= GRASP.width && top >= -GRASP.height / 4 && top <= screen.height - GRASP.height;
}

/** A screen smaller than the smallest window has the last word. */
function between(smallest: number, value: number, largest: number): number {
  return Math.min(largest, Math.max(smallest, value));
}
