import type { Dimension } from "../experiments/evaluation/slices.ts";
import { type History, PRESENT } from "../features/history.ts";
import type { Panel } from "../store/panel.ts";

const AGES = [0, 25, 35, 50, 65];
const AGE_LABELS = ["under 25", "25–34", "35–49", "50–64", "65 and over"];
const KNOWN_MONTHS = [1, 4, 13];
const KNOWN_LABELS = ["new: up to 3 months", "4 to 12 months", "more than 12 months"];
/** Values of a category with a group of their own: the most frequent ones. */
const OWN_GROUPS = 12;

/** Groups that customers fell in at the end of the month at `place`: what was known before the month that was foretold. */
export function evaluationGroups(panel: Panel, history: History, place: number, customers: Uint32Array): Dimension[] {
  const snapshot = panel.snapshot(history.months[place]);
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
    if (kind !== "category" || !["segment", "region", "channel", "gender"].includes(role ?? "")) continue;
    const { codes, labels } = snapshot.category(id);
    const { own, groups } = mostFrequent(codes, labels);
    dimensions.push({ by: label, groups, codes: codesOf((row) => own[codes[row]]), isProtected: role === "gender" });
  }
  const first = firstSeen(history, place);
  const monthsKnown = (customer: number) => history.months[place] - history.months[first[customer]] + 1;
  const codes = Int16Array.from(customers, (customer) =>
    KNOWN_MONTHS.findLastIndex((from) => monthsKnown(customer) >= from),
  );
  dimensions.push({ by: "known for", groups: KNOWN_LABELS, codes, isProtected: false });
  return dimensions;
}

function mostFrequent(codes: Uint16Array, labels: readonly string[]) {
  const counts = new Uint32Array(labels.length);
  for (const code of codes) counts[code]++;
  const frequent = [...counts.keys()].filter((code) => counts[code] > 0).sort((a, b) => counts[b] - counts[a] || a - b);
  const chosen = frequent.slice(0, OWN_GROUPS);
  const own = Int16Array.from(labels, (_, code) => {
    const at = chosen.indexOf(code);
    return at < 0 ? chosen.length : at;
  });
  const groups = [...chosen.map((code) => (labels[code] === "" ? "not known" : labels[code])), "all others"];
  return { own, groups };
}

/** Place of the first month in which each customer has a row. */
function firstSeen({ state }: History, until: number): Int16Array {
  const first = new Int16Array(state[0].length).fill(until);
  for (let place = until; place >= 0; place--) {
    for (let c = 0; c < first.length; c++) if (state[place][c] & PRESENT) first[c] = place;
  }
  return first;
}
