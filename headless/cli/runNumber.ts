import { InvalidArgumentError } from "commander";
import { DomainError } from "../../core/errors/domainError.ts";

class NoRunError extends DomainError {
  constructor(model: string) {
    super({
      code: "no-run",
      what: `${model} is not the number of a run`,
      mend: "With --workspace give the number that `runs list` prints; without it a model.json.",
    });
  }
}

const NUMBER = /^[1-9]\d*$/;

/** The number of a run, as `runs list` prints it, from a flag or an argument. */
export function parseRun(text: string): number {
  if (!NUMBER.test(text)) throw new InvalidArgumentError("Give the number of a run; `runs list` prints them.");
  return Number(text);
}

/** The number of a run where a file would be another way to say it. @throws NoRunError */
export function runOf(model: string): number {
  if (!NUMBER.test(model)) throw new NoRunError(model);
  return Number(model);
}
