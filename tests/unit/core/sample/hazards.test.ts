import { describe, expect, it } from "vitest";
import { productBit } from "../../../../core/sample/products.ts";
import { simulatePanel } from "../../../../core/sample/simulatePanel.ts";
import { type Step, steps } from "../../../support/simulatedRows.ts";

const panel = simulatePanel({ customers: 60_000, seed: "hazards" });
const moves = [...steps(panel, 8, 16)];
const holds = (product: string, { before, from }: Step) => (before.holdings[from] >> productBit(product)) & 1;
const held = (product: string, { after, to }: Step) => (after.holdings[to] >> productBit(product)) & 1;

/** Purchases (or, of holders, cancellations) by customer-month among those that pass. */
function rate(product: string, was: 0 | 1, passes: (step: Step) => boolean): number {
  const at = moves.filter((step) => holds(product, step) === was && passes(step));
  return at.filter((step) => held(product, step) !== was).length / at.length;
}
const age = ({ before, from }: Step) => before.age[from];
const active = ({ before, from }: Step) => before.active[from] === 1;

describe("purchases and cancellations of the sample", () => {
  it("favour active customers", () => {
    for (const product of ["debit_card", "payroll_account", "pension_plan", "emc_account", "credit_card"]) {
      const awake = rate(product, 0, active);
      const asleep = rate(product, 0, (step) => !active(step));
      expect(awake, product).toBeGreaterThan(4 * asleep);
    }
  });

  it("follow age: cards and payrolls at 26 to 45, deposits late", () => {
    const young = (step: Step) => age(step) >= 18 && age(step) <= 21;
    const grown = (step: Step) => age(step) >= 26 && age(step) <= 45;
    const old = (step: Step) => age(step) >= 55;
    for (const product of ["debit_card", "payroll_account", "pension_plan", "credit_card"]) {
      expect(rate(product, 0, grown), product).toBeGreaterThan(3 * rate(product, 0, young));
    }
    expect(rate("long_term_deposit", 0, old)).toBeGreaterThan(2 * rate("long_term_deposit", 0, grown));
  });

  it("follow the other holdings: a pension needs a payroll account, which drives the basic account out", () => {
    const withAccount = (step: Step) => holds("payroll_account", step) === 1;
    const without = (step: Step) => holds("payroll_account", step) === 0;
    expect(rate("pension_plan", 0, withAccount)).toBeGreaterThan(30 * rate("pension_plan", 0, without));
    const leaving = rate("em_acount", 1, (step) => held("payroll_account", step) === 1);
    expect(leaving).toBeGreaterThan(20 * rate("em_acount", 1, (step) => held("payroll_account", step) === 0));
  });

  it("are rarer among students, and cancellations more frequent among the inactive", () => {
    const student = (step: Step) => step.before.segment[step.from] === 3;
    expect(rate("debit_card", 0, (step) => !student(step))).toBeGreaterThan(3 * rate("debit_card", 0, student));
    expect(rate("emc_account", 1, (step) => !active(step))).toBeGreaterThan(1.5 * rate("emc_account", 1, active));
  });

  it("come back soon or hardly ever, so that lags carry a signal", () => {
    const bit = productBit("debit_card");
    const lost = new Map<number, number>();
    const tries = [0, 0];
    const returns = [0, 0];
    for (const step of steps(panel, 1, 16)) {
      const customer = step.after.customer[step.to];
      const lostIn = lost.get(customer);
      if (holds("debit_card", step) === 0 && lostIn !== undefined) {
        const late = step.after.index - lostIn > 4 ? 1 : 0;
        tries[late]++;
        returns[late] += (step.after.holdings[step.to] >> bit) & 1;
      }
      if (holds("debit_card", step) === 1 && held("debit_card", step) === 0) lost.set(customer, step.after.index);
    }
    expect(returns[0] / tries[0]).toBeGreaterThan(3 * (returns[1] / tries[1]));
    expect(returns[0] / tries[0]).toBeGreaterThan(
      10 * rate("debit_card", 0, (step) => !lost.has(step.after.customer[step.to])),
    );
  });

  it("can be foretold among settled customers: a table of past rates ranks next month's card buyers (AUC over 0.85)", () => {
    const cell = (step: Step) => {
      const { before, from } = step;
      const band = Math.min(9, Math.floor(before.age[from] / 6));
      return `${before.active[from]}/${before.segment[from]}/${band}/${holds("payroll_account", step)}/${holds("em_acount", step)}`;
    };
    const settled = (step: Step) => step.after.index - panel.customers.firstMonth[step.after.customer[step.to]] > 1;
    const open = moves.filter((step) => holds("debit_card", step) === 0 && settled(step));
    const past = new Map<string, [number, number]>();
    for (const step of open) {
      if (step.after.index === 16) continue;
      const counts = past.get(cell(step)) ?? [0, 0];
      past.set(cell(step), [counts[0] + 1, counts[1] + held("debit_card", step)]);
    }
    const score = (step: Step) => {
      const [n, bought] = past.get(cell(step)) ?? [0, 0];
      return (bought + 0.02) / (n + 4);
    };
    const last = open.filter((step) => step.after.index === 16);
    const buyers = last.filter((step) => held("debit_card", step) === 1).map(score);
    const others = last.filter((step) => held("debit_card", step) === 0).map(score);
    expect(areaUnderCurve(buyers, others)).toBeGreaterThan(0.85);
  });
});

function areaUnderCurve(positives: number[], negatives: number[]): number {
  const sorted = Float64Array.from(negatives).sort();
  const below = (value: number, orEqual: boolean) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value || (orEqual && sorted[middle] === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const wins = positives.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0);
  return wins / positives.length / negatives.length;
}
