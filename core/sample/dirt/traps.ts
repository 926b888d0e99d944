import type { Edition } from "../writing/edition.ts";
import { cellTraps, orphanTrap, PANEL_TABLES, salesTraps } from "./easymoneyTraps.ts";
import { formTraps } from "./formTraps.ts";
import { santanderTraps } from "./santanderTraps.ts";
import type { Trap } from "./trap.ts";

/** All traps that an edition can carry, in a fixed order. */
export function trapsOf(edition: Edition): Trap[] {
  if (edition === "santander") {
    const turn = { santander: "ind_recibo_ult1" };
    const names = { key: "ncodpers", partition: "fecha_dato", tables: ["santander"], turn };
    return [...formTraps(names, edition), ...santanderTraps()];
  }
  const turn = { commercial_activity: "active_customer", products: "debit_card", sociodemographics: "age" };
  const names = { key: "pk_cid", partition: "pk_partition", tables: PANEL_TABLES, turn };
  return [...formTraps(names, edition), orphanTrap(), ...cellTraps(edition), ...(edition === "v2" ? salesTraps() : [])];
}
