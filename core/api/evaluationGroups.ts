import type { Dimension } from "../experiments/evaluation/slices.ts";
import { type History, PRESENT } from "../features/history.ts";
import type { Panel } from "../store/panel.ts";
import { attributeGroups } from "./attributeGroups.ts";

const KNOWN_MONTHS = [1, 4, 13];
const KNOWN_LABELS = ["new: up to 3 months", "4 to 12 months", "more than 12 months"];
/** Values of a category with a group of their own: the most frequent ones. */
const OWN_GROUPS = 12;

/** Groups that customers fell in at the end of the month at `place`: what was known before the month that was foretold. */
export function evaluationGroups(panel: Panel, history: History, place: number, customers: Uint32Array): Dimension[] {
  const dimensions = attributeGroups(panel, history.months[place], customers, {
    roles: ["segment", "region", "channel", "gender"],
    ownGroups: OWN_GROUPS,
  });
  const first = firstSeen(history, place);
  const monthsKnown = (customer: number) => history.months[place] - history.months[first[customer]] + 1;
  const codes = Int16Array.from(customers, (customer) =>
    KNOWN_MONTHS.findLastIndex((from) => monthsKnown(customer) >= from),
  );
  dimensions.push({ by: "known for", groups: KNOWN_LABELS, codes, isProtected: false });
  return dimensions;
}

/** Place of the first month in which each customer has a row. */
function firstSeen({ state }: History, until: number): Int16Array {
  const first = new Int16Array(state[0].length).fill(until);
  for (let place = until; place >= 0; place--) {
    for (let c = 0; c < first.length; c++) if (state[place][c] & PRESENT) first[c] = place;
  }
  return first;
}
