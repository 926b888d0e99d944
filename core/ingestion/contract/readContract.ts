import { existsSync, readFileSync } from "node:fs";
import easymoney from "../../../resources/contracts/easymoney.json" with { type: "json" };
import santander from "../../../resources/contracts/santander.json" with { type: "json" };
import { DomainError } from "../../errors/domainError.ts";
import { type DataContract, dataContract } from "./dataContract.ts";

const BUILT_IN: Readonly<Record<string, unknown>> = { easymoney, santander };

class InvalidContractError extends DomainError {
  constructor(name: string, problem: string) {
    super({
      code: "invalid-contract",
      what: `The data contract cannot be used: ${problem}`,
      where: name,
      mend: `Correct the file, or take a built-in contract: ${Object.keys(BUILT_IN).join(", ")}.`,
      facts: { problem },
    });
  }
}

/** All contracts that come with the product, in the order in which they are tried. */
export function builtInContracts(): DataContract[] {
  return Object.keys(BUILT_IN).map(readContract);
}

/**
 * A contract by its built-in name or from a JSON file.
 *
 * @throws InvalidContractError naming the place in the file that is wrong
 */
export function readContract(nameOrPath: string): DataContract {
  const source = BUILT_IN[nameOrPath];
  if (source !== undefined) return checkContract(source, nameOrPath);
  if (!existsSync(nameOrPath)) {
    throw new InvalidContractError(nameOrPath, "there is no such file or built-in contract");
  }
  return parseContract(readFileSync(nameOrPath, "utf8"), nameOrPath);
}

/**
 * A contract from its JSON text.
 *
 * @param name what to call it in a fault
 * @throws InvalidContractError naming the place in the text that is wrong
 */
export function parseContract(json: string, name: string): DataContract {
  let source: unknown;
  try {
    source = JSON.parse(json);
  } catch (error) {
    throw new InvalidContractError(name, error instanceof Error ? error.message : String(error));
  }
  return checkContract(source, name);
}

function checkContract(source: unknown, name: string): DataContract {
  const parsed = dataContract.safeParse(source);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0];
  throw new InvalidContractError(name, `${path.join(".") || "the file"}: ${message}`);
}
