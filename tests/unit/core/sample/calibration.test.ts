import { describe, expect, it } from "vitest";
import { CHANNELS } from "../../../../core/sample/calibration/channels.ts";
import { simulatePanel } from "../../../../core/sample/simulatePanel.ts";
import { correlation, flagsOf } from "../../../support/simulatedRows.ts";

// Expected figures: executed notebooks of the public capstone projects jascicz/easy_money_Project, sergiomasavi/EasyMoney,
// KiKeMerino/EasyMoney-Customer_Propensity-Prediction_Segmentation_with_ML, MikiLeon/TFM_Easy_Money, BernardoGMS/easyMoney_Capstone.
const SIZE = 40_000;
const FULL = 456_373;
const SCALE = SIZE / FULL;
const panel = simulatePanel({ customers: SIZE, seed: 2019 });
const january = panel.months[0];
const may = panel.months[16];
const everyRow = panel.months.flatMap((month) => Array.from({ length: month.rows }, (_, row) => ({ month, row })));
const share = (of: (at: (typeof everyRow)[number]) => boolean) => (100 * everyRow.filter(of).length) / everyRow.length;

describe("customers of the sample", () => {
  it("are as many per month as in the source, scaled", () => {
    const source = [
      239493, 242521, 245258, 247463, 249926, 252104, 339339, 352922, 375323, 402300, 416387, 422481, 426875, 431727,
      436183, 439627, 442995,
    ];
    panel.months.forEach((month, i) => {
      expect(Math.abs(month.rows - source[i] * SCALE)).toBeLessThanOrEqual(1);
    });
    expect(everyRow.length / SCALE / 5_962_924).toBeCloseTo(1, 4);
  });

  it("come, go and return as in the source: in July 2018 nobody leaves and everyone who had left is back", () => {
    const july = panel.months[6];
    expect(Math.abs(july.firstSeen - 83_840 * SCALE)).toBeLessThanOrEqual(1);
    expect(july.left).toBe(0);
    const leftBefore = panel.months.slice(1, 6).reduce((sum, month) => sum + month.left - month.returned, 0);
    expect(july.returned).toBe(leftBefore);
    expect(panel.months.reduce((sum, month) => sum + month.firstSeen, 0)).toBe(SIZE);
  });

  it("stay as long as in the source: half of them 16 or 17 months, 2 % a single one", () => {
    const months = new Uint8Array(SIZE);
    for (const { customer } of panel.months) for (const i of customer) months[i]++;
    const between = (from: number, to: number) => (100 * months.filter((n) => n >= from && n <= to).length) / SIZE;
    expect(Math.abs(between(16, 17) - 52)).toBeLessThan(1.5);
    expect(Math.abs(between(11, 15) - 21.4)).toBeLessThan(1.5);
    expect(Math.abs(between(7, 10) - 17.5)).toBeLessThan(1.5);
    expect(Math.abs(between(1, 1) - 1.93)).toBeLessThan(0.4);
  });

  it("are active as often as in the source, per month and segment", () => {
    const source = new Map([
      [0, 108211],
      [6, 129287],
      [16, 171568],
    ]);
    for (const [index, count] of source) {
      const active = panel.months[index].active.reduce((sum, flag) => sum + flag, 0);
      expect(Math.abs(active - count * SCALE)).toBeLessThanOrEqual(1);
    }
    const rate = (segment: number) => {
      const rows = everyRow.filter(({ month, row }) => month.segment[row] === segment);
      return (100 * rows.filter(({ month, row }) => month.active[row] === 1).length) / rows.length;
    };
    expect(Math.abs(rate(1) - 83.1)).toBeLessThan(6);
    expect(Math.abs(rate(2) - 53.8)).toBeLessThan(6);
    expect(Math.abs(rate(3) - 28.8)).toBeLessThan(6);
  });
});

describe("who the customers are", () => {
  it("have the source's segments, in % of rows", () => {
    for (const [code, percent] of [65.41, 30.7, 1.64, 2.246].map((p, i) => [[3, 2, 1, 0][i], p])) {
      expect(Math.abs(share(({ month, row }) => month.segment[row] === code) - percent)).toBeLessThan(2);
    }
  });

  it("came through the source's channels, in % of rows; unknown in the joiner's first month", () => {
    const source = { KHE: 52.222, KFC: 14.936, KHQ: 9.899, KAT: 6.978, KHK: 3.86, KHM: 2.961, KHN: 1.818, KFA: 1.325 };
    for (const [code, percent] of Object.entries(source)) {
      const index = CHANNELS.findIndex((channel) => channel.code === code) + 1;
      expect(Math.abs(share(({ month, row }) => month.channel[row] === index) - percent)).toBeLessThan(2.5);
    }
    expect(Math.abs(share(({ month, row }) => month.channel[row] === 0) - 2.231)).toBeLessThan(0.15);
    const known = everyRow.filter(({ month, row }) => month.channel[row] === 0);
    expect(known.every(({ month, row }) => panel.customers.firstMonth[month.customer[row]] === month.index)).toBe(true);
  });

  it("have the source's ages: mean 29.8, deviation 12.0, half of the rows from 18 to 24", () => {
    const ages = Float64Array.from(everyRow, ({ month, row }) => month.age[row]);
    const mean = ages.reduce((sum, age) => sum + age, 0) / ages.length;
    const deviation = Math.sqrt(ages.reduce((sum, age) => sum + (age - mean) ** 2, 0) / ages.length);
    expect(Math.abs(mean - 29.8)).toBeLessThan(1.2);
    expect(Math.abs(deviation - 12)).toBeLessThan(0.8);
    const groups = { 2: 0.6, 18: 49.19, 25: 32.93, 40: 11.98, 55: 3.08, 65: 2.22 };
    const bounds = [...Object.keys(groups).map(Number), 106];
    Object.values(groups).forEach((percent, i) => {
      const got = share(({ month, row }) => month.age[row] >= bounds[i] && month.age[row] < bounds[i + 1]);
      expect(Math.abs(got - percent)).toBeLessThan(4);
    });
    expect(Math.min(...ages.slice(0, 50_000))).toBeGreaterThanOrEqual(2);
  });

  it("have the source's salaries: constant, log-normal quartiles, a fat tail, a quarter of rows without", () => {
    const { salary } = panel.customers;
    const known = everyRow.map(({ month, row }) => salary[month.customer[row]]).filter((value) => !Number.isNaN(value));
    known.sort((a, b) => a - b);
    const at = (p: number) => known[Math.floor(p * known.length)] / 1000;
    expect(at(0.25) / 61.5).toBeCloseTo(1, 1);
    expect(at(0.5) / 88.65).toBeCloseTo(1, 1);
    expect(at(0.75) / 131.67).toBeCloseTo(1, 1);
    expect(Math.abs(100 * (1 - known.length / everyRow.length) - 25.36)).toBeLessThan(1);
    expect(Math.abs((100 * known.filter((value) => value > 1e6).length) / known.length - 0.19)).toBeLessThan(0.1);
    const never = salary.filter((value) => Number.isNaN(value)).length;
    expect(Math.abs((100 * never) / SIZE - 34.4)).toBeLessThan(1.2);
  });
});

describe("what the customers hold", () => {
  it("is held by as many as in the source in each month, through all the planted breaks", () => {
    const source: Record<string, Record<number, number>> = {
      em_acount: { 0: 215293, 6: 234324, 11: 288928, 16: 296380 },
      debit_card: { 0: 24696, 7: 29205, 12: 37350, 16: 43261 },
      payroll_account: { 0: 13478, 5: 15540, 16: 26529 },
      emc_account: { 0: 15320, 16: 24751 },
      pension_plan: { 0: 8835, 4: 10148, 11: 15324, 12: 12538, 13: 15265, 16: 17353 },
      payroll: { 0: 8145, 11: 14452, 12: 12058, 13: 14378, 16: 16333 },
      long_term_deposit: { 0: 4884, 11: 6749, 16: 6129 },
      credit_card: { 0: 3325, 16: 4801 },
      short_term_deposit: { 0: 883, 3: 1740, 10: 1018, 11: 528, 12: 125, 13: 11, 16: 2 },
      securities: { 0: 932, 16: 1789 },
      funds: { 0: 786, 16: 1315 },
    };
    for (const [product, months] of Object.entries(source)) {
      for (const [index, holders] of Object.entries(months)) {
        const got = flagsOf(panel.months[Number(index)], product).reduce((sum, flag) => sum + flag, 0);
        expect(Math.abs(got - holders * SCALE), `${product} in month ${index}`).toBeLessThanOrEqual(1.5);
      }
    }
  });

  it("stays rare where it is rare, and em_account_pp is never held", () => {
    for (const month of panel.months) {
      expect(flagsOf(month, "em_account_pp").indexOf(1)).toBe(-1);
      for (const product of ["loans", "mortgage", "em_account_p"]) {
        expect(flagsOf(month, product).reduce((sum, flag) => sum + flag, 0) / month.rows).toBeLessThan(0.0002);
      }
    }
  });

  it("leaves as many without any product: 2 % before July 2018, a quarter after", () => {
    const empty = (index: number) => panel.months[index].holdings.filter((mask) => mask === 0).length;
    expect(Math.abs((100 * empty(0)) / january.rows - 1.85)).toBeLessThan(1);
    expect(Math.abs((100 * empty(6)) / panel.months[6].rows - 23.7)).toBeLessThan(1.5);
    expect(Math.abs((100 * empty(16)) / may.rows - 25.1)).toBeLessThan(1.5);
  });

  it("goes together as in the source (Pearson, within 0.08)", () => {
    const column = (name: string): ArrayLike<number> => {
      if (name === "age") return may.age;
      if (name === "active") return may.active;
      if (name === "student") return may.segment.map((code) => (code === 3 ? 1 : 0));
      if (name === "KHE") return may.channel.map((code) => (code === 1 ? 1 : 0));
      return flagsOf(may, name);
    };
    const source: [string, string, number][] = [
      ["payroll", "pension_plan", 0.97],
      ["pension_plan", "payroll_account", 0.746],
      ["payroll_account", "debit_card", 0.4],
      ["pension_plan", "debit_card", 0.37],
      ["em_acount", "payroll_account", -0.342],
      ["pension_plan", "em_acount", -0.257],
      ["emc_account", "long_term_deposit", 0.173],
      ["emc_account", "payroll_account", 0.161],
      ["emc_account", "debit_card", 0.15],
      ["emc_account", "credit_card", 0.142],
      ["em_acount", "debit_card", -0.027],
      ["em_acount", "emc_account", -0.074],
      ["long_term_deposit", "funds", 0.127],
      ["active", "debit_card", 0.414],
      ["active", "pension_plan", 0.255],
      ["active", "emc_account", 0.248],
      ["active", "em_acount", 0.205],
      ["active", "long_term_deposit", 0.15],
      ["age", "emc_account", 0.283],
      ["age", "long_term_deposit", 0.222],
      ["age", "debit_card", 0.187],
      ["age", "em_acount", -0.157],
      ["student", "em_acount", 0.23],
      ["student", "emc_account", -0.276],
      ["student", "debit_card", -0.257],
      ["student", "long_term_deposit", -0.152],
      ["KHE", "em_acount", 0.204],
      ["KHE", "debit_card", -0.202],
    ];
    for (const [a, b, r] of source) {
      expect(Math.abs(correlation(column(a), column(b)) - r), `${a} with ${b}`).toBeLessThan(0.08);
    }
  });

  it("is held at the source's ages (mean within 3 years)", () => {
    const source = { long_term_deposit: 52.4, emc_account: 44.2, credit_card: 42, pension_plan: 37.5, debit_card: 37 };
    for (const [product, age] of Object.entries(source)) {
      const flags = flagsOf(may, product);
      const ages = may.age.filter((_, row) => flags[row] === 1);
      expect(Math.abs(ages.reduce((sum, years) => sum + years, 0) / ages.length - age), product).toBeLessThan(3);
    }
  });
});
