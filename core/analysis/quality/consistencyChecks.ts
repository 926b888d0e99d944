import { INTEGER_NULL } from "../../store/columnCodec.ts";
import type { Attribute, Panel, Snapshot } from "../../store/panel.ts";
import type { Check } from "./check.ts";
import { salesChecks } from "./salesChecks.ts";
import { lastDayOf } from "./timeliness.ts";

/**
 * The checks that the panel's columns allow, by their roles.
 *
 * A customer's earlier value is the last known one, however many months ago; nulls are no change.
 */
export function consistencyChecks(panel: Panel): Check[] {
  const attributes = new Map<string | null, Attribute>(panel.schema.attributes.map((a) => [a.role, a]));
  const size = panel.customers.size;
  const has = (role: Attribute["role"], kind: Attribute["kind"]) => {
    const attribute = attributes.get(role);
    return attribute?.kind === kind ? attribute : null;
  };
  const channel = has("channel", "category");
  const segment = has("segment", "category");
  const joined = has("joined", "date");
  const age = has("age", "number");
  const income = has("income", "number");
  const deceased = has("deceased", "flag");
  const checks: Check[] = [];
  if (channel && segment) checks.push(nullsTogether(channel, segment), nullsOnlyAtFirst(channel, segment, size));
  if (joined) {
    checks.push(joinedInTime(joined));
    checks.push(unchanged(joined, size, (snapshot) => known(snapshot.date(joined.id), INTEGER_NULL)));
  }
  if (age) checks.push(ageNeverFalls(age, size), ageKeepsPace(age, size));
  for (const role of ["gender", "country"] as const) {
    const column = has(role, "category");
    if (column) checks.push(unchanged(column, size, (snapshot) => known(snapshot.category(column.id).codes, 0)));
  }
  if (deceased) checks.push(deadStayDead(deceased, size));
  if (income)
    checks.push(
      unchanged(income, size, (snapshot) => snapshot.number(income.id)),
      staysKnown(income, size),
    );
  return [...checks, ...salesChecks(panel)];
}

/** Marks the rows for which `isBroken` holds. */
function markWhere(rows: number, marks: Uint8Array, isBroken: (row: number) => boolean): number {
  let broken = 0;
  for (let row = 0; row < rows; row++) {
    if (!isBroken(row)) continue;
    marks[row] = 1;
    broken++;
  }
  return broken;
}

function nullsTogether(channel: Attribute, segment: Attribute): Check {
  return {
    id: "channel-and-segment-missing-together",
    rule: `${channel.label} and ${segment.label} are missing together`,
    columns: [channel.id, segment.id],
    fromFirstMonth: true,
    run(snapshot, marks) {
      const { codes: channels } = snapshot.category(channel.id);
      const { codes: segments } = snapshot.category(segment.id);
      return markWhere(snapshot.rows, marks, (row) => (channels[row] === 0) !== (segments[row] === 0));
    },
  };
}

function nullsOnlyAtFirst(channel: Attribute, segment: Attribute, size: number): Check {
  const seen = new Uint8Array(size);
  return {
    id: "channel-and-segment-known-after-first-month",
    rule: `${channel.label} and ${segment.label} are known after a customer's first month`,
    columns: [channel.id, segment.id],
    fromFirstMonth: false,
    run(snapshot, marks) {
      const { codes: channels } = snapshot.category(channel.id);
      const { codes: segments } = snapshot.category(segment.id);
      return markWhere(snapshot.rows, marks, (row) => {
        const customer = snapshot.customer[row];
        const isFirst = seen[customer] === 0;
        seen[customer] = 1;
        return !isFirst && (channels[row] === 0 || segments[row] === 0);
      });
    },
  };
}

function joinedInTime(joined: Attribute): Check {
  return {
    id: "joined-by-month-end",
    rule: `${joined.label} is not after the end of the month`,
    columns: [joined.id],
    fromFirstMonth: true,
    run(snapshot, marks) {
      const days = snapshot.date(joined.id);
      const last = lastDayOf(snapshot.month);
      return markWhere(snapshot.rows, marks, (row) => days[row] > last);
    },
  };
}

/** Values with their null as NaN. */
function known(values: Int32Array | Uint16Array, missing: number): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) result[i] = values[i] === missing ? Number.NaN : values[i];
  return result;
}

function unchanged(column: Attribute, size: number, valuesOf: (snapshot: Snapshot) => Float64Array): Check {
  const last = new Float64Array(size).fill(Number.NaN);
  return {
    id: `${column.role ?? column.id}-unchanged`,
    rule: `${column.label} of a customer does not change`,
    columns: [column.id],
    fromFirstMonth: false,
    run(snapshot, marks) {
      const values = valuesOf(snapshot);
      return markWhere(snapshot.rows, marks, (row) => {
        const value = values[row];
        if (Number.isNaN(value)) return false;
        const customer = snapshot.customer[row];
        const before = last[customer];
        last[customer] = value;
        return before !== value && !Number.isNaN(before);
      });
    },
  };
}

function staysKnown(column: Attribute, size: number): Check {
  const wasKnown = new Uint8Array(size);
  return {
    id: `${column.role}-stays-known`,
    rule: `${column.label} that was known stays known`,
    columns: [column.id],
    fromFirstMonth: false,
    run(snapshot, marks) {
      const values = snapshot.number(column.id);
      return markWhere(snapshot.rows, marks, (row) => {
        const customer = snapshot.customer[row];
        const before = wasKnown[customer];
        wasKnown[customer] = Number.isNaN(values[row]) ? 0 : 1;
        return before === 1 && wasKnown[customer] === 0;
      });
    },
  };
}

function ageNeverFalls(age: Attribute, size: number): Check {
  const last = new Float64Array(size).fill(Number.NaN);
  return {
    id: "age-never-falls",
    rule: `${age.label} never falls`,
    columns: [age.id],
    fromFirstMonth: false,
    run(snapshot, marks) {
      const ages = snapshot.number(age.id);
      return markWhere(snapshot.rows, marks, (row) => {
        if (Number.isNaN(ages[row])) return false;
        const customer = snapshot.customer[row];
        const before = last[customer];
        last[customer] = ages[row];
        // false where nothing is known before
        return ages[row] < before;
      });
    },
  };
}

function ageKeepsPace(age: Attribute, size: number): Check {
  const last = new Float64Array(size).fill(Number.NaN);
  const lastMonth = new Int32Array(size);
  return {
    id: "age-keeps-pace",
    rule: `${age.label} rises by no more birthdays than the months between allow`,
    columns: [age.id],
    fromFirstMonth: false,
    run(snapshot, marks) {
      const ages = snapshot.number(age.id);
      const { month } = snapshot;
      return markWhere(snapshot.rows, marks, (row) => {
        if (Number.isNaN(ages[row])) return false;
        const customer = snapshot.customer[row];
        const rise = ages[row] - last[customer];
        const birthdays = Math.floor((month - lastMonth[customer]) / 12) + 1;
        last[customer] = ages[row];
        lastMonth[customer] = month;
        return rise > birthdays;
      });
    },
  };
}

function deadStayDead(deceased: Attribute, size: number): Check {
  const dead = new Uint8Array(size);
  return {
    id: "deceased-stays-deceased",
    rule: `${deceased.label} is not taken back`,
    columns: [deceased.id],
    fromFirstMonth: false,
    run(snapshot, marks) {
      const flags = snapshot.flag(deceased.id);
      return markWhere(snapshot.rows, marks, (row) => {
        const flag = flags[row];
        if (flag === 255) return false;
        const customer = snapshot.customer[row];
        const before = dead[customer];
        dead[customer] = flag;
        return before === 1 && flag === 0;
      });
    },
  };
}
