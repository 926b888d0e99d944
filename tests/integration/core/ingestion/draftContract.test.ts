import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { draftContractFor } from "../../../../core/api/contracts.ts";
import { initWorkspace, makeSample, openWorkspace, type Workspace } from "../../../../core/api/workspace.ts";

let folder = "";
let workspace: Workspace;
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "draft-"));
  initWorkspace(at("w.easymoney"));
  workspace = openWorkspace(at("w.easymoney"));
});
afterEach(() => {
  workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A bank of our own: text keys, `;`, decimal comma, names nobody has seen. */
function writeBank(months: readonly string[], changed = ""): string {
  const lines = ["Kd-Nr;Stichtag;Edad;Renta;Filiale;Karte;Depot"];
  for (const month of months) {
    for (let i = 0; i < 60; i++) {
      const key = i === 7 ? "00123" : i === 8 ? "123" : `K${String(i).padStart(3, "0")}/${i % 3}`;
      const income = i % 9 === 0 ? "NA" : `${20_000 + 137 * i},50`;
      lines.push(
        `${key};${month}-28;${20 + i};${income};F${i % 4};${(i + Number(changed === month)) % 2};${i % 5 === 0 ? 1 : 0}`,
      );
    }
  }
  const path = at(`bank${changed}.csv`);
  writeFileSync(path, `${lines.join("\r\n")}\r\n`);
  return path;
}

describe("a drafted contract", () => {
  it("imports the very file of another bank, text keys and decimal commas too", async () => {
    const path = writeBank(["2023-01", "2023-02"]);
    const { contract, reasons } = await draftContractFor([path], at("bank.json"));
    const columns = Object.fromEntries(
      contract.tables[0].columns.map(({ source, role, type }) => [source[0], [role, type]]),
    );
    expect(columns).toEqual({
      "Kd-Nr": ["key", "category"],
      Stichtag: ["month", "month"],
      Edad: ["age", "integer"],
      Renta: ["income", "decimal"],
      Filiale: [null, "category"],
      Karte: ["holding", "flag"],
      Depot: ["holding", "flag"],
    });
    expect(contract.nullTokens).toEqual(["NA"]);
    expect(reasons.find(({ source }) => source === "Renta")?.reason).toContain("14 missing");
    const report = await workspace.importFiles({ paths: [path], contract: at("bank.json") });
    expect([report.outcome, report.rejectedRows]).toEqual(["published", 0]);
    const { rows } = workspace.sql(
      "SELECT customer, renta, karte FROM panel('2023-02') WHERE edad IN (27, 28, 30) ORDER BY edad",
    );
    expect(rows).toEqual([
      ["00123", 20_959.5, 1],
      [123, 21_096.5, 0],
      ["K010/1", 21_370.5, 0],
    ]);
  });

  it("keeps customers with text keys apart in versions and their differences", async () => {
    const path = writeBank(["2023-01", "2023-02"]);
    await draftContractFor([path], at("bank.json"));
    await workspace.importFiles({ paths: [path], contract: at("bank.json") });
    const again = await workspace.importFiles({ paths: [path], contract: at("bank.json") });
    expect(again.outcome).toBe("already-imported");
    const changed = writeBank(["2023-02"], "2023-02");
    const report = await workspace.importFiles({ paths: [changed], contract: at("bank.json") });
    expect(report.diff?.changes).toEqual([
      { table: "bank", month: "2023-02", rowsAdded: 0, rowsRemoved: 0, rowsChanged: 60, changedCells: { karte: 60 } },
    ]);
    workspace.suppress(["K010/1"], "asked");
    expect((await workspace.verify()).ok).toBe(true);
  });

  it("leaves no key behind when nothing is published", async () => {
    const path = writeBank(["2023-01"]);
    await draftContractFor([path], at("bank.json"));
    await workspace.importFiles({ paths: [path], contract: at("bank.json"), dryRun: true });
    await workspace.importFiles({ paths: [path], contract: at("bank.json") });
    // ids are given out from the first again: the file is read back with its own keys
    expect(workspace.sql("SELECT count(DISTINCT customer) FROM panel").rows).toEqual([[60]]);
  });

  it.each(["santander", "v1"] as const)("finds the roles of the %s extract", async (edition) => {
    const { files } = await makeSample({ out: at("x"), customers: 400, edition });
    const paths = files.map((file) => file.path).filter((path) => /\.csv$/.test(path));
    const { contract } = await draftContractFor(paths);
    const roles = new Set(contract.tables.flatMap(({ columns }) => columns.map(({ role }) => role)));
    for (const role of [
      "key",
      "month",
      "age",
      "gender",
      "channel",
      "segment",
      "region",
      "deceased",
      "income",
      "joined",
    ]) {
      expect(roles).toContain(role);
    }
    writeFileSync(at("d.json"), JSON.stringify(contract));
    const report = await workspace.importFiles({ paths, contract: at("d.json") });
    expect(report.outcome).toBe("published");
    expect(report.rejectedRows).toBe(0);
  });

  it("says what is missing when a file is no panel", async () => {
    writeFileSync(at("p.csv"), "product,name\n1,card\n2,loan\n");
    await expect(draftContractFor([at("p.csv")])).rejects.toThrow("No column of the file looks like the month");
  });
});

describe("margins of a person's own", () => {
  it("take the place of the contract's, by family and by product", async () => {
    await makeSample({ out: at("x"), customers: 300, edition: "v1" });
    await workspace.importFiles({ paths: [at("x")], margins: { account: 11, credit_card: 70 } });
    const margins = Object.fromEntries(workspace.sql("SELECT id, margin_eur FROM products").rows as [string, number][]);
    expect([margins.em_acount, margins.credit_card, margins.loans, margins.funds]).toEqual([11, 70, 60, 40]);
    await expect(workspace.importFiles({ paths: [at("x")], margins: { gold: 1 } })).rejects.toThrow(
      "There is no product or family gold",
    );
  });
});
