import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Term } from "../../../ui/Term.tsx";
import { Tile, Tiles } from "../../../ui/Tile.tsx";
import { DoubtMark } from "../DoubtMark.tsx";
import type { ShownProduct } from "../productRows.ts";
import type { ShownRecommendation } from "../useKept.ts";

/** The figures of one product, each beside what it must be compared with. */
export function ProductTiles({ product, shown }: { product: ShownProduct; shown: ShownRecommendation }) {
  const t = useText("recommendations").product.tiles;
  const { times } = useText("recommendations");
  const format = useFormat();
  const { next, purchases, candidates, expected, auc, averagePrecision, liftTopPercent, coHoldingAuc } = product;
  const baseRate = candidates === 0 ? null : purchases / candidates;
  return (
    <Tiles minWidth={168}>
      <Tile
        label={t.next(format.month(shown.scoresFor))}
        value={format.figure(next.expected)}
        note={t.worth(format.eur(Math.round(next.revenueEur)))}
      />
      <Tile
        label={t.purchases(format.month(shown.testedOn))}
        value={format.count(purchases)}
        note={t.foretold(format.figure(expected))}
      />
      <Tile
        label={<Term id="auc" />}
        value={format.decimal(auc, 3)}
        note={
          next.doubts.includes("AUC too good") ? (
            <DoubtMark doubts={next.doubts} />
          ) : (
            t.coHolding(format.decimal(coHoldingAuc, 3))
          )
        }
      />
      <Tile
        label={<Term id="averagePrecision" />}
        value={format.percent(averagePrecision)}
        note={
          <>
            <Term id="baseRate" /> {format.percent(baseRate, 2)}
          </>
        }
      />
      <Tile
        label={t.lift}
        value={liftTopPercent === null ? format.decimal(null, 1) : times(format.decimal(liftTopPercent, 1))}
        note={t.volatility(format.decimal(product.volatility, 2))}
      />
    </Tiles>
  );
}
