import { useCallback } from "react";
import type { Campaign, CampaignResponses } from "../../../../core/contract/campaign.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { dotsOf } from "./dotsOf.ts";
import { inPoints } from "./verdict.ts";

/** What the contact changed, beside the line of no effect. */
export function LiftChart({ lift, plan }: { lift: NonNullable<CampaignResponses["lift"]>; plan: Campaign }) {
  const { responses: t } = useText("campaigns");
  const format = useFormat();
  const { difference, low, high } = lift;
  const words = [difference, low, high].map((share) => inPoints(share, format));
  const summary = t.liftSummary(words[0], words[1], words[2]);
  const draw = useCallback(
    (colours: ChartColours) =>
      dotsOf(
        colours,
        [{ label: t.effect, value: difference * 100, low: low * 100, high: high * 100, hover: summary }],
        t.points,
      ),
    [difference, low, high, summary, t],
  );
  return (
    <Chart
      title={t.lift}
      subtitle={`${t.liftNote} · ${format.month(plan.month)}, ${plan.version}`}
      summary={summary}
      draw={draw}
      height={200}
      table={{
        columns: [
          { id: "difference", label: t.points, kind: "decimal", format: (points: number) => format.decimal(points, 2) },
          { id: "low", label: t.low, kind: "decimal", format: (points: number) => format.decimal(points, 2) },
          { id: "high", label: t.high, kind: "decimal", format: (points: number) => format.decimal(points, 2) },
        ],
        rows: [[difference * 100, low * 100, high * 100]],
      }}
    />
  );
}
