import type { Averages } from "../contract/segmentation.ts";
import type { Description } from "./describeSegments.ts";

/** A product that most of a segment holds gives it its name when it is at least so many times as common as among all. */
const TELLING_LIFT = 2;
const TELLING_SHARE = 0.5;

/**
 * A plain name for each segment from what sets it apart: age, tenure and activity as adjectives, the telling products as the
 * noun. Names differ from each other; a person may change them.
 */
export function proposeNames(segments: readonly Description[], everybody: Averages): string[] {
  const names = segments.map((segment) => nameOf(segment, everybody));
  return names.map((name, i) => {
    const alike = segments.filter((_, other) => names[other] === name);
    return alike.length === 1 ? name : `${name}, ${distinction(segments[i], alike)}`;
  });
}

function nameOf({ averages, products }: Description, everybody: Averages): string {
  const telling = products
    .filter(({ share, lift }) => share >= TELLING_SHARE && (lift ?? 0) >= TELLING_LIFT)
    .sort((a, b) => (b.lift ?? 0) - (a.lift ?? 0));
  const main = products.toSorted((a, b) => b.share - a.share)[0];
  const noun =
    telling.length > 2
      ? `with ${lower(telling[0].label)} and ${telling.length - 1} more`
      : telling.length > 0
        ? `with ${telling.map(({ label }) => lower(label)).join(" and ")}`
        : averages.products < 1.3 && main && main.share > 0.6
          ? `with ${lower(main.label)} only`
          : "with a mix of products";
  const adjectives = [...tenureWord(averages, everybody), ...ageWord(averages, everybody), ...activityWord(averages)];
  const name = `${adjectives.length > 0 ? adjectives.join(", ") : "customers"} ${noun}`;
  return name[0].toUpperCase() + name.slice(1);
}

function ageWord({ age }: Averages, everybody: Averages): string[] {
  if (age === null || everybody.age === null) return [];
  if (age >= 60) return ["senior"];
  if (age >= everybody.age + 8) return ["mature"];
  return age <= everybody.age - 4 ? ["young"] : [];
}

function tenureWord({ tenureMonths }: Averages, everybody: Averages): string[] {
  if (tenureMonths === null || everybody.tenureMonths === null) return [];
  if (tenureMonths >= everybody.tenureMonths * 1.4) return ["long-standing"];
  return tenureMonths < everybody.tenureMonths * 0.6 ? ["new"] : [];
}

function activityWord({ activeShare }: Averages): string[] {
  if (activeShare === null) return [];
  if (activeShare >= 0.85) return ["active"];
  return activeShare <= 0.2 ? ["dormant"] : [];
}

/** What tells a segment from those of the same name: its commonest telling category, else its age. */
function distinction(segment: Description, alike: readonly Description[]): string {
  const top = ({ categories }: Description) =>
    categories.find(({ share, lift }) => share > 0.4 && (lift ?? 0) > 1.1)?.value ?? "";
  const own = top(segment);
  if (own !== "" && alike.every((other) => other === segment || top(other) !== own)) return own;
  const ages = alike.map(({ averages }) => averages.age?.toFixed(0));
  const age = segment.averages.age?.toFixed(0);
  if (age !== undefined && ages.filter((each) => each === age).length === 1) return `aged ${age}`;
  return `group ${alike.indexOf(segment) + 1}`;
}

/** Lower case for the middle of a name, but not for names and abbreviations. */
function lower(label: string): string {
  return /^[A-Z][a-z]+( [a-z]|$)/.test(label) ? label[0].toLowerCase() + label.slice(1) : label;
}
