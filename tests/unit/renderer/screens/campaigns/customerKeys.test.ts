import { describe, expect, it } from "vitest";
import { customerKeys } from "../../../../../renderer/screens/campaigns/suppression/customerKeys.ts";

describe("pasted customer keys", () => {
  it("may stand in lines, a list or a column of a spreadsheet", () => {
    expect(customerKeys('17\n18,19; 20\t"21"\r\n')).toEqual(["17", "18", "19", "20", "21"]);
  });

  it("count once each", () => {
    expect(customerKeys("17 17\n'17'")).toEqual(["17"]);
  });

  it("are none in an empty text", () => {
    expect(customerKeys(" \n,; ")).toEqual([]);
  });
});
