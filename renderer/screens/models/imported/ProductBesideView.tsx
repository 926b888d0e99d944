import { SimpleGrid } from "@mantine/core";
import type { ProductBeside } from "../../../../core/contract/importedModel.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Tile, Tiles } from "../../../ui/Tile.tsx";
import { BesideTable } from "./BesideTable.tsx";
import { CaptureChart } from "./CaptureChart.tsx";
import { ReliabilityChart } from "./ReliabilityChart.tsx";
import { metricName, PLACES } from "./words.ts";

interface ProductBesideViewProps {
  product: ProductBeside;
  about: string;
  /** Bootstrap samples of the intervals, written. */
  replicates: string;
}

/** Both models on one product: figures, who is reached, whose probabilities come true. */
export function ProductBesideView({ product, about, replicates }: ProductBesideViewProps) {
  const t = useText("elsewhere");
  const format = useFormat();
  return (
    <>
      <Tiles minWidth={160}>
        {product.comparison.map(({ metric, model, ours }) => (
          <Tile
            key={metric}
            label={metricName(t, metric, format.count(product.listSize))}
            value={format.decimal(model.value, PLACES[metric])}
            note={t.shown.ours(format.decimal(ours.value, PLACES[metric]))}
          />
        ))}
      </Tiles>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <CaptureChart product={product} about={about} />
        <ReliabilityChart product={product} about={about} />
      </SimpleGrid>
      <BesideTable
        title={t.shown.comparison(product.label)}
        note={t.shown.comparisonNote(replicates)}
        comparison={product.comparison}
        listSize={product.listSize}
      />
    </>
  );
}
