import { cellTrap, payrollPair } from "./cellTrap.ts";
import type { Trap } from "./trap.ts";

/** Defects of single cells in the public Santander schema. */
export function santanderTraps(): Trap[] {
  return [
    cellTrap({
      id: "age-not-a-number",
      description: "An age in words",
      expected: "rejected",
      reason: "not-an-integer",
      table: "santander",
      column: "age",
      texts: ["forty"],
    }),
    cellTrap({
      id: "age-out-of-range",
      description: "An age that no customer has",
      expected: "rejected",
      reason: "out-of-range",
      table: "santander",
      column: "age",
      texts: ["250", " -3"],
    }),
    cellTrap({
      id: "unknown-gender",
      description: "A gender code outside H and V",
      expected: "rejected",
      reason: "unknown-code",
      table: "santander",
      column: "sexo",
      texts: ["X"],
    }),
    cellTrap({
      id: "impossible-date",
      description: "A joining date that no calendar has",
      expected: "rejected",
      reason: "impossible-date",
      table: "santander",
      column: "fecha_alta",
      texts: ["2015-02-29"],
    }),
    cellTrap({
      id: "unknown-flag-product",
      description: "A holding flag of 2",
      expected: "rejected",
      reason: "not-a-flag",
      table: "santander",
      column: "ind_recibo_ult1",
      texts: ["2"],
    }),
    payrollPair("santander", "ind_nomina_ult1", "ind_nom_pens_ult1", "NA"),
  ];
}
