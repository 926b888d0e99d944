import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Workspace } from "../../../../core/api/workspace.ts";
import { campaignResponses } from "../../../../core/contract/campaign.ts";
import { saveDerived } from "../../../../core/store/derived.ts";
import { type SampleWorkspace, sampleWorkspace } from "../../../support/sampleWorkspace.ts";

let sample: SampleWorkspace;
let workspace: Workspace;
const at = (name: string) => sample.at(name);
const newest = () => workspace.campaign();

beforeAll(async () => {
  sample = await sampleWorkspace({ customers: 2000, seed: 3 });
  workspace = sample.workspace;
  await workspace.segment({ counts: [4] });
  // what is known a month before the last: the last month then shows what came of the campaign
  await workspace.recommend({ trees: 15, month: "2019-04" });
  await workspace.planCampaign({
    size: 240,
    channels: [
      { id: "email", label: "E-mail", costPerContactEur: 0.05, responseMultiplier: 1, capacity: null },
      { id: "call", label: "Call", costPerContactEur: 3, responseMultiplier: 2, capacity: 30 },
    ],
    budgetEur: 80,
    holdOut: { share: 0.25 },
    messages: { groups: 4, cell: 20 },
  });
}, 120_000);
afterAll(() => sample.discard());

describe("a kept campaign", () => {
  it("is made again byte for byte, also after the suppression list and other campaigns changed", async () => {
    const [first] = newest().offers;
    workspace.suppress([first.customer], "asked");
    await expect(workspace.reproduce("campaign-1")).resolves.toMatchObject({ same: true });
    workspace.unsuppress([first.customer]);
  });

  it("comes in pages that can be sorted, searched and narrowed", () => {
    const { offers } = newest();
    const page = workspace.campaignPage("campaign-1", { offset: 10, limit: 5 });
    expect(page.total).toBe(240);
    expect(page.rows.map(([customer]) => customer)).toEqual(offers.slice(10, 15).map(({ customer }) => customer));
    const column = page.columns.indexOf("probability");
    const rising = workspace.campaignPage("campaign-1", {
      sort: { column: "probability", descending: false },
      limit: 240,
    });
    const values = rising.rows.map((row) => Number(row[column]));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    const held = workspace.campaignPage("campaign-1", { heldOut: true });
    expect(held.total).toBe(60);
    expect(workspace.campaignPage("campaign-1", { channel: "call" }).total).toBeLessThanOrEqual(30);
    const one = workspace.campaignPage("campaign-1", { search: offers[3].customer });
    expect(one.rows.map(([customer]) => customer)).toContain(offers[3].customer);
    expect(() => workspace.campaignPage("campaign-1", { sort: { column: "shoe", descending: true } })).toThrow(
      "The list has no column shoe",
    );
  });

  it("goes to the mailing tool without its hold-out, and to a table with it", async () => {
    const { offers } = newest();
    await workspace.export({ what: "mailing:campaign-1", path: at("mailing.csv") });
    const [header, ...rows]: string[][] = parse(readFileSync(at("mailing.csv")), { bom: true });
    expect(header).toEqual(["id_user", "segment", "message", "cell", "product", "channel"]);
    expect(rows.map(([customer]) => customer)).toEqual(
      offers.filter(({ heldOut }) => !heldOut).map(({ customer }) => customer),
    );
    const cells = rows.filter(([, , , cell]) => cell === "test").map(([, , message]) => message);
    expect(["G1", "G2", "G3", "G4"].map((group) => cells.filter((own) => own === group).length)).toEqual([
      20, 20, 20, 20,
    ]);
    await workspace.export({ what: "campaign-1", path: at("list.csv") });
    const list: Record<string, string>[] = parse(readFileSync(at("list.csv")), { bom: true, columns: true });
    expect(list.filter((row) => row.hold_out === "1")).toHaveLength(60);
    expect(list.every((row) => (row.hold_out === "1") === (row.message_group === ""))).toBe(true);
  });

  it("says what came of it, from the month that was imported since", () => {
    const outcome = workspace.campaignOutcome("campaign-1");
    expect(campaignResponses.safeParse(outcome).error).toBeUndefined();
    const bought = new Set(
      workspace
        .sql(
          "SELECT month, customer, debit_card, pension_plan FROM panel WHERE month IN ('2019-04', '2019-05')",
          undefined,
          100_000,
        )
        .rows.map((row) => row.join()),
    );
    const { offers } = newest();
    const purchases = (isHeldOut: boolean, product: string, at_: (held: string) => string) =>
      offers.filter(
        (o) =>
          o.heldOut === isHeldOut &&
          o.product === product &&
          [...bought].some((row) => row.startsWith(`2019-05,${o.customer},`) && at_(row) === "1") &&
          [...bought].some((row) => row.startsWith(`2019-04,${o.customer},`) && at_(row) === "0"),
      ).length;
    const cards = outcome?.byProduct.find(({ product }) => product === "debit_card");
    expect(outcome?.purchasesFrom).toBe("panel");
    expect(outcome?.contacted.customers).toBe(180);
    expect(outcome?.heldOut.customers).toBe(60);
    expect(cards?.purchases ?? 0).toBe(purchases(false, "debit_card", (row) => row.split(",")[2]));
    const pensions = outcome?.byProduct.find(({ product }) => product === "pension_plan");
    expect(pensions?.purchases ?? 0).toBe(purchases(false, "pension_plan", (row) => row.split(",")[3]));
    expect(outcome?.contacted.responses).toBeNull();
  });
});

describe("responses", () => {
  it("are read from a file whose columns go by other names, counted, and kept with the campaign", async () => {
    // a campaign for a month that nobody has seen yet
    await workspace.recommend({ trees: 15 });
    await workspace.planCampaign({ size: 200, holdOut: { size: 50 }, messages: { groups: 2, cell: 10 } });
    const { id, offers } = newest();
    expect(workspace.campaignOutcome(id)).toBeNull();
    const contacted = offers.filter(({ heldOut }) => !heldOut).map(({ customer }) => customer);
    const [held] = offers.filter(({ heldOut }) => heldOut).map(({ customer }) => customer);
    const lines = [
      "Id_User;Fecha;Resultado;Importe",
      `${contacted[0]};03/06/2019;Comprado;1.059,50`,
      `${contacted[0]};04/06/2019;clic;`,
      `${contacted[1]};;abierto;`,
      `${contacted[2]};;sin respuesta;`,
      `${contacted[3]};;baja;`,
      `${held};;compra;20`,
      "no-such-customer;;compra;20",
    ];
    writeFileSync(at("responses.csv"), lines.join("\r\n"));
    const done = await workspace.importResponses(id, at("responses.csv"));
    expect(done).toEqual({
      campaign: id,
      rows: 7,
      matched: 5,
      unmatched: 1,
      repeated: 1,
      inHoldOut: 1,
      unsubscribed: 1,
      columns: { customer: "Id_User", date: "Fecha", outcome: "Resultado", revenue: "Importe" },
    });
    const outcome = workspace.campaignOutcome(id);
    expect(outcome?.purchasesFrom).toBe("responses");
    expect(outcome?.contacted).toMatchObject({ customers: 150, responses: 2, purchases: 1, revenueEur: 1059.5 });
    expect(outcome?.heldOut).toMatchObject({ customers: 50, responses: 1, purchases: 1, revenueEur: 20 });
    expect(outcome?.lift?.verdict).toBe("cannot tell yet");
    expect(workspace.campaigns()[0]).toMatchObject({ id, responses: 5 });
    expect(workspace.suppressed().map(({ customer }) => customer)).toEqual([contacted[3]]);
    workspace.undo();
    expect(workspace.suppressed()).toEqual([]);
    // read again, the same: a customer's answer is replaced, not added
    await workspace.importResponses(id, at("responses.csv"));
    expect(workspace.campaigns()[0].responses).toBe(5);
    workspace.undo();
  });

  it.each([
    ["person,status\n1,yes\n", /No column of the file names the customer; it has person, status/],
    ["customer,status\n1,maybe\n", /"maybe" is no outcome that is known .*line 2/],
    ["customer,revenue\n1,5\n2,lots\n", /"lots" is no amount .*line 3/],
    ["customer,status\n1,yes\n,no\n", /A line names no customer .*line 3/],
    ["customer,status\n1,yes,again\n", /A line cannot be read \(too-many-fields\) .*line 2/],
  ])("are refused in words: %j", async (text, message) => {
    writeFileSync(at("bad.csv"), text);
    await expect(workspace.importResponses("campaign-1", at("bad.csv"))).rejects.toThrow(message);
  });
});

describe("the planner", () => {
  it("tries limits without keeping anything, and agrees with the plan that is kept", async () => {
    const before = workspace.results().length;
    const request = { size: 150, costPerContactEur: 0.1, quotas: [{ product: "debit_card", least: 20, most: null }] };
    const tried = await workspace.tryPlan(request);
    expect(workspace.results()).toHaveLength(before);
    const kept = await workspace.planCampaign(request);
    expect(tried.offers).toEqual(kept.offers);
    expect(tried.netEur).toEqual(kept.netEur);
    expect(tried.solution).toEqual(kept.solution);
  });

  it("leaves in peace whom a campaign of the months before contacted, and not its hold-out", async () => {
    const { offers } = workspace.campaign("campaign-1");
    const contacted = offers.filter(({ heldOut }) => !heldOut).length;
    // campaign-1 is for 2019-05, this one for 2019-06
    expect((await workspace.tryPlan({ size: 100 })).excluded.contactedLately).toBe(0);
    const { contactedLately, deceased } = (await workspace.tryPlan({ size: 100, quietMonths: 1 })).excluded;
    expect(contactedLately).toBeGreaterThan(0);
    expect(contactedLately).toBeLessThanOrEqual(contacted);
    expect(contactedLately + deceased).toBeGreaterThanOrEqual(contacted * 0.9);
  });

  it("starts from products, segments and regions that are there", async () => {
    const start = await workspace.campaignStart();
    expect(start.segments.map(({ id }) => id)).toEqual(workspace.showSegments().result.segments.map(({ id }) => id));
    expect(start.segments.reduce((n, { customers }) => n + customers, 0)).toBe(start.customers);
    expect(start.regions).toContain("28");
    const { most } = await workspace.campaignCurve({});
    expect(start.products.every(({ customers }) => customers <= most)).toBe(true);
  });

  it("tells everything about one customer, and why some offers are never made", async () => {
    const [{ customer }] = await workspace.likeliestCustomers(undefined, "debit_card");
    const found = await workspace.customerOffers(customer);
    const card = found.offers.find(({ product }) => product === "debit_card");
    expect(card).toMatchObject({ held: false, barred: null });
    expect(card?.reason).toMatch(/^[A-Z].*\.$/);
    expect(found.history).toHaveLength(17);
    expect(found.offers.filter(({ held }) => held).every(({ barred }) => barred === "holds it")).toBe(true);
    await expect(workspace.customerOffers("none")).rejects.toThrow("Customer none has no row in 2019-05");
  });

  it("shows what the scores foretell of the month to come", async () => {
    const { outlook, products } = await workspace.showRecommendation();
    expect(outlook.map(({ product }) => product)).toEqual(products.map(({ id }) => id));
    for (const { expected, candidates } of outlook) {
      expect(expected).toBeGreaterThan(0);
      expect(expected).toBeLessThan(candidates);
    }
    const rare = outlook.find(({ product }) => product === "mortgage");
    expect(rare?.doubts).toContain("few purchases");
  });

  it("says that a campaign of an older program is outdated, instead of failing on it", async () => {
    const { id, version } = workspace.results().find(({ kind }) => kind === "recommendation") ?? {};
    const old = saveDerived(workspace.file, {
      kind: "campaign",
      version: version ?? "",
      config: { size: 10, costPerContactEur: 0, products: null },
      seed: 1,
      parents: [id ?? ""],
      result: { version, size: 10, offers: [] },
    });
    expect(workspace.campaigns()[0]).toMatchObject({ id: old.id, outdated: true, month: null });
    expect(() => workspace.campaign(old.id)).toThrow(/was kept by another version of the program/);
    await expect(workspace.reproduce(old.id)).rejects.toThrow(/was kept by another version of the program/);
    expect((await workspace.tryPlan({ size: 10, quietMonths: 3 })).size).toBe(10);
  });
});
