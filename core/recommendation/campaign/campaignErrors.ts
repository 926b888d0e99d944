import { DomainError } from "../../errors/domainError.ts";

/** Something that a campaign names is not there. */
class UnknownInCampaignError extends DomainError {
  constructor(kind: "product" | "segment" | "region", name: string, known: readonly string[]) {
    super({
      code: `unknown-${kind}`,
      what: `There is no ${kind} ${name}`,
      mend:
        known.length > 0
          ? `Choose from ${known.join(", ")}.`
          : kind === "segment"
            ? "Make segments of this version first: easymoney segment WORKSPACE."
            : `The data have no ${kind} column.`,
      facts: { name, known },
    });
  }
}

export class RepeatedChannelError extends DomainError {
  constructor(id: string) {
    super({
      code: "repeated-channel",
      what: `Two channels are called ${id}`,
      mend: "Give each channel a name of its own.",
      facts: { id },
    });
  }
}

/** @throws UnknownInCampaignError when a name is not among the known ones */
export function checkNames(
  kind: "product" | "segment" | "region",
  names: readonly string[],
  known: readonly string[],
): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UnknownInCampaignError(kind, unknown, known);
}
