import { beforeAll, describe, expect, it } from "vitest";
import type { Recommendation } from "../../../../core/contract/recommendation.ts";
import { finish } from "../../../../core/jobs/progress.ts";
import { createRandom } from "../../../../core/random/random.ts";
import { trainRecommender } from "../../../../core/recommendation/trainRecommender.ts";
import { recommendationSection } from "../../../../core/reporting/report/sections/recommendations.ts";
import { recommendationLines } from "../../../../headless/cli/recommend/recommendationLines.ts";
import { samplePanel } from "../../../support/samplePanel.ts";

const panel = samplePanel({ customers: 2500, seed: "leaks" });
const bit = 1 << panel.schema.products.findIndex(({ id }) => id === "debit_card");
let result: Recommendation;

beforeAll(async () => {
  ({ result } = await finish(
    trainRecommender(panel, {
      seed: 1,
      trees: 8,
      // the label under noise: below what is refused at once, above what is honest
      extra: ({ gained, month }) => {
        const random = createRandom("noise").fork(`month ${month}`);
        const values = Float32Array.from(gained, (mask) => (mask & bit ? 1 : 0) + 0.36 * random.normal());
        return [{ id: "noisy-label", values }];
      },
    }),
  ));
});

describe("a leak that gives an AUC over 0.96", () => {
  it("does not go unquestioned: the figure and the column are both asked about", () => {
    const card = result.products.find(({ id }) => id === "debit_card");
    expect(card?.auc).toBeGreaterThan(0.96);
    expect(card?.questions).toEqual([expect.stringMatching(/^AUC 0\.9\d\d .*\?$/)]);
    expect(result.suspects).toContainEqual(expect.objectContaining({ column: "noisy-label", product: "debit_card" }));
  });

  it("is asked about on the command line and in the report", () => {
    const lines = recommendationLines({ ...result, id: "recommendation-1", openings: 1, ownSegments: null });
    expect(lines.filter((line) => /^Question about debit card: AUC 0\.9/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith("Question: noisy-label alone foretells debit card"))).toHaveLength(1);
    const { html } = recommendationSection(result, null);
    expect(html).toContain("Figures that look too good");
    expect(html).toMatch(/<li>debit card: AUC 0\.9/);
    expect(html).toContain("debit card: noisy-label alone foretells it");
  });
});
