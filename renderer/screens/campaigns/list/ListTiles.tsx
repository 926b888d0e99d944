import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Term } from "../../../ui/Term.tsx";
import { Tile, Tiles } from "../../../ui/Tile.tsx";
import { gapInWords } from "../gapInWords.ts";
import type { ShownCampaign } from "../WithCampaign.tsx";

/** What the campaign was planned to be. */
export function ListTiles({ campaign: { plan } }: { campaign: ShownCampaign }) {
  const { list: t, outcome } = useText("campaigns");
  const format = useFormat();
  const { size, contacted, expectedPurchases: purchases, netEur, costEur, solution } = plan;
  const range = ({ p10, p90 }: { p10: number; p90: number }, write: (value: number) => string) =>
    outcome.interval(write(p10), write(p90));
  return (
    <Tiles>
      <Tile
        label={t.contacted}
        value={format.count(contacted)}
        note={
          <>
            <Term id="holdOut" />: {format.count(size - contacted)}
          </>
        }
      />
      <Tile
        label={outcome.purchases}
        value={format.count(purchases.p50)}
        note={<Term id="interval">{range(purchases, format.count)}</Term>}
      />
      <Tile label={outcome.net} value={format.shortEur(netEur.p50)} note={range(netEur, format.shortEur)} />
      <Tile
        label={outcome.cost}
        value={format.shortEur(costEur)}
        note={solution.method === "exact" ? outcome.exact : t.gap(gapInWords(solution, format))}
      />
    </Tiles>
  );
}
