import { DomainError } from "../errors/domainError.ts";
import type { Product } from "../store/panel.ts";
import type { PurchaseMatrix } from "./purchaseMatrix.ts";

/** No single fact known before tells next month's purchases apart so well: the best honest ones stay below 0.95. */
const TOO_GOOD = 0.99;
/** What a column alone should hardly reach: every AUC beyond it that was published on such data was a leak. */
const SUSPECT = 0.96;
const LEAST_PURCHASES = 20;
const MOST_ROWS = 50_000;

class LeakedTargetError extends DomainError {
  constructor(column: string, product: string, auc: number) {
    super({
      code: "leaked-target",
      what: `Column ${column} alone tells who will buy ${product} (AUC ${auc.toFixed(4)}): it must know the month that is to be predicted`,
      mend: "Leave the column out, or give its value as known by the end of the month before.",
      facts: { column, product, auc },
    });
  }
}

/** A column that foretells a product's purchases suspiciously well by itself. */
export interface Suspect {
  column: string;
  product: string;
  auc: number;
}

/**
 * Refuses columns that know the answer: those that alone separate the buyers of a product from the others.
 *
 * @returns columns that come near to it: what a label of another month, or of the same customer, does
 * @throws LeakedTargetError
 */
export function refuseLeaks({ matrix, held, gained }: PurchaseMatrix, products: readonly Product[]): Suspect[] {
  const suspects: Suspect[] = [];
  const step = Math.max(1, Math.floor(held.length / MOST_ROWS));
  // every buyer, and one in so many of the others: ranks between the two do not change by that
  const rowNumbers = Uint32Array.from(held.keys()).filter((row) => gained[row] !== 0 || row % step === 0);
  for (const [p, { id: product, label }] of products.entries()) {
    const bit = 1 << p;
    const rows = rowNumbers.filter((row) => (held[row] & bit) === 0);
    const buyers = rows.filter((row) => (gained[row] & bit) !== 0).length;
    if (buyers < LEAST_PURCHASES) continue;
    for (const { id, codes, edges } of matrix.columns) {
      const all = new Float64Array(edges.length + 2);
      const bought = new Float64Array(edges.length + 2);
      for (const row of rows) {
        all[codes[row]]++;
        if (gained[row] & bit) bought[codes[row]]++;
      }
      const auc = aucOfBins(all, bought);
      const apart = Math.max(auc, 1 - auc);
      if (apart >= TOO_GOOD) throw new LeakedTargetError(id, label, apart);
      if (apart >= SUSPECT) suspects.push({ column: id, product, auc: apart });
    }
  }
  return suspects;
}

function aucOfBins(all: Float64Array, bought: Float64Array): number {
  let below = 0;
  let area = 0;
  let positives = 0;
  for (let b = 0; b < all.length; b++) {
    const negatives = all[b] - bought[b];
    area += bought[b] * (below + negatives / 2);
    below += negatives;
    positives += bought[b];
  }
  return area / (positives * below);
}
