import { describe, expect, it } from "vitest";
import { RestartLimit } from "../../../electron/coreProcess/restartLimit.ts";

describe("the restart limit", () => {
  it("allows three within any minute, and more later", () => {
    let now = 0;
    const limit = new RestartLimit(3, () => now);
    const at = (seconds: number) => {
      now = seconds * 1000;
      return limit.allow();
    };
    expect([at(0), at(10), at(20), at(30), at(59)]).toEqual([true, true, true, false, false]);
    expect([at(60), at(61), at(70), at(80)]).toEqual([true, false, true, true]);
  });
});
