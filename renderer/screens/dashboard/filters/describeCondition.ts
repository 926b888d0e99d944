import type { Filter } from "../../../../core/contract/desk/figures.ts";
import type { WorkspaceInfo } from "../../../../core/contract/desk/session.ts";
import type { Formatter } from "../../../format/formatter.ts";
import type { Catalogue } from "../../../i18n/useText.ts";

type Words = Catalogue["dashboard"]["condition"];
type Known = Pick<WorkspaceInfo, "attributes" | "products">;

/** Labels that are written out; of more, only how many. */
const MOST_LABELS = 3;

/** A condition as a person says it: "Province: 28 or 41", "Debit card: held". */
export function describeCondition(condition: Filter, known: Known, t: Words, format: Formatter): string {
  const { column, in: listed = [] } = condition;
  const [, kind, about] = /^(bought|lost|customer):(.*)$/s.exec(column) ?? [];
  if (kind === "customer") return ofCustomer(about, condition, known, t, format);
  const product = known.products.find(({ id }) => id === (about ?? column));
  if (product) {
    const state = kind === "bought" ? t.bought : kind === "lost" ? t.cancelled : listed[0] === "0" ? t.notHeld : t.held;
    return t.is(product.label, state);
  }
  const attribute = known.attributes.find(({ id }) => id === column);
  const label = attribute?.label ?? column;
  if (attribute?.kind === "flag")
    return t.is(
      label,
      orOf(
        listed.map((value) => flagWord(value, t)),
        t,
      ),
    );
  if (condition.in)
    return t.is(
      label,
      orOf(
        listed.map((value) => (value === "" ? t.missing : value)),
        t,
      ),
    );
  const write = attribute?.kind === "date" ? isoDay : (value: number) => format.figure(value);
  return t.is(label, range(condition, t, write));
}

function ofCustomer(about: string, condition: Filter, known: Known, t: Words, format: Formatter): string {
  const listed = condition.in ?? [];
  if (about === "came")
    return orOf(
      listed.map((how) => t.came[how as keyof Words["came"]] ?? how),
      t,
    );
  if (about === "leaves") return listed[0] === "0" ? t.stays : t.leaves;
  if (about === "firstSeen") return t.is(t.firstSeen, orOf(listed.map(format.month), t));
  if (about === "gained") {
    const labels = listed.map((id) => known.products.find((product) => product.id === id)?.label ?? id);
    return t.is(t.gained, orOf(labels, t));
  }
  return t.is(t.products, range(condition, t, format.count));
}

function range({ min, max, below }: Filter, t: Words, write: (value: number) => string): string {
  if (below !== undefined) return min === undefined ? t.under(write(below)) : t.fromBelow(write(min), write(below));
  if (min !== undefined && max !== undefined) return min === max ? write(min) : t.fromTo(write(min), write(max));
  return min === undefined ? t.atMost(write(max ?? 0)) : t.atLeast(write(min));
}

function orOf(labels: readonly string[], t: Words): string {
  if (labels.length > MOST_LABELS) return t.oneOf(labels.length, labels[0]);
  return labels.join(` ${t.or} `);
}

const flagWord = (value: string, t: Words) => (value === "" ? t.missing : value === "1" ? t.yes : t.no);

/** A day since 1970 as `2019-05-28`. */
export const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** A date `2019-05-28` as its day since 1970; null of anything else. */
export function dayOf(date: string): number | null {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? null : Math.round(time / 86_400_000);
}
