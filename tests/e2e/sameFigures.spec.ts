import type { Campaign } from "../../core/contract/campaign.ts";
import type { Recommendation } from "../../core/contract/recommendation.ts";
import { cellsOf, expectTile, written } from "./support/figures.ts";
import { asPrinted } from "./support/makeExtracts.ts";
import { expect, goTo, goToTab, test } from "./support/window.ts";

test("recommendations, campaign and quality show the command line's figures", async ({ page }) => {
  const recommendation = asPrinted("recommendation") as Recommendation;
  const campaign = asPrinted("campaign") as Campaign;
  const { products, ranking } = recommendation;

  await test.step("every product's purchases, as foretold and as met", async () => {
    await goTo(page, "Recommendations");
    await expectTile(page, /^Reachable/, written.percent(ranking.model.shareOfCeiling));
    const table = page.getByRole("region", { name: "Predictions by product" }).getByRole("table");
    const heading = await table.getByRole("columnheader").allInnerTexts();
    const place = (label: string) => heading.findIndex((text) => text.trim().startsWith(label));
    const [met, foretold, auc] = ["Bought", "Foretold", "AUC"].map(place);
    const shown = new Map((await cellsOf(table)).map((cells) => [cells[0], cells]));
    for (const product of products) {
      const cells = shown.get(product.label) ?? [];
      expect(cells[met], product.label).toBe(written.count(product.purchases));
      expect(cells[foretold], product.label).toBe(written.decimal(product.expected, 1));
      expect(cells[auc].trim(), product.label).toBe(written.decimal(product.auc, 3));
    }
    expect(shown.size).toBe(products.length);
  });

  await test.step("the kept campaign", async () => {
    await goTo(page, "Campaigns");
    await goToTab(page, "List");
    await expectTile(page, "Contacted", written.count(campaign.contacted));
    await expectTile(page, "Expected purchases", written.count(campaign.expectedPurchases.p50));
    await expectTile(page, "Net revenue", written.shortEur(campaign.netEur.p50));
    await expectTile(page, "Contact cost", written.shortEur(campaign.costEur));
    await expect(page.getByText(`${campaign.size} rows`, { exact: true })).toBeVisible();
  });

  await test.step("quality", async () => {
    const quality = asPrinted("quality") as { scores: Record<string, (number | null)[]> };
    await goTo(page, "Data");
    for (const [label, id] of [
      ["Completeness", "completeness"],
      ["Validity", "validity"],
      ["Uniqueness", "uniqueness"],
      ["Timeliness", "timeliness"],
    ] as const) {
      await expectTile(page, label, written.decimal(quality.scores[id].at(-1), 1));
    }
  });
});
