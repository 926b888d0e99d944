import type { Filter } from "../../../../core/contract/desk/figures.ts";
import type { WorkspaceInfo } from "../../../../core/contract/desk/session.ts";
import { AGE_BANDS, type DimensionKpi, type KpiReport } from "../../../../core/contract/kpiReport.ts";
import type { Catalogue } from "../../../i18n/useText.ts";

export type DimensionId = DimensionKpi["dimension"];

/** The customers of one region, age band, channel or segment, or of the many small ones together. */
export interface CustomerGroup {
  name: string;
  /** Whom it stands for; null when that cannot be said in one condition. */
  filter: Filter | null;
  customers: number[];
  active: number[];
  /** By product, then month. */
  holders: number[][];
}

interface Words {
  ageBand: Catalogue["dashboard"]["ageBand"];
  unknown: string;
  rest: (count: number) => string;
}

/** The dimensions that the figures have, in the words of the contract. */
export function dimensionsOf(kpis: KpiReport, { attributes }: WorkspaceInfo): { id: DimensionId; label: string }[] {
  return kpis.groups.map(({ dimension }) => ({
    id: dimension,
    label: attributes.find(({ role }) => role === dimension)?.label ?? dimension,
  }));
}

/**
 * The groups of a dimension that have customers in the month: age in its order, the others largest first, and beyond `most`
 * the smallest as one.
 */
export function groupsOf(
  kpis: KpiReport,
  workspace: Pick<WorkspaceInfo, "attributes">,
  dimension: DimensionId,
  { at, most, words }: { at: number; most: number; words: Words },
): CustomerGroup[] {
  const attribute = workspace.attributes.find(({ role }) => role === dimension);
  const own = kpis.groups.find((each) => each.dimension === dimension)?.groups ?? [];
  const groups = own
    .map((group, place): CustomerGroup & { label: string } => {
      const isUnknown = place === 0;
      const band = dimension === "age" ? AGE_BANDS.find(({ name }) => name === group.name) : undefined;
      const label = isUnknown ? "" : group.name;
      const filter: Filter | null = attribute
        ? band
          ? {
              column: attribute.id,
              ...(band.from === undefined ? {} : { min: band.from }),
              ...(band.below === undefined ? {} : { below: band.below }),
            }
          : { column: attribute.id, in: [label] }
        : null;
      const name = isUnknown ? words.unknown : band ? words.ageBand(band.from, band.below) : group.name;
      return { ...group, name, label, filter };
    })
    .filter(({ customers }) => customers[at] > 0);
  if (dimension === "age") return groups;
  groups.sort((a, b) => b.customers[at] - a.customers[at]);
  if (groups.length <= most) return groups;
  const rest = groups.slice(most - 1);
  return [...groups.slice(0, most - 1), merge(rest, words.rest(rest.length), attribute?.id)];
}

function merge(
  groups: readonly (CustomerGroup & { label: string })[],
  name: string,
  column: string | undefined,
): CustomerGroup {
  const [first] = groups;
  const sum = (of: (group: CustomerGroup) => number) => groups.reduce((all, group) => all + of(group), 0);
  return {
    name,
    filter: column === undefined ? null : { column, in: groups.map(({ label }) => label) },
    customers: first.customers.map((_, t) => sum(({ customers }) => customers[t])),
    active: first.active.map((_, t) => sum(({ active }) => active[t])),
    holders: first.holders.map((months, p) => months.map((_, t) => sum(({ holders }) => holders[p][t]))),
  };
}
