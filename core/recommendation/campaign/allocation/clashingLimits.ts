import { DomainError } from "../../../errors/domainError.ts";
import type { Clash } from "./clashes.ts";
import type { AllocationProblem } from "./problem.ts";

/** Names of what limits are about, for people; places where there are none. */
export interface LimitNames {
  products: readonly string[];
  segments: readonly string[];
}

/** No list keeps these limits together. */
export class ClashingLimitsError extends DomainError {
  readonly clash: readonly Clash[];

  constructor(problem: AllocationProblem, clash: readonly Clash[], names: LimitNames = { products: [], segments: [] }) {
    const told = clash.map((own) => clashInWords(problem, own, names));
    super({
      code: "clashing-limits",
      what:
        told.length === 1
          ? `This limit cannot be kept: ${told[0]}`
          : `These limits cannot be kept together: ${told.slice(0, -1).join(", ")} and ${told.at(-1)}`,
      mend: told.length === 1 ? "Loosen it, or widen whom it may be offered to." : "Loosen any one of them.",
      facts: { limits: told },
    });
    this.clash = clash;
  }
}

function clashInWords(problem: AllocationProblem, { kind, index }: Clash, { products, segments }: LimitNames): string {
  const product = products[index] ?? `product ${index}`;
  switch (kind) {
    case "size":
      return `at most ${problem.size} customers`;
    case "budget":
      return `a budget of ${problem.budgetEur} EUR`;
    case "channel":
      return `room for ${problem.channels.reduce((sum, { capacity }) => sum + capacity, 0)} contacts by all channels`;
    case "least":
      return `at least ${problem.least[index]} offers of ${product} (${allowedFor(problem, index)} customers may be offered it)`;
    case "most":
      return `at most ${problem.most[index]} offers of ${product}`;
    case "segment":
      return `at most ${problem.segmentCaps[index]} customers of segment ${segments[index] ?? index}`;
  }
}

function allowedFor({ allowed }: AllocationProblem, product: number): number {
  let n = 0;
  for (let row = 0; row < allowed.length; row++) n += (allowed[row] >>> product) & 1;
  return n;
}
