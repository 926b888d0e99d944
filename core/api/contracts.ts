import { writeFileSync } from "node:fs";
import { type ContractDraft, draftContract } from "../ingestion/contract/draftContract.ts";
import { readContract } from "../ingestion/contract/readContract.ts";

/** Proposes a contract for files, and writes it when asked to. */
export async function draftContractFor(
  paths: readonly string[],
  out?: string,
): Promise<ContractDraft & { path: string | null }> {
  const draft = await draftContract(paths);
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(draft.contract, null, 2)}\n`);
  return { ...draft, path: out ?? null };
}

/** A built-in contract, or one from a file, in full: what was left out is filled in. Throws when it is not one. */
export const contractOf = readContract;
