import { beforeEach, describe, expect, it } from "vitest";
import { leaveDropped, takeDropped } from "../../../../../renderer/ui/files/dropped.ts";

describe("files that wait for the import wizard", () => {
  beforeEach(() => void takeDropped());

  it("are handed over once", () => {
    leaveDropped(["/a.csv"]);
    expect(takeDropped()).toEqual(["/a.csv"]);
    expect(takeDropped()).toEqual([]);
  });

  it("gather over several drops, each path once", () => {
    leaveDropped(["/a.csv", "/b.csv"]);
    leaveDropped(["/b.csv", "/c.csv"]);
    expect(takeDropped()).toEqual(["/a.csv", "/b.csv", "/c.csv"]);
  });
});
