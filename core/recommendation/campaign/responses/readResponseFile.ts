import { DomainError } from "../../../errors/domainError.ts";
import { type DetectedFile, detectFile } from "../../../ingestion/csv/detectFile.ts";
import { readTable } from "../../../ingestion/csv/readTable.ts";
import type { CampaignResponse } from "../../../store/campaignResponses.ts";
import { COLUMN_NAMES, OUTCOME_WORDS, plainName } from "./outcomeWords.ts";

type Field = keyof typeof COLUMN_NAMES;
type Outcome = CampaignResponse["outcome"];

/** The responses of a file, one a customer, in the order of their first line. */
export interface ResponseFile {
  responses: CampaignResponse[];
  rows: number;
  repeated: number;
  /** Header of the column that each field was read from. */
  columns: Partial<Record<Field, string>>;
}

class NoCustomerColumnError extends DomainError {
  constructor(path: string, header: readonly string[]) {
    super({
      code: "no-customer-column",
      what: `No column of the file names the customer; it has ${header.join(", ")}`,
      where: path,
      mend: "Name one of them customer, id_user or pk_cid. Columns date, outcome and revenue are read where they are there.",
      facts: { header },
    });
  }
}

class UnreadableResponseError extends DomainError {
  constructor(path: string, line: number, what: string, mend: string) {
    super({ code: "unreadable-response", what, where: `${path}, line ${line}`, mend, facts: { line } });
  }
}

const STRENGTH: Record<Outcome, number> = { none: 0, unsubscribed: 1, responded: 2, purchased: 3 };
const MOST_CELL_BYTES = 4096;

/**
 * Reads a CSV of what customers did. Header names are taken as people write them, in English or Spanish; without an outcome a
 * line is a response, and revenue makes it a purchase. Of several lines of a customer the strongest outcome and the last date
 * count, and all revenue.
 *
 * @throws NoCustomerColumnError, UnreadableResponseError, and what detection and reading throw
 */
export async function readResponseFile(path: string, signal?: AbortSignal): Promise<ResponseFile> {
  const file = await detectFile(path);
  const found = findColumns(file);
  const layout = {
    dialect: file.dialect,
    fields: file.header.length,
    columns: found.map(({ place }) => ({ field: place, kind: "text" as const, nullTokens: ["NULL", "NA", "NaN"] })),
    maxFieldBytes: MOST_CELL_BYTES,
  };
  const byCustomer = new Map<string, CampaignResponse>();
  let rows = 0;
  for await (const block of readTable(file, layout, { threads: 0, signal })) {
    const [fault] = block.faults;
    if (fault) {
      const line = block.baseLine + fault.line;
      throw new UnreadableResponseError(
        path,
        line,
        `A line cannot be read (${fault.reason})`,
        "Mend it, or take it out.",
      );
    }
    for (let row = 0; row < block.rows; row++) {
      const line = block.baseLine + block.rowLine[row];
      const cell = (field: Field) => {
        const column = found.findIndex((each) => each.field === field);
        const cells = block.columns[column];
        return cells?.kind === "text" ? (cells.labels[cells.codes[row]] ?? "").trim() : "";
      };
      const next = responseOf(
        path,
        line,
        cell,
        found.some(({ field }) => field === "outcome"),
        file.dialect.decimal,
      );
      rows++;
      const known = byCustomer.get(next.customer);
      byCustomer.set(next.customer, known ? joined(known, next) : next);
    }
  }
  return {
    responses: [...byCustomer.values()],
    rows,
    repeated: rows - byCustomer.size,
    columns: Object.fromEntries(found.map(({ field, place }) => [field, file.header[place]])),
  };
}

function findColumns({ header, path }: DetectedFile): { field: Field; place: number }[] {
  const names = header.map(plainName);
  const fields = Object.keys(COLUMN_NAMES) as Field[];
  const found = fields.flatMap((field) => {
    const known: readonly string[] = COLUMN_NAMES[field];
    // the first name of the list that is there wins: `customer` before a mere `id`
    const name = known.find((each) => names.includes(each));
    return name === undefined ? [] : [{ field, place: names.indexOf(name) }];
  });
  if (!found.some(({ field }) => field === "customer")) throw new NoCustomerColumnError(path, header);
  return found;
}

function responseOf(
  path: string,
  line: number,
  cell: (field: Field) => string,
  hasOutcome: boolean,
  decimal: string,
): CampaignResponse {
  const customer = cell("customer");
  if (customer === "") {
    throw new UnreadableResponseError(path, line, "A line names no customer", "Fill the customer in, or take it out.");
  }
  const revenueEur = numberOf(path, line, cell("revenue"), decimal);
  const outcome = hasOutcome ? outcomeOf(path, line, cell("outcome")) : "responded";
  const isSale = revenueEur !== null && revenueEur > 0 && outcome !== "unsubscribed";
  return { customer, at: dayOf(cell("date")), outcome: isSale ? "purchased" : outcome, revenueEur };
}

function outcomeOf(path: string, line: number, text: string): Outcome {
  const word = plainName(text);
  const outcomes = Object.keys(OUTCOME_WORDS) as Outcome[];
  const found = outcomes.find((each) => (OUTCOME_WORDS[each] as readonly string[]).includes(word));
  if (found) return found;
  throw new UnreadableResponseError(
    path,
    line,
    `"${text}" is no outcome that is known`,
    "Write purchased, responded, none or unsubscribed.",
  );
}

function numberOf(path: string, line: number, text: string, decimal: string): number | null {
  if (text === "") return null;
  const bare = text.replace(/[\s\u00a0\u202f€]|EUR/gi, "");
  const mark = decimalMark(bare, decimal);
  const plain = bare.replaceAll(mark === "," ? "." : ",", "").replace(",", ".");
  if (/^[+-]?\d+(\.\d+)?$/.test(plain)) return Number(plain);
  throw new UnreadableResponseError(
    path,
    line,
    `"${text}" is no amount`,
    "Write EUR as a plain number, or leave it empty.",
  );
}

/** The last of two different signs is the decimal mark, one that comes twice is not; else three digits after it are thousands. */
function decimalMark(text: string, usual: string): string {
  const [commas, dots] = [text.split(",").length - 1, text.split(".").length - 1];
  if (commas > 0 && dots > 0) return text.lastIndexOf(",") > text.lastIndexOf(".") ? "," : ".";
  const [own, other] = commas > 0 ? [",", "."] : [".", ","];
  if (commas + dots > 1) return other;
  return /[.,]\d{3}$/.test(text) ? usual : own;
}

/** `2019-06-03` of dates with or without a time, also `03/06/2019`; null for anything else: no figure depends on it. */
function dayOf(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (iso) return iso[0];
  const european = /^(\d{2})\/(\d{2})\/(\d{4})/.exec(text);
  return european ? `${european[3]}-${european[2]}-${european[1]}` : null;
}

function joined(known: CampaignResponse, next: CampaignResponse): CampaignResponse {
  const stronger = STRENGTH[next.outcome] > STRENGTH[known.outcome] ? next.outcome : known.outcome;
  const revenueEur =
    known.revenueEur === null && next.revenueEur === null ? null : (known.revenueEur ?? 0) + (next.revenueEur ?? 0);
  return { customer: known.customer, at: next.at ?? known.at, outcome: stronger, revenueEur };
}
