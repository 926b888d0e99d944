import type { CampaignOffer } from "../contract/campaign.ts";
import { DomainError } from "../errors/domainError.ts";
import type { ExportTable } from "../reporting/tables/table.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { readCampaign } from "./campaigns.ts";

/** Columns of a list as people page through it, in their order. */
const COLUMNS: readonly { id: keyof CampaignOffer; label: string }[] = [
  { id: "customer", label: "Customer" },
  { id: "label", label: "Offer" },
  { id: "channel", label: "Channel" },
  { id: "probability", label: "Probability, %" },
  { id: "expectedRevenueEur", label: "Expected revenue, EUR" },
  { id: "costEur", label: "Cost, EUR" },
  { id: "segment", label: "Segment" },
  { id: "heldOut", label: "Contact" },
  { id: "group", label: "Group" },
  { id: "message", label: "Message" },
  { id: "cell", label: "Cell" },
  { id: "reason", label: "Reason" },
];

export interface CampaignListQuery {
  product?: string | undefined;
  channel?: string | undefined;
  group?: string | undefined;
  heldOut?: boolean | undefined;
  search?: string | undefined;
  sort?: { column: string; descending: boolean } | undefined;
  offset?: number | undefined;
  limit?: number | undefined;
}

class UnknownListColumnError extends DomainError {
  constructor(column: string) {
    super({
      code: "unknown-column",
      what: `The list has no column ${column}`,
      mend: `Sort by ${COLUMNS.map(({ id }) => id).join(", ")}.`,
      facts: { column },
    });
  }
}

/** A page of a list. Equal values stay in the order of the list, best first. */
export function pageOfCampaign(offers: readonly CampaignOffer[], query: CampaignListQuery) {
  const { product, channel, group, heldOut, sort, offset = 0, limit = 100 } = query;
  const search = query.search?.trim() ?? "";
  const found = offers.filter(
    (offer) =>
      (product === undefined || offer.product === product) &&
      (channel === undefined || offer.channel === channel) &&
      (group === undefined || offer.group === group) &&
      (heldOut === undefined || offer.heldOut === heldOut) &&
      offer.customer.startsWith(search),
  );
  const sorted = sort ? sortOffers(found, sort) : found;
  return {
    columns: COLUMNS.map(({ id }) => id as string),
    labels: COLUMNS.map(({ label }) => label),
    rows: sorted.slice(offset, offset + limit).map((offer) => COLUMNS.map(({ id }) => cellOf(offer, id))),
    total: found.length,
  };
}

function cellOf(offer: CampaignOffer, id: keyof CampaignOffer): string | number | null {
  if (id === "heldOut") return offer.heldOut ? "hold-out" : "contact";
  return offer[id] as string | number | null;
}

function sortOffers(offers: readonly CampaignOffer[], sort: { column: string; descending: boolean }): CampaignOffer[] {
  const column = COLUMNS.find(({ id }) => id === sort.column);
  if (!column) throw new UnknownListColumnError(sort.column);
  const sign = sort.descending ? -1 : 1;
  const texts = new Intl.Collator("en", { numeric: true });
  return offers.toSorted((a, b) => {
    const [x, y] = [cellOf(a, column.id), cellOf(b, column.id)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (typeof x === "number" && typeof y === "number" ? x - y : texts.compare(String(x), String(y)));
  });
}

/** The whole list, hold-out included and marked. */
export function campaignTable(file: WorkspaceFile, id: string): ExportTable {
  const { offers } = readCampaign(file, id);
  return {
    name: "campaign",
    columns: [
      { name: "customer", kind: "text" },
      { name: "product", kind: "text" },
      { name: "label", kind: "text" },
      { name: "probability", kind: "decimal" },
      { name: "expected_revenue_eur", kind: "decimal" },
      { name: "segment", kind: "text" },
      { name: "reason", kind: "text" },
      { name: "channel", kind: "text" },
      { name: "hold_out", kind: "integer" },
      { name: "message_group", kind: "text" },
      { name: "message", kind: "text" },
      { name: "cell", kind: "text" },
    ],
    rowCount: offers.length,
    rows: () =>
      offers.map((o) => [
        o.customer,
        o.product,
        o.label,
        round(o.probability),
        round(o.expectedRevenueEur),
        o.segment,
        o.reason,
        o.channel,
        o.heldOut ? 1 : 0,
        o.group,
        o.message,
        o.cell,
      ]),
  };
}

/** What a mailing tool needs, and nobody of the hold-out. */
export function mailingTable(file: WorkspaceFile, id: string): ExportTable {
  const offers = readCampaign(file, id).offers.filter(({ heldOut }) => !heldOut);
  return {
    name: "mailing",
    columns: ["id_user", "segment", "message", "cell", "product", "channel"].map((name) => ({ name, kind: "text" })),
    rowCount: offers.length,
    rows: () => offers.map((o) => [o.customer, o.group, o.message, o.cell, o.product, o.channel]),
  };
}

/** Six decimals: more say nothing of a probability or an amount. */
const round = (value: number) => Math.round(value * 1e6) / 1e6;
