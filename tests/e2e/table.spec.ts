import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { columnOf, readCsv } from "./support/readCsv.ts";
import { expect, goTo, test } from "./support/window.ts";

/** `bought` hangs on age and visits; `outcome` gives it away. */
function tableOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const age = 20 + ((row * 37) % 60);
    const visits = (row * 13) % 11;
    const chance = ((row * 7919) % 1000) / 1000;
    const bought = age / 80 + visits / 11 + chance / 2 > 1.2;
    return [`c${row}`, age, visits, ["north", "south"][row % 2], bought ? "won" : "lost", bought ? "yes" : "no"].join(
      ",",
    );
  });
  return `${["customer,age,visits,region,outcome,bought", ...lines].join("\n")}\n`;
}

test("a table of one's own: its columns are told, a leak is refused, a model found, its files read back", async ({
  page,
  host,
}) => {
  const path = join(host.place.folder, "shop.csv");
  writeFileSync(path, tableOf(240));
  await goTo(page, "Bring a table");

  await test.step("the file is looked at whole", async () => {
    await host.choose(page, path, () =>
      page
        .getByRole("main")
        .getByRole("button", { name: /^Choose a table/ })
        .click(),
    );
    await expect(page.getByText("240 rows, 6 columns")).toBeVisible();
  });

  await test.step("a search of 20 seconds is stopped with what it has", async () => {
    await page.getByRole("combobox", { name: "Value looked for" }).click();
    await page.getByRole("option", { name: "yes" }).click();
    await page.getByRole("combobox", { name: "Column that names the rows" }).click();
    await page.getByRole("option", { name: "customer" }).click();
    await page.getByRole("button", { name: "Find a model" }).click();
    await expect(page.getByRole("row", { name: /logistic a2/ })).toBeVisible({ timeout: 60_000 });
    await page.getByRole("button", { name: "Stop and keep the best" }).click();
    await expect(page.getByRole("heading", { name: "What matters most" })).toBeVisible({ timeout: 30_000 });
  });

  await test.step("the column that gives the answer away was set aside, and it is said why", async () => {
    await expect(page.getByText(/outcome was set aside: alone it tells the answer/)).toBeVisible();
    await expect(page.getByRole("row", { name: /outcome set aside/ })).toBeVisible();
  });

  await test.step("the files of the search hold every row", async () => {
    const told = await page.getByText(/^Scores, leaderboard, model card and model in /).textContent();
    const folder = (told ?? "").replace(/^.* model in /, "");
    expect(readdirSync(folder).sort()).toEqual(expect.arrayContaining(["card.html", "leaderboard.csv", "scores.csv"]));
    const scores = readCsv(join(folder, "scores.csv"));
    expect(columnOf(scores, "customer")).toHaveLength(240);
    for (const score of columnOf(scores, "score")) expect(Number(score)).toBeLessThanOrEqual(1);
    expect(new Set(columnOf(scores, "unseen"))).toEqual(new Set(["1"]));
  });

  await test.step("its rows fall into groups, each said in words", async () => {
    await page.getByRole("main").getByRole("button", { name: "Bring a table" }).click();
    await host.choose(page, path, () =>
      page
        .getByRole("main")
        .getByRole("button", { name: /^Choose a table/ })
        .click(),
    );
    await page.getByText("Group the rows", { exact: true }).click();
    await page.getByRole("combobox", { name: "Number of groups" }).click();
    await page.getByRole("option", { name: "3", exact: true }).click();
    await page.getByRole("combobox", { name: "Column that names the rows" }).click();
    await page.getByRole("option", { name: "customer" }).click();
    await page.getByRole("button", { name: "Group the rows" }).click();
    await expect(page.getByText(/^240 rows fall into 3 groups/)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("article")).toHaveCount(3);
    await expect(page.getByRole("article").first().getByRole("listitem").first()).toContainText("all rows");
  });

  await test.step("both are kept: opened again, deleted, and back by one button", async () => {
    const shown = page.getByRole("combobox", { name: "Search or grouping shown" });
    await expect(shown).toHaveValue(/^groups of shop\.csv/);
    await shown.click();
    await page.getByRole("option", { name: /^bought of shop\.csv/ }).click();
    await expect(page.getByRole("heading", { name: "What matters most" })).toBeVisible();
    await shown.click();
    await page.getByRole("option", { name: /^groups of shop\.csv/ }).click();
    await expect(page.getByRole("article")).toHaveCount(3);
    await page.getByRole("main").getByRole("button", { name: "Delete" }).click();
    await expect(shown).toHaveValue(/^bought of shop\.csv/);
    await page.getByRole("alert").getByRole("button", { name: "Undo" }).click();
    await expect(shown).toHaveValue(/^groups of shop\.csv/);
  });

  await test.step("rows of another file come into its groups", async () => {
    await host.choose(page, path, () => page.getByRole("button", { name: /^Place the rows of another file/ }).click());
    await expect(page.getByText(/^240 rows were placed\./)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("table").filter({ hasText: "Share when the groups were made" })).toBeVisible();
  });
});
