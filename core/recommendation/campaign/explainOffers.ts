import { type History, PRESENT } from "../../features/history.ts";
import { countCover, ShapExplainer } from "../../learning/explain/treeShap.ts";
import { applyBins } from "../../learning/gbdt/binMatrix.ts";
import type { Panel } from "../../store/panel.ts";
import { COMPARED, evenly } from "../evenly.ts";
import { depthOf, PurchaseFeatures } from "../purchaseFeatures.ts";
import { phraseOf } from "../reasons.ts";
import type { KeptModel } from "../trainRecommender.ts";

const REASONS = 3;

/** Offers explained between two looks at what else happens: some hundredths of a second. */
const STEP = 200;

/**
 * Why each customer is offered the product: the facts that raise the model's probability most above that of all customers without
 * the product, by their Shapley values, as one sentence.
 *
 * @param customers dense customer of each offer
 * @param products of each offer
 * @returns one sentence per offer; steps are the offers explained so far
 */
export function* explainOffers(
  panel: Panel,
  history: History,
  models: readonly KeptModel[],
  customers: Uint32Array,
  products: Uint8Array,
): Generator<number, string[], void> {
  const { schema } = panel;
  const reasons = new Array<string>(products.length).fill("");
  const features = new PurchaseFeatures(panel, history, depthOf(models));
  const place = history.months.length - 1;
  let done = 0;
  for (const [product, { model }] of models.entries()) {
    const own = [...products.keys()].filter((i) => products[i] === product);
    if (own.length === 0) continue;
    if (!model) {
      for (const i of own) reasons[i] = "One of the customers who may have it; it sells too rarely to say more.";
      continue;
    }
    const edges = model.columns.map(({ id, edges }) => ({ id, edges: Float32Array.from(edges) }));
    const others = withoutIt(history, place, product);
    const compared = applyBins(edges, [...features.columns(place, others)]);
    const explainer = new ShapExplainer(model, countCover(model, compared));
    const chosen = Uint32Array.from(own, (i) => customers[i]);
    const columns = [...features.columns(place, chosen)];
    const matrix = applyBins(edges, columns);
    const values = new Map(columns.map(({ id, values }) => [id, values]));
    for (const [row, i] of own.entries()) {
      if (done++ % STEP === 0) yield done;
      const parts = explainer.explain(matrix, row);
      const order = [...parts.keys()].filter((c) => parts[c] > 0).sort((a, b) => parts[b] - parts[a] || a - b);
      reasons[i] = sentence(
        order.map((c) => {
          const { id } = model.columns[c];
          return { about: aboutOf(id), phrase: phraseOf(id, values.get(id)?.[row] ?? Number.NaN, schema) };
        }),
      );
    }
  }
  return reasons;
}

/** Customers of the month who do not hold the product, evenly spread. */
function withoutIt({ state, holdings }: History, place: number, product: number): Uint32Array {
  const all = Uint32Array.from(state[place].keys()).filter(
    (c) => (state[place][c] & PRESENT) !== 0 && ((holdings[place][c] >>> product) & 1) === 0,
  );
  return evenly(all, COMPARED);
}

/** What a column is about: two facts about the same thing say it once too often. */
function aboutOf(column: string): string {
  const product = column.split(":")[1];
  if (product !== undefined) return product;
  return column.replace(/[0-9]+$/, "").split(/[-=]/)[0];
}

function sentence(facts: readonly { about: string; phrase: string | null }[]): string {
  const told: string[] = [];
  const phrases: string[] = [];
  for (const { about, phrase } of facts) {
    if (phrase === null || told.includes(about)) continue;
    told.push(about);
    phrases.push(phrase);
    if (phrases.length === REASONS) break;
  }
  if (phrases.length === 0) return "Like the customers who bought it before.";
  const text =
    phrases.length === 1 ? phrases[0] : `${phrases.slice(0, -1).join(", ")} and ${phrases[phrases.length - 1]}`;
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}
