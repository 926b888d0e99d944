import { Text } from "@mantine/core";
import type { Evaluation, ProductEvaluation } from "../../../../core/contract/evaluation.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import { ProductSelect } from "../../../ui/ProductSelect.tsx";
import classes from "../models.module.css";
import { useChosen, useGoTo } from "../tabs.ts";
import { ProductEvaluated } from "./ProductEvaluated.tsx";
import { ProductsTable } from "./ProductsTable.tsx";

/** The answer over all products, the products beside each other, and everything about the chosen one. */
export function Evaluated({ evaluation }: { evaluation: Evaluation }) {
  const t = useText("evaluation");
  const format = useFormat();
  const goTo = useGoTo();
  const asked = useChosen().product;
  const { products, recommendation, testedOn, version, replicates } = evaluation;
  const weakest = weakestOf(evaluation);
  if (!weakest) return <Text c="dimmed">{t.nothing}</Text>;
  const product = products.find(({ id }) => id === asked) ?? weakest;
  const choose = (id: string) => goTo("evaluation", { product: id });
  // the core names what is no recommendation in English
  const other = /-\d+$/.test(evaluation.other) ? evaluation.other : t.holdings;
  return (
    <>
      <Block
        title={t.title}
        note={t.which(recommendation, other, format.month(testedOn), version, format.count(replicates))}
      >
        <Answer evaluation={evaluation} weakest={weakest} />
        <ProductsTable products={products} chosen={product.id} onChoose={choose} />
      </Block>
      <Block
        title={product.label}
        note={t.about(format.count(product.rows), format.count(product.purchases), format.month(testedOn))}
        actions={
          <ProductSelect aria-label={t.controls.product} products={products} chosen={product.id} onChoose={choose} />
        }
      >
        <div className={classes.blocks}>
          <ProductEvaluated key={product.id} product={product} evaluation={evaluation} other={other} />
        </div>
      </Block>
    </>
  );
}

/** The product that is ranked worst, of those whose AUC has an interval if there are any. */
function weakestOf({ products }: Evaluation) {
  const byAuc = products
    .filter(({ overall }) => overall.auc.value !== null)
    .toSorted((a, b) => (a.overall.auc.value ?? 0) - (b.overall.auc.value ?? 0));
  return byAuc.find(({ overall }) => overall.auc.low !== null) ?? byAuc[0] ?? products[0];
}

function Answer({ evaluation, weakest }: { evaluation: Evaluation; weakest: ProductEvaluation }) {
  const t = useText("evaluation").answer;
  const format = useFormat();
  const weak = evaluation.products.filter(({ weakSpots }) => weakSpots.found.length > 0);
  const spots = weak.reduce((sum, { weakSpots }) => sum + weakSpots.found.length, 0);
  const { value, low, high } = weakest.overall.auc;
  const figure = (each: number | null) => format.decimal(each, 3);
  return (
    <Text maw={860}>
      {t.weakest(weakest.label, figure(value), figure(low), figure(high))}{" "}
      {spots > 0 ? t.spots(spots, weak.map(({ label }) => label).join(", ")) : t.noSpots}
    </Text>
  );
}
