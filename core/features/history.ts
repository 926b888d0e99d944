import { throwIfCancelled } from "../errors/domainError.ts";
import type { Panel } from "../store/panel.ts";
import type { Month } from "../time/month.ts";

/**
 * Every customer's presence, holdings and activity by calendar month: what lags are read from.
 *
 * A lag is a month, never a previous row: customers have gaps, and an absent month is unknown, not zero.
 */
export interface History {
  months: readonly Month[];
  /** Place of a calendar month, -1 when the panel lacks it. */
  at(month: Month): number;
  /** By place and dense customer: bit 0 = has a row, bit 1 = active. */
  state: readonly Uint8Array[];
  /** By place and dense customer: held products as a mask; 0 when absent. */
  holdings: readonly Uint32Array[];
}

export const PRESENT = 1;
export const ACTIVE = 2;

/** Reads the months of a panel up to and including `until`; 5 bytes per customer and month. */
export function readHistory(panel: Panel, until?: Month, signal?: AbortSignal): History {
  const months = panel.months.filter((month) => until === undefined || month <= until);
  const active = panel.schema.attributes.find(({ role, kind }) => role === "active" && kind === "flag");
  const state: Uint8Array[] = [];
  const holdings: Uint32Array[] = [];
  for (const month of months) {
    throwIfCancelled(signal);
    const snapshot = panel.snapshot(month);
    const flags = active ? snapshot.flag(active.id) : null;
    const states = new Uint8Array(panel.customers.size);
    const held = new Uint32Array(panel.customers.size);
    for (let i = 0; i < snapshot.rows; i++) {
      const customer = snapshot.customer[i];
      states[customer] = flags?.[i] === 1 ? PRESENT | ACTIVE : PRESENT;
      held[customer] = snapshot.holdings[i];
    }
    state.push(states);
    holdings.push(held);
  }
  const places = new Map(months.map((month, place) => [month, place]));
  return { months, state, holdings, at: (month) => places.get(month) ?? -1 };
}
