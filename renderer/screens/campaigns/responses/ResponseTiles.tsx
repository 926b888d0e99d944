import type { CampaignResponses } from "../../../../core/contract/campaign.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Term } from "../../../ui/Term.tsx";
import { Tile } from "../../../ui/Tile.tsx";
import classes from "../campaigns.module.css";
import { inPoints, isOneSided } from "./verdict.ts";

/** Who bought in either arm, the difference, and what the contacts caused. */
export function ResponseTiles({ responses }: { responses: CampaignResponses }) {
  const { responses: t, outcome } = useText("campaigns");
  const format = useFormat();
  const { contacted, heldOut } = responses;
  // a difference to people whom the files leave out would only mislead
  const { lift, caused } = isOneSided(responses) ? { lift: null, caused: null } : responses;
  const ofAll = (arm: typeof contacted) => t.ofCustomers(format.count(arm.purchases), format.count(arm.customers));
  return (
    <div className={classes.responseTiles}>
      <Tile label={t.contactedRate} value={format.percent(contacted.purchaseRate, 2)} note={ofAll(contacted)} />
      {heldOut.customers > 0 && !isOneSided(responses) && (
        <Tile label={t.heldOutRate} value={format.percent(heldOut.purchaseRate, 2)} note={ofAll(heldOut)} />
      )}
      {lift && (
        <Tile
          label={<Term id="holdOut">{t.difference}</Term>}
          value={inPoints(lift.difference, format)}
          note={t.differenceNote(inPoints(lift.low, format), inPoints(lift.high, format))}
        />
      )}
      {caused && (
        <Tile
          label={t.causedRevenue}
          value={format.shortEur(caused.revenueEur.estimate)}
          note={outcome.interval(format.shortEur(caused.revenueEur.low), format.shortEur(caused.revenueEur.high))}
        />
      )}
      {contacted.responses !== null && contacted.responseRate !== null && (
        <Tile
          label={t.responseRate}
          value={format.percent(contacted.responseRate, 2)}
          note={t.ofCustomers(format.count(contacted.responses), format.count(contacted.customers))}
        />
      )}
    </div>
  );
}
