import type { PanelSchema } from "../store/panel.ts";

type Phrase = (value: number) => string | null;

const times = (n: number) => (n === 1 ? "once" : n === 2 ? "twice" : `${n} times`);
const heldAgo = (when: string) => (label: string) => (v: number) => (v === 1 ? `had ${label} ${when}` : null);
const months = (n: number) => `${Math.round(n)} month${Math.round(n) === 1 ? "" : "s"}`;

/** Columns about one product: what they mean, and what a value says. */
const OF_PRODUCT: Record<string, { meaning: string; phrase: (label: string) => Phrase }> = {
  held1: { meaning: "held last month", phrase: (label) => (v) => (v === 1 ? `has ${label}` : `has no ${label} yet`) },
  held2: { meaning: "held two months ago", phrase: (label) => (v) => (v === 1 ? `had ${label} two months ago` : null) },
  held3: {
    meaning: "held three months ago",
    phrase: (label) => (v) => (v === 1 ? `had ${label} three months ago` : null),
  },
  held12: {
    meaning: "held a year ago",
    phrase: (label) => (v) => (v === 1 ? `had ${label} at this time last year` : null),
  },
  held4: { meaning: "held four months ago", phrase: heldAgo("four months ago") },
  held5: { meaning: "held five months ago", phrase: heldAgo("five months ago") },
  held6: { meaning: "held six months ago", phrase: heldAgo("six months ago") },
  gains: {
    meaning: "times bought since first seen",
    phrase: (label) => (v) => (v > 0 ? `bought ${label} ${times(v)} before` : null),
  },
  losses: {
    meaning: "times given up since first seen",
    phrase: (label) => (v) => (v > 0 ? `gave ${label} up ${times(v)} before` : null),
  },
  "last-gain": {
    meaning: "months since it was last bought",
    phrase: (label) => (v) => `last bought ${label} ${months(v + 1)} ago`,
  },
  "second-gain": {
    meaning: "months since it was bought the time before",
    phrase: (label) => (v) => `had bought ${label} ${months(v + 1)} ago too`,
  },
  "last-loss": {
    meaning: "months since it was last given up",
    phrase: (label) => (v) => `last gave ${label} up ${months(v + 1)} ago`,
  },
  "second-loss": {
    meaning: "months since it was given up the time before",
    phrase: (label) => (v) => `had given ${label} up ${months(v + 1)} ago too`,
  },
  "year-ago": {
    meaning: "bought in the same month last year",
    phrase: (label) => (v) => (v === 1 ? `bought ${label} in this month last year` : null),
  },
  months: {
    meaning: "months held of the last six",
    phrase: (label) => (v) =>
      v > 0 ? `had ${label} in ${v} of the last 6 months` : `had no ${label} in the last 6 months`,
  },
  "since-gain": {
    meaning: "months since it was bought",
    phrase: (label) => (v) => `has had ${label} for ${months(v + 1)}`,
  },
  "since-loss": {
    meaning: "months since it was given up",
    phrase: (label) => (v) => `had ${label} until ${months(v)} ago`,
  },
};

/** Other columns. */
const OF_CUSTOMER: Record<string, { meaning: string; phrase: Phrase }> = {
  products: {
    meaning: "number of products",
    phrase: (v) => (v === 0 ? "has no product" : `has ${v} product${v === 1 ? "" : "s"}`),
  },
  "products-change1": {
    meaning: "change of the number of products since the month before",
    phrase: change("in the last month"),
  },
  "products-change3": {
    meaning: "change of the number of products in three months",
    phrase: change("in three months"),
  },
  gains: {
    meaning: "purchases in the last six months",
    phrase: (v) =>
      v > 0 ? `bought ${v} product${v === 1 ? "" : "s"} in the last 6 months` : "bought nothing in the last 6 months",
  },
  losses: {
    meaning: "products given up in the last six months",
    phrase: (v) => (v > 0 ? `gave up ${v} product${v === 1 ? "" : "s"} in the last 6 months` : null),
  },
  active1: {
    meaning: "active last month",
    phrase: (v) => (v === 1 ? "was active last month" : "was not active last month"),
  },
  active2: { meaning: "active two months ago", phrase: (v) => (v === 1 ? "was active two months ago" : null) },
  active3: { meaning: "active three months ago", phrase: (v) => (v === 1 ? "was active three months ago" : null) },
  active4: { meaning: "active four months ago", phrase: (v) => (v === 1 ? "was active four months ago" : null) },
  active5: { meaning: "active five months ago", phrase: (v) => (v === 1 ? "was active five months ago" : null) },
  active6: { meaning: "active six months ago", phrase: (v) => (v === 1 ? "was active six months ago" : null) },
  active12: { meaning: "active a year ago", phrase: (v) => (v === 1 ? "was active a year ago" : null) },
  "ever-held": {
    meaning: "different products ever held",
    phrase: (v) => (v === 0 ? "has never had a product" : `has had ${v} different product${v === 1 ? "" : "s"}`),
  },
  "since-active": {
    meaning: "months since last active",
    phrase: (v) => (v === 0 ? "was active last month" : `was last active ${months(v + 1)} ago`),
  },
  "since-any-gain": {
    meaning: "months since anything was bought",
    phrase: (v) => `last bought something ${months(v + 1)} ago`,
  },
  "since-any-loss": {
    meaning: "months since anything was given up",
    phrase: (v) => `last gave something up ${months(v + 1)} ago`,
  },
  "active-share": {
    meaning: "share of months active",
    phrase: (v) => (v > 0 ? `was active in ${Math.round(v * 100)} % of recent months` : "has not been active lately"),
  },
  "months-seen": { meaning: "months in the data", phrase: (v) => `has been in the data for ${months(v)}` },
  season: { meaning: "calendar month", phrase: () => "it is the time of the year for it" },
  tenure: {
    meaning: "months with the bank",
    phrase: (v) => (v === 0 ? "joined this month" : `has been with us for ${months(v)}`),
  },
  age: { meaning: "age", phrase: (v) => `is ${Math.round(v)} years old` },
  income: {
    meaning: "household income",
    phrase: (v) => `has a household income of about ${Math.round(v / 1000)} thousand EUR`,
  },
  "segment-frequency": {
    meaning: "how common the bank's segment is",
    phrase: () => "belongs to the bank's segment that buys it",
  },
  "channel-frequency": {
    meaning: "how common the entry channel is",
    phrase: () => "came by a channel whose customers buy it",
  },
  "region-frequency": { meaning: "size of the region", phrase: () => "lives in a region where it sells" },
};

function change(when: string): Phrase {
  return (v) =>
    v === 0
      ? null
      : `has ${Math.abs(v)} product${Math.abs(v) === 1 ? "" : "s"} ${v > 0 ? "more" : "fewer"} than ${when === "in the last month" ? "a month" : "three months"} ago`;
}

/** What a column means, for a heading. */
export function meaningOf(column: string, schema: PanelSchema): string {
  const [kind, product] = split(column);
  if (product !== null && OF_PRODUCT[kind]) return `${labelOf(product, schema)}: ${OF_PRODUCT[kind].meaning}`;
  const [role, value] = column.split("=");
  if (value !== undefined) return `${role} ${value}`;
  return OF_CUSTOMER[column]?.meaning ?? column;
}

/** What a customer's value says, as the end of a sentence that begins with the customer; null when it says nothing to a person. */
export function phraseOf(column: string, value: number, schema: PanelSchema): string | null {
  const [kind, product] = split(column);
  if (Number.isNaN(value)) return null;
  if (product !== null && OF_PRODUCT[kind]) return OF_PRODUCT[kind].phrase(labelOf(product, schema))(value);
  const [role, category] = column.split("=");
  if (category !== undefined) return value === 1 ? `is in ${role} ${category}` : null;
  return OF_CUSTOMER[column]?.phrase(value) ?? null;
}

function split(column: string): [kind: string, product: string | null] {
  const at = column.indexOf(":");
  return at < 0 ? [column, null] : [column.slice(0, at), column.slice(at + 1)];
}

function labelOf(product: string, { products }: PanelSchema): string {
  return products.find(({ id }) => id === product)?.label ?? product;
}
