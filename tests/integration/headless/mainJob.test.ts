import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkspace } from "../../../core/api/workspace.ts";
import { campaign } from "../../../core/contract/campaign.ts";
import { importReport } from "../../../core/contract/importReport.ts";
import { kpiReport } from "../../../core/contract/kpiReport.ts";
import { qualityReport } from "../../../core/contract/quality.ts";
import { recommendation, segmentRanking } from "../../../core/contract/recommendation.ts";
import { segmentation } from "../../../core/contract/segmentation.ts";
import { drawnCharts } from "../../support/chromium.ts";

const MAIN = fileURLToPath(new URL("../../../headless/cli/main.ts", import.meta.url));

describe.each(["v2", "v1", "santander"] as const)(
  "the main job on a %s extract, by the command line alone",
  (edition) => {
    let folder = "";
    const at = (name: string) => join(folder, name);
    const made: Record<string, { id: string } & Record<string, unknown>> = {};

    function easymoney(...args: string[]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args, "--json"], {
        encoding: "utf8",
        maxBuffer: 1 << 28,
      });
      expect({ args, status, stderr: status === 0 ? "" : stderr }).toEqual({ args, status: 0, stderr: "" });
      return JSON.parse(stdout);
    }

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "main-job-"));
      const w = at("w.easymoney");
      easymoney("sample", "--out", at("x"), "--customers", "3000", "--edition", edition);
      easymoney("init", w);
      made.import = easymoney("import", w, at("x"));
      made.quality = easymoney("quality", w);
      made.kpi = easymoney("kpi", w);
      made.segmentation = easymoney("segment", w, "--try", "4-6");
      made.recommendation = easymoney("recommend", w, "--trees", "60");
      made.campaign = easymoney("campaign", "plan", w, "--size", "200", "--cost", "0.5");
      made.report = easymoney("report", w, "--out", at("report.html"));
    }, 240_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("prints results in their documented shapes", () => {
      const shapes = { quality: qualityReport, kpi: kpiReport, segmentation, recommendation, campaign };
      for (const [kind, shape] of Object.entries(shapes)) {
        const { id, rules: _, openings, ownSegments, ...result } = made[kind];
        expect(id).toBe(`${kind}-1`);
        // the untouched month was opened by this one
        expect(openings).toBe(kind === "recommendation" ? 1 : undefined);
        expect(segmentRanking.optional().safeParse(ownSegments).error).toBeUndefined();
        expect(ownSegments !== undefined).toBe(kind === "recommendation");
        expect(shape.safeParse(result).error).toBeUndefined();
      }
      expect(importReport.safeParse(made.import).error).toBeUndefined();
    });

    it("gives the figures that the core gives", () => {
      const workspace = openWorkspace(at("w.easymoney"), { readOnly: true });
      const { offers } = workspace.campaign();
      expect(offers).toHaveLength(200);
      expect(easymoney("campaign", "list", at("w.easymoney")).offers).toEqual(offers);
      const { rows } = workspace.sql("SELECT month, count(*) FROM panel GROUP BY month ORDER BY month");
      expect(rows.map(([, n]) => n)).toEqual(made.kpi.customers);
      workspace.close();
    });

    it.each(["quality", "kpi", "segmentation", "recommendation", "campaign", "report"])(
      "makes its %s again, byte for byte",
      (kind) => {
        expect(easymoney("reproduce", at("w.easymoney"), `${kind}-1`)).toMatchObject({ same: true });
      },
    );

    it("places the customers of a month in kept segments without learning anew", () => {
      const placed = easymoney("segment", at("w.easymoney"), "--place", "segmentation-1");
      const sizes = (segments: { id: string; customers: number }[]) =>
        segments.map(({ id, customers }) => [id, customers]);
      expect(sizes(placed.segments)).toEqual(sizes(made.segmentation.segments as []));
      const months = made.kpi.months as string[];
      const earlier = easymoney(
        "segment",
        at("w.easymoney"),
        "--place",
        "segmentation-1",
        "--month",
        months[months.length - 3],
      );
      expect(earlier.customers).toHaveLength((made.kpi.customers as number[])[months.length - 3]);
    });

    it("exports the list with every row, in CSV and in XLSX", () => {
      for (const name of ["list.csv", "list.xlsx"]) {
        expect(easymoney("export", at("w.easymoney"), "campaign", "--out", at(name)).rows).toBe(200);
      }
      const [header, ...rows] = parse(readFileSync(at("list.csv")), { bom: true });
      expect(header).toEqual([
        "customer",
        "product",
        "label",
        "probability",
        "expected_revenue_eur",
        "segment",
        "reason",
        "channel",
        "hold_out",
        "message_group",
        "message",
        "cell",
      ]);
      expect(rows).toHaveLength(200);
      expect(easymoney("export", at("w.easymoney"), "segments", "--out", at("s.csv")).rows).toBe(
        made.segmentation.customers,
      );
    });

    it("writes a report that asks no network for anything and draws all of its charts", async () => {
      const html = readFileSync(at("report.html"), "utf8");
      expect(html).toContain("default-src 'none'");
      expect(html.match(/<(?:script|link|img|iframe)[^>]*(?:src|href)=/g)).toBeNull();
      const charts = html.match(/data-chart="/g)?.length ?? 0;
      expect(charts).toBeGreaterThan(15);
      const drawn = drawnCharts(at("report.html"));
      // without a browser the drawing cannot be seen; the support file says so
      if (drawn !== null) expect(drawn).toBe(charts);
    });
  },
);
