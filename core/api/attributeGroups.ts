import type { Dimension } from "../experiments/evaluation/slices.ts";
import type { Panel } from "../store/panel.ts";
import type { Month } from "../time/month.ts";

const AGES = [0, 25, 35, 50, 65];
const AGE_LABELS = ["under 25", "25–34", "35–49", "50–64", "65 and over"];

interface Chosen {
  /** Roles of the categories that make groups; an age makes bands in any case. */
  roles: readonly string[];
  /** Values of a category with a group of their own, the most frequent ones; all when left out. */
  ownGroups?: number;
}

/** Groups that customers fell in at the end of a month, by what the panel knows of them; -1 for who was not there. */
export function attributeGroups(
  panel: Panel,
  month: Month,
  customers: Uint32Array,
  { roles, ownGroups = Number.POSITIVE_INFINITY }: Chosen,
): Dimension[] {
  const snapshot = panel.snapshot(month);
  const rowOf = new Int32Array(panel.customers.size).fill(-1);
  for (const [row, customer] of snapshot.customer.entries()) rowOf[customer] = row;
  const codesOf = (code: (row: number) => number) =>
    Int16Array.from(customers, (customer) => (rowOf[customer] < 0 ? -1 : code(rowOf[customer])));
  const dimensions: Dimension[] = [];
  for (const { id, label, role, kind } of panel.schema.attributes) {
    if (kind === "number" && role === "age") {
      const ages = snapshot.number(id);
      const bandOf = (row: number) => AGES.findLastIndex((from) => ages[row] >= from);
      dimensions.push({ by: label, groups: AGE_LABELS, codes: codesOf(bandOf), isProtected: true });
    }
    if (kind !== "category" || !roles.includes(role ?? "")) continue;
    const { codes, labels } = snapshot.category(id);
    const { own, groups } = mostFrequent(codes, labels, ownGroups);
    dimensions.push({ by: label, groups, codes: codesOf((row) => own[codes[row]]), isProtected: role === "gender" });
  }
  return dimensions;
}

function mostFrequent(codes: Uint16Array, labels: readonly string[], most: number) {
  const counts = new Uint32Array(labels.length);
  for (const code of codes) counts[code]++;
  const frequent = [...counts.keys()].filter((code) => counts[code] > 0).sort((a, b) => counts[b] - counts[a] || a - b);
  const chosen = frequent.slice(0, most);
  const own = Int16Array.from(labels, (_, code) => {
    const at = chosen.indexOf(code);
    return at < 0 ? chosen.length : at;
  });
  const groups = [...chosen.map((code) => (labels[code] === "" ? "not known" : labels[code])), "all others"];
  return { own, groups };
}
