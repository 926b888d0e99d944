import { SimpleGrid } from "@mantine/core";
import type { Evaluation, ProductEvaluation } from "../../../../core/contract/evaluation.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Tile, Tiles } from "../../../ui/Tile.tsx";
import { BesideTable } from "./BesideTable.tsx";
import { ConformalChart } from "./ConformalChart.tsx";
import { EvaluatedReliability } from "./EvaluatedReliability.tsx";
import { FairnessChart } from "./FairnessChart.tsx";
import { NoiseChart } from "./NoiseChart.tsx";
import { ShiftNote } from "./ShiftNote.tsx";
import { SlicesChart } from "./SlicesChart.tsx";
import { SlicesTable } from "./SlicesTable.tsx";
import { WeakSpots } from "./WeakSpots.tsx";

interface ProductEvaluatedProps {
  product: ProductEvaluation;
  evaluation: Evaluation;
  /** What it is set beside, in words. */
  other: string;
}

/** One product's model from all sides. */
export function ProductEvaluated({ product, evaluation, other }: ProductEvaluatedProps) {
  const t = useText("evaluation");
  const format = useFormat();
  const { overall } = product;
  const { recommendation, testedOn, version } = evaluation;
  const about = t.charted(product.label, recommendation, format.month(testedOn), version);
  const tiles = [
    ["auc", 3],
    ["averagePrecision", 4],
    ["liftTopTenth", 1],
    ["calibration", 2],
  ] as const;
  return (
    <>
      <Tiles>
        {tiles.map(([metric, places]) => {
          const { value, low, high } = overall[metric];
          const note =
            low === null ? t.noInterval : t.interval(format.decimal(low, places), format.decimal(high, places));
          return <Tile key={metric} label={t.metrics[metric]} value={format.decimal(value, places)} note={note} />;
        })}
      </Tiles>
      <WeakSpots spots={product.weakSpots} />
      <SlicesChart product={product} about={about} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <EvaluatedReliability product={product} about={about} />
        <NoiseChart product={product} about={about} />
        <FairnessChart product={product} about={about} />
        <ConformalChart product={product} />
      </SimpleGrid>
      <ShiftNote product={product} apart={evaluation.monthsApartAuc} />
      <BesideTable product={product} other={other} />
      <SlicesTable product={product} />
    </>
  );
}
