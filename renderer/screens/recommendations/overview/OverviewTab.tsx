import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Term } from "../../../ui/Term.tsx";
import { Tile, Tiles } from "../../../ui/Tile.tsx";
import classes from "../recommendations.module.css";
import type { ShownRecommendation } from "../useKept.ts";
import { MonthsStrip } from "./MonthsStrip.tsx";
import { PopulationsTable } from "./PopulationsTable.tsx";
import { ProductsBlock } from "./ProductsBlock.tsx";
import { RankingChart } from "./RankingChart.tsx";
import { SegmentsBlock } from "./SegmentsBlock.tsx";

/** What is foretold, how well it went on a month that no model had seen, and which product it comes from. */
export function OverviewTab({ shown }: { shown: ShownRecommendation }) {
  const t = useText("recommendations");
  const format = useFormat();
  const { ranking, outlook, products, scoresFor, testedOn } = shown;
  const expected = outlook.reduce((sum, next) => sum + next.expected, 0);
  const tested = products.reduce((sum, product) => sum + product.purchases, 0);
  const foretold = products.reduce((sum, product) => sum + product.expected, 0);
  const revenue = outlook.reduce((sum, next) => sum + next.revenueEur, 0);
  return (
    <div className={classes.blocks}>
      <Tiles>
        <Tile
          label={t.tiles.expected}
          value={format.count(Math.round(expected))}
          note={t.tiles.worth(format.month(scoresFor), format.shortEur(revenue))}
        />
        <Tile
          label={
            <>
              {t.tiles.ranking} <Term id="map7" />
            </>
          }
          value={format.percent(ranking.model.shareOfCeiling)}
          note={t.tiles.against(
            format.percent(ranking.coHolding.shareOfCeiling, 0),
            format.percent(ranking.popularity.shareOfCeiling, 0),
          )}
        />
        <Tile
          label={
            <>
              <Term id="lift" /> {t.tiles.lift}
            </>
          }
          value={t.times(format.decimal(pooledLift(products), 1))}
          note={t.tiles.liftNote}
        />
        <Tile
          label={t.tiles.tested(format.month(testedOn))}
          value={format.count(tested)}
          note={t.tiles.foretold(format.count(Math.round(foretold)))}
        />
      </Tiles>
      <MonthsStrip shown={shown} />
      <RankingChart shown={shown} />
      <PopulationsTable shown={shown} />
      <ProductsBlock shown={shown} />
      <SegmentsBlock shown={shown} />
    </div>
  );
}

/** Lift at the top 1 % over the products, each weighted by its purchases. */
function pooledLift(products: ShownRecommendation["products"]): number | null {
  const known = products.filter(({ liftTopPercent }) => liftTopPercent !== null);
  const purchases = known.reduce((sum, product) => sum + product.purchases, 0);
  if (purchases === 0) return null;
  return known.reduce((sum, { purchases: n, liftTopPercent }) => sum + n * (liftTopPercent ?? 0), 0) / purchases;
}
