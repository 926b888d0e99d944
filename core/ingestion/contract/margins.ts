import { DomainError } from "../../errors/domainError.ts";
import type { DataContract } from "./dataContract.ts";

class UnknownMarginError extends DomainError {
  constructor(name: string, known: readonly string[]) {
    super({
      code: "unknown-margin",
      what: `There is no product or family ${name} to give a margin to`,
      mend: `Name one of ${known.join(", ")}.`,
      facts: { name, known },
    });
  }
}

/**
 * A contract whose products earn other margins.
 *
 * @param margins EUR a purchase, by product id or by family; a product's own comes before its family's
 * @throws UnknownMarginError
 */
export function withMargins(contract: DataContract, margins: Readonly<Record<string, number>>): DataContract {
  const holdings = contract.tables.flatMap(({ columns }) => columns.filter(({ role }) => role === "holding"));
  const known = new Set(holdings.flatMap(({ id, product }) => [id, product?.family ?? "other"]));
  for (const name of Object.keys(margins)) if (!known.has(name)) throw new UnknownMarginError(name, [...known].sort());
  return {
    ...contract,
    tables: contract.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => {
        if (column.role !== "holding") return column;
        const family = column.product?.family ?? "other";
        const margin = margins[column.id] ?? margins[family];
        if (margin === undefined) return column;
        return { ...column, product: { credit: false, ...column.product, family, marginEur: margin } };
      }),
    })),
  };
}
