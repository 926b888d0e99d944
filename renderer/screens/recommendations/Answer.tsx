import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { productsByRevenue } from "./productRows.ts";
import { type Tab, useRecommendationsSearch } from "./tabs.ts";
import type { ShownRecommendation } from "./useKept.ts";

/** The answer of each part in one sentence, from the data. */
export function Answer({ shown, tab }: { shown: ShownRecommendation; tab: Tab }) {
  const t = useText("recommendations").answers;
  const format = useFormat();
  const { product: asked } = useRecommendationsSearch();
  const products = productsByRevenue(shown);
  const month = format.month(shown.scoresFor);
  if (tab === "product") {
    const { label, next } = products.find(({ id }) => id === asked) ?? products[0];
    return t.product(label, format.decimal(next.expected, 1), format.count(next.candidates), month);
  }
  if (tab === "customers") return t.customers(month);
  const [first] = products;
  const expected = products.reduce((sum, { next }) => sum + next.expected, 0);
  const revenue = products.reduce((sum, { next }) => sum + next.revenueEur, 0);
  return t.overview({
    expected: format.count(Math.round(expected)),
    revenue: format.shortEur(revenue),
    month,
    first: first.label,
    share: format.percent(revenue === 0 ? null : first.next.revenueEur / revenue, 0),
  });
}
