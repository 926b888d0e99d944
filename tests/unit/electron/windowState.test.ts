import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepWindowState, placeWindow, readWindowState } from "../../../electron/windows/windowState.ts";

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };
const file = () => join(mkdtempSync(join(tmpdir(), "easymoney-window-")), "window.json");

describe("a window's place", () => {
  it("is the middle of the first screen at first", () => {
    expect(placeWindow(null, [screen])).toEqual({ x: 280, y: 80, width: 1360, height: 880, maximised: false });
  });

  it("is kept from one start to the next", () => {
    const path = file();
    const state = { x: 2000, y: 40, width: 1000, height: 700, maximised: true };
    keepWindowState(path, state);
    expect(placeWindow(readWindowState(path), [screen, second])).toEqual(state);
  });

  it("is forgotten when its screen was taken away", () => {
    const state = { x: 2000, y: 40, width: 1000, height: 700, maximised: false };
    expect(placeWindow(state, [screen])).toEqual({ ...state, x: 460, y: 170 });
  });

  it.each(["", "{", "null", '{"x":1}', '{"x":1e99,"y":0,"width":900,"height":700,"maximised":false}'])(
    "is as at first when what was kept is %j",
    (text) => {
      const path = file();
      writeFileSync(path, text);
      expect(readWindowState(path)).toBeNull();
    },
  );

  it("always leaves a title bar to catch, on some screen", () => {
    const pixels = fc.integer({ min: -5000, max: 5000 });
    const state = fc.record({ x: pixels, y: pixels, width: pixels, height: pixels, maximised: fc.boolean() });
    fc.assert(
      fc.property(state, (kept) => {
        const { x, y, width, height } = placeWindow(kept, [screen, second]);
        expect(width).toBeGreaterThan(900);
        expect(height).toBeGreaterThan(600);
        const caught = [screen, second].some(
          (area) =>
            Math.min(x + width, area.x + area.width) - Math.max(x, area.x) >= 120 &&
            y >= area.y - 8 &&
            y <= area.y + area.height - 32,
        );
        expect(caught).toBe(true);
      }),
    );
  });
});
