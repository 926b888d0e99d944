import { SimpleGrid } from "@mantine/core";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import { ProductSelect } from "../../../ui/ProductSelect.tsx";
import { productsByRevenue } from "../productRows.ts";
import classes from "../recommendations.module.css";
import { useGoTo, useRecommendationsSearch } from "../tabs.ts";
import type { ShownRecommendation } from "../useKept.ts";
import { CaptureChart } from "./CaptureChart.tsx";
import { DriversChart } from "./DriversChart.tsx";
import { ProductNotes } from "./ProductNotes.tsx";
import { ProductReliability } from "./ProductReliability.tsx";
import { ProductTiles } from "./ProductTiles.tsx";

/** One product: whether its probabilities come true, whom the model puts first, and what moves it. */
export function ProductTab({ shown }: { shown: ShownRecommendation }) {
  const t = useText("recommendations").product;
  const format = useFormat();
  const goTo = useGoTo();
  const { product: asked } = useRecommendationsSearch();
  const products = productsByRevenue(shown);
  const product = products.find(({ id }) => id === asked) ?? products[0];
  const about = t.about(format.count(product.candidates), format.month(shown.testedOn), shown.version);
  return (
    <Block
      title={product.label}
      note={t.note(product.family, format.eur(product.marginEur))}
      actions={
        <ProductSelect
          aria-label={t.choose}
          products={products}
          chosen={product.id}
          onChoose={(id) => goTo("product", { product: id })}
        />
      }
    >
      <div className={classes.blocks}>
        <ProductTiles product={product} shown={shown} />
        <ProductNotes product={product} shown={shown} />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <ProductReliability product={product} about={about} />
          <CaptureChart product={product} about={about} />
        </SimpleGrid>
        {product.drivers.length > 0 && <DriversChart product={product} about={about} />}
      </div>
    </Block>
  );
}
