import { describe, expect, it } from "vitest";
import { computeKpis } from "../../../../core/analysis/kpi/computeKpis.ts";
import { profilePanel } from "../../../../core/analysis/quality/profilePanel.ts";
import { finish } from "../../../../core/jobs/progress.ts";
import { change, eur, percent, points, whole } from "../../../../core/reporting/report/figures.ts";
import { reportHtml } from "../../../../core/reporting/report/writeReport.ts";
import { memoryPanel } from "../../../support/memoryPanel.ts";

const EVIL = '<script>alert("x")</script>&"\'';
const product = { id: "p", label: EVIL, family: EVIL, marginEur: 5, marginSource: "rule", credit: false } as const;
const region = { id: "r", label: EVIL, kind: "category", role: "region" } as const;
const panel = memoryPanel(
  [
    { customer: "1", month: "2020-01", holds: ["p"], r: EVIL },
    { customer: "1", month: "2020-02", holds: [], r: null },
    { customer: "2", month: "2020-02", holds: ["p"], r: EVIL },
  ],
  { products: [product], attributes: [region] },
);

async function report(): Promise<string> {
  return reportHtml({
    version: "v1",
    kpis: await finish(computeKpis(panel)),
    quality: await finish(profilePanel(panel)),
    segmentation: null,
    recommendation: null,
    bySegment: null,
    campaign: null,
    sources: [{ id: "kpi-1", content: "ab".repeat(32) }],
    codeVersion: "0",
  });
}

describe("the report", () => {
  it("runs nothing that comes from the data", async () => {
    const html = await report();
    // three scripts of its own: the charts' data, the library, the page's; none from the data
    expect(html.match(/<script/g)).toHaveLength(3);
    expect(html).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
    const data = /<script type="application\/json" id="charts">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
    expect(data).not.toContain("<");
    expect(JSON.stringify(JSON.parse(data))).toContain("alert");
  });

  it("says what it has not got and how to make it", async () => {
    const html = await report();
    expect(html).toContain(
      "segments (easymoney segment), recommendations (easymoney recommend), a campaign (easymoney campaign plan)",
    );
  });

  it("is the same again, byte for byte", async () => {
    expect(await report()).toBe(await report());
  });
});

describe("figures for people", () => {
  it("are grouped, rounded and signed as the reader expects", () => {
    const plain = (text: string) => text.replaceAll("\u202f", "_");
    expect(plain(whole(1234567.6))).toBe("1_234_568");
    expect([0, 0.00042, 0.0123, 0.5].map((share) => plain(percent(share)))).toEqual([
      "0.0_%",
      "0.042_%",
      "1.2_%",
      "50.0_%",
    ]);
    expect([3.456, 99.994, 250.4, 2.5e6, 7.2e7].map((value) => plain(eur(value)))).toEqual([
      "3.46",
      "99.99",
      "250",
      "2.50_M",
      "72.0_M",
    ]);
    expect([change(106, 100), change(94, 100), change(5, 5)].map(plain)).toEqual(["+6.0_%", "−6.0_%", "±0.0_%"]);
    expect(plain(points(0.25, 0.2))).toBe("+5.0_pp");
  });
});
