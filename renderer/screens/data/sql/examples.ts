import type { WorkspaceInfo } from "../../../../core/contract/desk/session.ts";

export type ExampleId = "byMonth" | "firstRows" | "holders" | "sales" | "presence" | "products";

/**
 * Questions to begin with.
 *
 * @param month `YYYY-MM`, for those about one month
 */
export function examples(
  { products }: Pick<WorkspaceInfo, "products">,
  month: string,
): { id: ExampleId; query: string }[] {
  const all: { id: ExampleId; query: string }[] = [
    { id: "byMonth", query: "SELECT month, count(*) AS customers\nFROM panel\nGROUP BY month\nORDER BY month" },
    { id: "firstRows", query: `SELECT *\nFROM panel('${month}')\nLIMIT 100` },
    {
      id: "sales",
      query: `SELECT p.label AS product, count(*) AS sales, round(sum(s.margin_eur)) AS margin_eur
FROM sales s
JOIN products p ON p.id = s.product
GROUP BY p.label
ORDER BY margin_eur DESC`,
    },
    {
      id: "presence",
      query: `SELECT customer, count(*) AS months, min(month) AS first_month, max(month) AS last_month
FROM panel
GROUP BY customer
ORDER BY months, customer
LIMIT 200`,
    },
    { id: "products", query: "SELECT *\nFROM products\nORDER BY margin_eur DESC" },
  ];
  const [product] = products;
  if (product) {
    const held = `SELECT month, sum(${product.id}) AS holders, round(100.0 * avg(${product.id}), 2) AS percent\nFROM panel\nGROUP BY month\nORDER BY month`;
    all.splice(2, 0, { id: "holders", query: held });
  }
  return all;
}
