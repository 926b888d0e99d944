import type { Averages } from "../../contract/segmentation.ts";

/** How to speak to customers of an age, and then to customers who stand with the bank as these do. The first that fits. */
const BY_AGE: readonly { upTo: number; tone: string }[] = [
  { upTo: 30, tone: "Light and direct: first names, short sentences, what it does on the phone" },
  { upTo: 45, tone: "Brisk and practical: what it saves, in time and money" },
  { upTo: 58, tone: "Factual and calm: figures, conditions, an example" },
  { upTo: Number.POSITIVE_INFINITY, tone: "Formal and unhurried: guarantees first, and somebody to call" },
];
const BY_STANDING: readonly { fits: (own: Averages) => boolean; tone: string }[] = [
  { fits: ({ products }) => products >= 2.5, tone: "thank them for what they have, and build on it" },
  { fits: ({ activeShare }) => (activeShare ?? 1) < 0.35, tone: "win attention: say why you write, ask for one step" },
  { fits: ({ tenureMonths }) => (tenureMonths ?? 99) < 12, tone: "welcome them, explain every term" },
  { fits: ({ products }) => products < 0.5, tone: "offer a simple start, without small print" },
  { fits: () => true, tone: "refer to what they use, and say what it adds" },
];

/** A suggestion of how to write to a group, from its averages. */
export function suggestTone(own: Averages): string {
  const age = own.age === null ? "Plain and helpful" : (BY_AGE.find(({ upTo }) => (own.age ?? 0) < upTo)?.tone ?? "");
  const standing = BY_STANDING.find(({ fits }) => fits(own))?.tone ?? "";
  return `${age}; ${standing}.`;
}
