import type { History } from "../../features/history.ts";
import { applyBins } from "../../learning/gbdt/binMatrix.ts";
import { explainMargin } from "../../learning/gbdt/tree.ts";
import type { Panel } from "../../store/panel.ts";
import { PurchaseFeatures } from "../purchaseFeatures.ts";
import { phraseOf } from "../reasons.ts";
import type { KeptModel } from "../trainRecommender.ts";

const REASONS = 3;

/**
 * Why each customer is offered the product: the facts that raise the model's probability most, as one sentence.
 *
 * @param customers dense customer of each offer
 * @param products of each offer
 */
export function explainOffers(
  panel: Panel,
  history: History,
  models: readonly KeptModel[],
  customers: Uint32Array,
  products: Uint8Array,
): string[] {
  const { schema } = panel;
  const reasons = new Array<string>(products.length).fill("");
  const features = new PurchaseFeatures(panel, history);
  const place = history.months.length - 1;
  for (const [product, { model }] of models.entries()) {
    const own = [...products.keys()].filter((i) => products[i] === product);
    if (own.length === 0) continue;
    if (!model) {
      for (const i of own) reasons[i] = "One of the customers who may have it; it sells too rarely to say more.";
      continue;
    }
    const chosen = Uint32Array.from(own, (i) => customers[i]);
    const columns = [...features.columns(place, chosen)];
    const edges = model.columns.map(({ id, edges }) => ({ id, edges: Float32Array.from(edges) }));
    const matrix = applyBins(edges, columns);
    const values = new Map(columns.map(({ id, values }) => [id, values]));
    for (const [row, i] of own.entries()) {
      const parts = explainMargin(model, matrix, row);
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
