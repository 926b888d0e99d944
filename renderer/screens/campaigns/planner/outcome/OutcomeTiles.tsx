import type { PlanSummary } from "../../../../../core/contract/campaign.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { Term } from "../../../../ui/Term.tsx";
import { Tile } from "../../../../ui/Tile.tsx";
import classes from "../../campaigns.module.css";
import { gapInWords } from "../../gapInWords.ts";

/** The four figures that a plan is judged by. */
export function OutcomeTiles({ plan }: { plan: PlanSummary }) {
  const { outcome: t } = useText("campaigns");
  const format = useFormat();
  const { expectedPurchases: purchases, netEur, costEur, breakEvenProbability, solution } = plan;
  return (
    <div className={classes.tiles}>
      <Tile
        label={t.purchases}
        value={format.count(purchases.p50)}
        note={<Term id="interval">{t.interval(format.count(purchases.p10), format.count(purchases.p90))}</Term>}
      />
      <Tile
        label={t.net}
        value={format.shortEur(netEur.p50)}
        note={t.interval(format.shortEur(netEur.p10), format.shortEur(netEur.p90))}
      />
      <Tile
        label={t.cost}
        value={format.shortEur(costEur)}
        note={breakEvenProbability === null ? t.free : t.breakEven(format.percent(breakEvenProbability, 2))}
      />
      <Tile
        label={<Term id="gap" />}
        value={gapInWords(solution, format)}
        note={solution.method === "exact" ? t.exact : t.gapNote}
      />
    </div>
  );
}
