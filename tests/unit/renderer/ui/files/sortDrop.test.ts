import { describe, expect, it } from "vitest";
import { sortDrop } from "../../../../../renderer/ui/files/sortDrop.ts";

const named = (...names: string[]) => names.map((name) => ({ name }));

describe("sortDrop", () => {
  it("tells workspaces, extracts and everything else apart by their names", () => {
    const drop = sortDrop(named("bank.easymoney", "clientes.CSV", "ventas.csv.gz", "notes.pdf", "csv"), new Set());
    expect(drop.workspaces).toEqual(named("bank.easymoney"));
    expect(drop.extracts).toEqual(named("clientes.CSV", "ventas.csv.gz"));
    expect(drop.others).toEqual(["notes.pdf", "csv"]);
  });

  it("takes a folder for an extract whatever its name", () => {
    const drop = sortDrop(named("2019-05", "old.easymoney"), new Set(["2019-05", "old.easymoney"]));
    expect(drop.extracts).toEqual(named("2019-05", "old.easymoney"));
    expect(drop.workspaces).toEqual([]);
  });
});
