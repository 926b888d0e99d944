import type { Command } from "commander";
import type { Workspace } from "../../../core/api/workspace.ts";
import { DomainError } from "../../../core/errors/domainError.ts";
import { parseAmount, parseWhole } from "../numbers.ts";

/** What can be asked of a plan, as the workspace takes it. */
export type PlanRequest = NonNullable<Parameters<Workspace["planCampaign"]>[0]>;

interface LimitFlags {
  size: number;
  budget?: number;
  cost?: number;
  channel?: string[];
  products?: string[];
  margin?: string[];
  quota?: string[];
  segmentCap?: string[];
  leastProbability?: number;
  quietMonths?: number;
  excludeRegion?: string[];
  excludeSegment?: string[];
  activeOnly?: boolean;
  exclude?: string[];
  only?: string[];
  holdOut?: number;
  effect?: number;
  groups?: number;
  cell?: number;
  recommendation?: string;
  seed: number;
}

class LimitTextError extends DomainError {
  constructor(flag: string, text: string, example: string) {
    super({
      code: "limit-text",
      what: `--${flag} ${text} cannot be read`,
      mend: `Write it like --${flag} ${example}.`,
      facts: { flag, text },
    });
  }
}

const list = (text: string) => text.split(",").map((part) => part.trim());

/** Adds every limit of a plan to a command. */
export function addLimitFlags(command: Command): Command {
  return command
    .option("--size <n>", "most customers, hold-out included", parseWhole, 10_000)
    .option("--budget <eur>", "most to spend on contacts, EUR", parseAmount)
    .option("--cost <eur>", "cost of one contact, EUR, when there is one channel", parseAmount)
    .option(
      "--channel <text...>",
      "a channel: id:cost=EUR[,response=TIMES][,capacity=N], for example call:cost=5,response=3,capacity=500",
    )
    .option("--products <ids>", "offer only these, for example debit_card,pension_plan", list)
    .option("--margin <product=eur...>", "EUR of a purchase, in place of what the data say")
    .option(
      "--quota <product=least-most...>",
      "fewest and most offers, for example debit_card=100-500, funds=50- or loans=-20",
    )
    .option("--segment-cap <segment=n...>", "most customers of a segment, for example S1=2000")
    .option("--least-probability <p>", "make no offer that is less likely to be taken", parseAmount)
    .option("--quiet-months <n>", "leave out whom a kept campaign contacted in so many months before", parseWhole)
    .option("--exclude-region <labels>", "leave out these regions, for example 28,8", list)
    .option("--exclude-segment <ids>", "leave out these segments, for example S3,S5", list)
    .option("--active-only", "leave out customers who are not active")
    .option(
      "--exclude <condition...>",
      "leave out whoever meets any: column=label|label or column=from..to, for example age=..25",
    )
    .option("--only <condition...>", "only those who meet all, written likewise")
    .option("--hold-out <n>", "part of the list (below 1) or number of customers who are not contacted", parseAmount)
    .option("--effect <part>", "effect that one hopes to see: 0.25 = a quarter more purchases", parseAmount)
    .option("--groups <n>", "groups with a message of their own, 0 for none", parseWhole)
    .option("--cell <n>", "customers who get each message at random, for a fair test", parseWhole)
    .option("--recommendation <id>", "on this recommendation; the newest when left out")
    .option("--seed <n>", "of hold-out, test cells and the revenue simulation", parseWhole, 1);
}

/** @throws LimitTextError */
export function requestOf(flags: LimitFlags): PlanRequest {
  const { holdOut, effect, groups, cell } = flags;
  return {
    size: flags.size,
    seed: flags.seed,
    ...given("recommendation", flags.recommendation),
    ...given("budgetEur", flags.budget),
    ...(flags.channel ? { channels: flags.channel.map(channelOf) } : given("costPerContactEur", flags.cost)),
    ...given("products", flags.products),
    ...given("margins", flags.margin && Object.fromEntries(flags.margin.map(marginOf))),
    ...given("quotas", flags.quota?.map(quotaOf)),
    ...given("segmentCaps", flags.segmentCap?.map(capOf)),
    ...given("leastProbability", flags.leastProbability),
    ...given("quietMonths", flags.quietMonths),
    exclude: {
      ...given("regions", flags.excludeRegion),
      ...given("segments", flags.excludeSegment),
      ...given("inactive", flags.activeOnly),
      ...given(
        "any",
        flags.exclude?.map((text) => conditionOf("exclude", text)),
      ),
    },
    ...given(
      "only",
      flags.only?.map((text) => conditionOf("only", text)),
    ),
    holdOut: {
      ...(holdOut === undefined ? {} : holdOut < 1 ? { share: holdOut } : { size: holdOut }),
      ...given("effect", effect),
    },
    messages: { ...given("groups", groups), ...given("cell", cell) },
  };
}

function given<K extends string, T>(name: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, T>);
}

/** `call:cost=5,response=3,capacity=500` */
function channelOf(text: string): NonNullable<PlanRequest["channels"]>[number] {
  const [id, rest = ""] = text.split(":");
  const channel = { id, label: id, costPerContactEur: 0, responseMultiplier: 1, capacity: null as number | null };
  for (const part of rest === "" ? [] : rest.split(",")) {
    const [name, value] = part.split("=");
    const number = Number(value);
    if (name === "cost" && number >= 0) channel.costPerContactEur = number;
    else if (name === "response" && number > 0) channel.responseMultiplier = number;
    else if (name === "capacity" && Number.isInteger(number) && number >= 0) channel.capacity = number;
    else throw new LimitTextError("channel", text, "call:cost=5,response=3,capacity=500");
  }
  if (!/^[a-z0-9_-]{1,40}$/.test(id)) throw new LimitTextError("channel", text, "call:cost=5,response=3,capacity=500");
  return channel;
}

function marginOf(text: string): [string, number] {
  const found = /^([^=]+)=(\d+(?:\.\d+)?)$/.exec(text);
  if (!found) throw new LimitTextError("margin", text, "debit_card=60");
  return [found[1], Number(found[2])];
}

/** `debit_card=100-500`, `funds=50-`, `loans=-20`; `x=50` is exactly 50. */
function quotaOf(text: string): NonNullable<PlanRequest["quotas"]>[number] {
  const found = /^([^=]+)=(\d*)(-?)(\d*)$/.exec(text);
  if (!found || (found[2] === "" && found[4] === "")) throw new LimitTextError("quota", text, "debit_card=100-500");
  const [, product, from, dash, to] = found;
  const most = dash === "" ? from : to;
  return { product, least: Number(from), most: most === "" ? null : Number(most) };
}

function capOf(text: string): NonNullable<PlanRequest["segmentCaps"]>[number] {
  const found = /^([^=]+)=(\d+)$/.exec(text);
  if (!found) throw new LimitTextError("segment-cap", text, "S1=2000");
  return { segment: found[1], most: Number(found[2]) };
}

/** `region_code=28|8`, `age=30..50`, `age=..25` */
function conditionOf(flag: string, text: string): NonNullable<PlanRequest["only"]>[number] {
  const at = text.indexOf("=");
  if (at < 1) throw new LimitTextError(flag, text, "age=30..50");
  const column = text.slice(0, at);
  const wanted = text.slice(at + 1);
  const range = /^(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?$/.exec(wanted);
  if (!range) return { column, in: wanted.split("|") };
  return {
    column,
    ...given("min", range[1] === undefined ? undefined : Number(range[1])),
    ...given("max", range[2] === undefined ? undefined : Number(range[2])),
  };
}
