import type { Random } from "../../random/random.ts";
import type { TableText } from "../writing/tableText.ts";
import type { Trap } from "./trap.ts";

/** The defects of one table. */
export interface TableDirt {
  /** Rows that are changed or left out, by ordinal. */
  readonly edits: ReadonlyMap<number, Trap>;
  /** Changed copies of rows that are added. */
  readonly extras: readonly { ordinal: number; trap: Trap }[];
}

/** How often each trap was planted, by trap id and table. */
export type DirtCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The defects of all tables. */
interface DirtPlan {
  readonly tables: ReadonlyMap<string, TableDirt>;
  readonly counts: DirtCounts;
}

const PER_MILLION = 20;
const LEAST = 3;

/**
 * Chooses where each trap goes: 20 per million rows, at least 3, each on an ordinal of its own over all tables together, so that
 * no customer-month carries two defects and every count is exact.
 *
 * @param spoiled ordinals that are out of bounds because the source's own oddities sit there
 */
export function planDirt(
  traps: readonly Trap[],
  tables: readonly TableText[],
  spoiled: (ordinal: number) => boolean,
  random: Random,
): DirtPlan {
  const used = new Set<number>();
  const usedSales = new Set<number>();
  const plans = new Map(tables.map(({ table }) => [table, { edits: new Map<number, Trap>(), extras: [] as Extra[] }]));
  const counts = new Map<string, Map<string, number>>();
  for (const trap of traps) {
    const own = new Map<string, number>();
    counts.set(trap.id, own);
    for (const table of trap.tables) {
      const text = tables.find((candidate) => candidate.table === table);
      const plan = plans.get(table);
      if (!text || !plan) continue;
      const count = Math.max(LEAST, Math.round((text.rows * (trap.perMillion ?? PER_MILLION)) / 1e6));
      const taken = table === "sales" ? usedSales : used;
      for (let i = 0; i < count; i++) {
        const ordinal = freeOrdinal(text.rows, taken, table === "sales" ? () => false : spoiled, random);
        if (trap.place === "extra") plan.extras.push({ ordinal, trap });
        else plan.edits.set(ordinal, trap);
      }
      own.set(table, count);
    }
  }
  return { tables: plans, counts };
}

interface Extra {
  ordinal: number;
  trap: Trap;
}

function freeOrdinal(rows: number, used: Set<number>, spoiled: (ordinal: number) => boolean, random: Random): number {
  for (;;) {
    const ordinal = random.integer(rows);
    if (used.has(ordinal) || spoiled(ordinal)) continue;
    used.add(ordinal);
    return ordinal;
  }
}
