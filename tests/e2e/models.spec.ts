import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Evaluation } from "../../core/contract/evaluation.ts";
import type { ImportedSummary } from "../../core/contract/importedModel.ts";
import { cellsOf } from "./support/figures.ts";
import { exportedFile, jobsToEnd } from "./support/jobs.ts";
import { pressOn, typeInto } from "./support/keyboard.ts";
import { easymoney } from "./support/makeExtracts.ts";
import { columnOf, readCsv } from "./support/readCsv.ts";
import { expect, goTo, goToTab, test } from "./support/window.ts";

test("a model is judged, signed, promoted and rolled back; runs are noted, deleted, compared; weak spots are shown", async ({
  host,
}) => {
  // a second model, to be held against the first
  easymoney("recommend", host.workspace, "--seed", "2");
  // evaluated in a copy, so that the window finds none
  const copy = join(host.place.folder, "copy.easymoney");
  cpSync(host.workspace, copy);
  const { products } = JSON.parse(
    easymoney("evaluate", copy, "recommendation-2", "--beside", "recommendation-1", "--json"),
  ) as Evaluation;
  const page = await host.start();
  await goTo(page, "Models");

  await test.step("the gates of both models are measured, each is signed and promoted", async () => {
    await expect(page.getByText("No model is champion yet")).toBeVisible();
    await chooseModel(page, 1);
    await page.getByRole("button", { name: "Measure the gates" }).click();
    await jobsToEnd(page);
    await expect(gates(page, 1).getByRole("listitem")).toHaveCount(6);
    await expect(gates(page, 1).getByText("Nobody signed yet.")).toBeVisible();
    await signByKeyboard(page, 1, "A. Reviewer", "It ranks better than popularity does.");
    await page.getByRole("button", { name: "Promote model 1" }).click();
    await expect(page.getByText(/^Model 1 is the champion: .* of the reachable MAP@7/)).toBeVisible();

    await chooseModel(page, 2);
    await page.getByRole("button", { name: "Measure the gates" }).click();
    await jobsToEnd(page);
    await expect(page.getByText(/^Measured on .* against model 1\.$/)).toBeVisible();
    await signByKeyboard(page, 2, "B. Reviewer", "It is as good, learned with other seeds.");
    await page.getByRole("button", { name: "Promote model 2" }).click();
    await expect(page.getByText(/^Model 2 is the champion: /)).toBeVisible();
  });

  await test.step("one press rolls back, and Ctrl Z takes that back, Ctrl Y does it again", async () => {
    await page.getByRole("button", { name: "Roll back to model 1" }).click();
    await expect(page.getByText(/^Model 1 is the champion: /)).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(page.getByText(/^Model 2 is the champion: /)).toBeVisible();
    await page.keyboard.press("Control+y");
    await expect(page.getByText(/^Model 1 is the champion: /)).toBeVisible();
  });

  await test.step("the card says who answers for it", async () => {
    await goToTab(page, "Model card");
    await page.getByRole("button", { name: "Write as HTML" }).click();
    const card = readFileSync(await exportedFile(page, host, "Write the card of model 2"), "utf8");
    expect(card).toContain("B. Reviewer");
    expect(card).toContain("It is as good, learned with other seeds.");
  });

  await test.step("a run is noted; deleted, it is gone until the deletion is taken back", async () => {
    await goToTab(page, "Runs");
    const run = page.getByRole("row").filter({ hasText: "recommendation-2" });
    await run.click();
    const drawer = page.getByRole("dialog", { name: /^Run \d+$/ });
    await drawer.getByRole("textbox", { name: "Note" }).fill("Seed 2, to see how much is chance");
    await drawer.getByRole("button", { name: "Keep the note" }).click();
    await expect(run).toContainText("to see how much is chance");
    await drawer.getByRole("button", { name: "Delete the run" }).click();
    await expect(drawer).toBeHidden();
    await expect(run).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(run).toContainText("to see how much is chance");
  });

  await test.step("two runs are compared: what they differ in, and nothing else", async () => {
    for (const name of ["recommendation-1", "recommendation-2"]) {
      await page.getByRole("row").filter({ hasText: name }).getByRole("checkbox").check();
    }
    await page.getByRole("button", { name: "Compare 2 runs" }).click();
    const differing = page.getByRole("region", { name: "Parameters that differ" }).getByRole("table");
    await expect.poll(() => cellsOf(differing)).toEqual([["seed", "1", "2"]]);
  });

  await test.step("the evaluation is made from its empty place, and is that of the command line", async () => {
    await goToTab(page, "Evaluation");
    await page.getByRole("combobox", { name: "Compare with" }).click();
    await page.getByRole("option", { name: "Model 1 (recommendation-1)" }).click();
    await page.getByRole("button", { name: "Evaluate it" }).click();
    await expect(page.getByText(/^It ranks worst for /)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("heading", { name: "Beside recommendation-1" })).toBeVisible();
    const [product] = products;
    await page.getByRole("row").filter({ hasText: product.label }).first().click();
    const groups = page.getByRole("region", { name: "Groups of customers" });
    await groups.getByRole("button", { name: "Export", exact: true }).click();
    const file = await host.receive(page, () => page.getByRole("menuitem", { name: "CSV, as filtered" }).click());
    const table = readCsv(file);
    expect(columnOf(table, "Group")).toEqual(product.slices.map(({ group }) => group));
    expect(columnOf(table, "AUC").map(figureIn)).toEqual(product.slices.map(({ auc }) => auc.value));
  });

  await test.step("a model from elsewhere is mapped by name and stands beside ours; removed, it comes back", async () => {
    await goToTab(page, "From elsewhere");
    await host.choose(page, GOLDEN, () => page.getByRole("button", { name: /^Choose an ONNX file/ }).click());
    await expect(page.getByText("3 columns, each given one of our features.")).toBeVisible();
    await page.getByRole("button", { name: "Import and compare" }).click();
    await expect(page.getByRole("heading", { name: "products.onnx" })).toBeVisible({ timeout: 60_000 });
    const { models } = JSON.parse(easymoney("models", "imported", host.workspace, "--json")) as {
      models: ImportedSummary[];
    };
    const [{ comparison }] = models;
    const ranking = page.getByRole("region", { name: "All products ranked together" }).getByRole("table");
    await expect(ranking.getByText("MAP@7")).toBeVisible();
    const [[metric, model, ours]] = await cellsOf(ranking);
    expect([metric, Number(model), Number(ours)]).toEqual([
      "MAP@7",
      Number(comparison.model.value?.toFixed(4)),
      Number(comparison.ours.value?.toFixed(4)),
    ]);
    await expect(page.getByText("How many buyers do both reach?")).toBeVisible();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(page.getByRole("button", { name: /^Choose an ONNX file/ })).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(page.getByRole("heading", { name: "products.onnx" })).toBeVisible();
  });
  expect(host.errors).toEqual([]);
});

/** A ranking of four products by age, income and tenure, which scikit-learn wrote. */
const GOLDEN = join(import.meta.dirname, "../golden/onnx/products.onnx");

const figureIn = (cell: string) => (cell === "" ? null : Number(cell));

const gates = (page: Page, number: number) => page.getByRole("region", { name: `Gates of model ${number}` });

/** Chooses a model by its row. */
async function chooseModel(page: Page, number: number): Promise<void> {
  await page
    .getByRole("row")
    .filter({ hasText: `recommendation-${number}` })
    .click();
  await expect(gates(page, number)).toBeVisible();
}

/** Signs a model, red gates or not, without the mouse. */
async function signByKeyboard(page: Page, number: number, name: string, reason: string): Promise<void> {
  await pressOn(page, page.getByRole("button", { name: "Sign", exact: true }));
  const drawer = page.getByRole("dialog", { name: `Sign model ${number}` });
  await typeInto(page, drawer.getByRole("textbox", { name: "Your name" }), name);
  await typeInto(page, drawer.getByRole("textbox", { name: "Why it may be used" }), reason);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(drawer.getByRole("checkbox")).toBeChecked();
  await pressOn(page, drawer.getByRole("button", { name: "Sign", exact: true }));
  await expect(drawer).toBeHidden();
  await expect(gates(page, number).getByText(`Signed by ${name}`)).toBeVisible();
}
