import { closeJobs, jobCard, jobsToEnd } from "./support/jobs.ts";
import { expect, goTo, goToTab, test } from "./support/window.ts";

test.use({ opensDemo: false });

test("a first run: the demo is made while one looks around, and then every screen has something to say", async ({
  page,
}) => {
  test.setTimeout(400_000);
  const banner = page.getByRole("banner");
  const main = page.getByRole("main");
  await expect(banner.getByText("No workspace open")).toBeVisible();
  await expect(main.getByRole("heading", { name: "From files to a campaign list" })).toBeVisible();
  await main.getByRole("button", { name: /^Try the demo data/ }).click();

  await test.step("it says how far it is, here and among the jobs", async () => {
    const demo = main.getByRole("region", { name: "Make the demo" });
    await expect(demo.getByRole("progressbar")).toBeVisible();
    await expect(demo.getByRole("listitem")).toHaveCount(7);
    const card = await jobCard(page, "Make the demo");
    await expect(card.getByText("Running", { exact: true })).toBeVisible();
    await expect(card.getByRole("button", { name: "Cancel" })).toBeVisible();
    await closeJobs(page);
  });

  await test.step("screens without data say so meanwhile, and what to do", async () => {
    await goTo(page, "Help");
    await expect(main.getByRole("heading", { level: 1 })).toBeVisible();
    await goTo(page, "Planning");
    await expect(main.getByRole("heading", { level: 1 })).toBeVisible();
    await goTo(page, "Home");
  });

  await test.step("the workspace opens by itself as soon as the data is in, with the time that is left", async () => {
    await expect(banner.getByText("demo-1", { exact: true })).toBeVisible({ timeout: 100_000 });
    await expect(banner.getByRole("combobox", { name: "Month" })).toHaveValue("May 2019");
    const demo = main.getByRole("region", { name: "Make the demo" });
    await expect(demo.getByRole("link", { name: "Figures by month" })).toBeVisible({ timeout: 100_000 });
    await expect(demo.getByText(/ left$/)).toBeVisible({ timeout: 100_000 });
    await goTo(page, "Dashboard");
    await expect(main.getByRole("group", { name: "Customers", exact: true })).toBeVisible();
  });

  await test.step("at its end everything is there", async () => {
    await jobsToEnd(page, 300_000);
    await goTo(page, "Segments");
    await expect(main.getByRole("article").first()).toBeVisible();
    await goTo(page, "Recommendations");
    await expect(main.getByRole("region", { name: "Predictions by product" })).toBeVisible();
    await goTo(page, "Campaigns");
    await goToTab(page, "List");
    await expect(main.getByRole("group", { name: "Contacted", exact: true })).toBeVisible();
    await goTo(page, "Home");
    await expect(main.getByRole("heading", { name: /^At a glance: May 2019/ })).toBeVisible();
  });
});
