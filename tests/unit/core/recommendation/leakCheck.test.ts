import { describe, expect, it } from "vitest";
import { readHistory } from "../../../../core/features/history.ts";
import { finish, ProgressMeter } from "../../../../core/jobs/progress.ts";
import { createRandom } from "../../../../core/random/random.ts";
import { refuseLeaks } from "../../../../core/recommendation/leakCheck.ts";
import { type ExtraColumns, learnMatrix } from "../../../../core/recommendation/purchaseMatrix.ts";
import { targetPlaces, teachingRows } from "../../../../core/recommendation/purchaseRows.ts";
import { questionsOf } from "../../../../core/recommendation/questions.ts";
import { samplePanel } from "../../../support/samplePanel.ts";

const panel = samplePanel({ customers: 3000, seed: "leaks" });
const { products } = panel.schema;
const history = readHistory(panel);
const card = products.findIndex(({ id }) => id === "debit_card");
const bit = 1 << card;
const places = targetPlaces(history).slice(4, 12);

async function checked(extra?: ExtraColumns) {
  const meter = new ProgressMeter("features", 0);
  const learn = await finish(
    learnMatrix(panel, history, teachingRows(history, places, { seed: 1 }), { meter, extra, depth: "recent" }),
  );
  return refuseLeaks(learn, products);
}
const column = (id: string, value: Parameters<typeof Float32Array.from>[0]) => [
  { id, values: Float32Array.from(value) },
];

describe("a planted leak", () => {
  it("is absent from the panel's own features", async () => {
    expect((await checked()).filter(({ product }) => product === "debit_card")).toEqual([]);
  });

  it("of time, a column with the month to be foretold, is refused", async () => {
    const holdsNext: ExtraColumns = ({ before, customers }) =>
      column(
        "holds-next-month",
        Array.from(customers, (c) => (history.holdings[before + 1][c] & bit ? 1 : 0)),
      );
    await expect(checked(holdsNext)).rejects.toMatchObject({
      code: "leaked-target",
      facts: { column: "holds-next-month", product: "debit card" },
    });
  });

  it("of the label, a column made of it with noise, is flagged", async () => {
    const random = createRandom("noise");
    const noisy: ExtraColumns = ({ gained }) =>
      column(
        "noisy-label",
        Array.from(gained, (mask) => (mask & bit ? 1 : 0) + 0.38 * random.normal()),
      );
    expect((await checked(noisy)).filter((each) => each.column === "noisy-label")).toMatchObject([
      { column: "noisy-label", product: "debit_card" },
    ]);
  });

  it("of the customer, what he or she buys at any time of the panel, is flagged", async () => {
    const everBuys: ExtraColumns = ({ customers }) =>
      column(
        "ever-buys",
        Array.from(customers, (c) => (history.holdings.filter((held) => (held[c] & bit) !== 0).length > 0 ? 1 : 0)),
      );
    const flagged = (await checked(everBuys)).filter((each) => each.column === "ever-buys");
    expect(flagged).toMatchObject([{ column: "ever-buys", product: "debit_card" }]);
    expect(flagged[0].auc).toBeGreaterThan(0.96);
  });
});

describe("an AUC over 0.96", () => {
  it("is questioned in words, by how much stands behind it", () => {
    expect(questionsOf(0.96, 500)).toEqual([]);
    expect(questionsOf(null, 0)).toEqual([]);
    expect(questionsOf(0.97, 500)).toEqual([
      "AUC 0.970 is more than an honest forecast of such purchases reaches: does a column know the month it foretells?",
    ]);
    expect(questionsOf(0.99, 8)).toEqual(["AUC 0.990 rests on 8 purchases: is it more than chance?"]);
  });
});
