import { complete } from "../jobs/progress.ts";
import { createRandom } from "../random/random.ts";
import { FULL_CUSTOMERS, MONTH_COUNT } from "./calibration/base.ts";
import { playActivity } from "./dynamics/activity.ts";
import { type Circumstances, Holdings } from "./dynamics/holdings.ts";
import { Presence, scaleCustomerFlows } from "./dynamics/presence.ts";
import { drawLifeline, type Lifeline } from "./people/lifeline.ts";
import { drawPopulation } from "./population.ts";
import { drawSales, type FirstPurchase } from "./sales.ts";
import type { SimulatedMonth, SimulatedPanel } from "./simulatedPanel.ts";

export interface SimulationOptions {
  /** Customers ever seen; 456,373 is the full size. Counts per month are those of the full size, scaled. */
  customers: number;
  /** Equal seeds give equal panels. */
  seed: number | string;
}

/** Looks at a month before its purchases are drawn. */
type OnMonth = (now: Circumstances, holdings: Holdings) => void;

/**
 * Plays 17 months (2018-01..2019-05) of a retail-finance customer base in the shape of the easyMoney case.
 *
 * Calibrated to published figures, met to the unit (after scaling): customers, first-seen and net leavers per month with the coverage
 * jump of July 2018; active customers per month; holders per product and month (so also the dips of payroll and
 * pension_plan in Jan 2019 and the end of short_term_deposit); first purchases per product over the window.
 * Calibrated in shape: age, segment, channel, region, salary with its nulls; the block payroll / pension_plan / payroll_account, em_acount
 * against payroll_account; who holds and buys by age, tenure, activity, channel, segment and other holdings;
 * give-ups that fade with the months held; returns that fade with the months away.
 *
 * Method: each month's purchases, returns and cancellations are drawn with hazards that are products of relative risks
 * (dynamics/risks.ts), with the level solved so that the month's totals are met (exactDraw.ts).
 */
export function simulatePanel(options: SimulationOptions, onMonth?: OnMonth): SimulatedPanel {
  return complete(playPanel(options, onMonth));
}

/** simulatePanel in steps of at most some tens of milliseconds at full size; yields the share done, 0..1. */
export function* playPanel(
  { customers, seed }: SimulationOptions,
  onMonth?: OnMonth,
): Generator<number, SimulatedPanel, void> {
  const random = createRandom(seed);
  const scale = customers / FULL_CUSTOMERS;
  const flows = scaleCustomerFlows(customers);
  const population = yield* inSteps(drawPopulation(flows.firstSeen, random.fork("population")));
  const lifeline = drawLifeline(population, random.fork("lifeline"));
  yield 0.05;
  const presence = new Presence(population, flows, random.fork("presence"));
  const holdings = new Holdings(population, scale, random.fork("holdings"));
  yield 0.1;
  const activity = random.fork("activity");
  const active = new Uint8Array(population.size);
  const age = new Uint8Array(population.size);
  const segment = population.segment.slice();
  const purchases: FirstPurchase[] = [];
  const months: SimulatedMonth[] = [];
  for (let month = 0; month < MONTH_COUNT; month++) {
    const present = presence.advance(holdings.held, active);
    lifeline.ageIn(month, age);
    lifeline.promote(month, segment, age);
    const now = { month, present, age, segment, active };
    yield 0.1 + (0.9 * month) / MONTH_COUNT;
    if (month === 0) playActivity(active, holdings.held, population, now, scale, activity.fork("habit"));
    onMonth?.(now, holdings);
    for (const _ of holdings.play(now, (customer, bit) => purchases.push({ month, customer, bit }))) {
      yield 0.1 + (0.9 * month) / MONTH_COUNT;
    }
    if (month === 0) active.fill(0);
    playActivity(active, holdings.held, population, now, scale, activity);
    months.push({
      index: month,
      rows: present.length,
      customer: present,
      holdings: takeHoldings(present, holdings.held),
      active: take(present, active),
      age: take(present, age),
      ...cellsOf(present, month, lifeline, population.channel, segment),
      firstSeen: flows.firstSeen[month],
      returned: flows.returned[month],
      left: flows.left[month],
    });
    yield 0.1 + (0.9 * (month + 1)) / MONTH_COUNT;
  }
  yield 1;
  return { customers: population, months, sales: drawSales(purchases, random.fork("sales")) };
}

/** Passes a step on as no share done yet. */
function* inSteps<T>(work: Generator<void, T, void>): Generator<number, T, void> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield 0;
  }
}

function cellsOf(present: Uint32Array, month: number, lifeline: Lifeline, channels: Uint8Array, segments: Uint8Array) {
  const n = present.length;
  const cells = {
    channel: new Uint8Array(n),
    segment: new Uint8Array(n),
    deceased: new Uint8Array(n),
    region: new Uint8Array(n),
  };
  for (let row = 0; row < n; row++) {
    const i = present[row];
    cells.channel[row] = lifeline.lacksChannel(i, month) ? 0 : channels[i] + 1;
    cells.segment[row] = lifeline.lacksSegment(i, month) ? 0 : segments[i];
    cells.deceased[row] = lifeline.isDeceased(i, month);
    cells.region[row] = lifeline.regionIn(i, month);
  }
  return cells;
}

function take(rows: Uint32Array, values: Uint8Array): Uint8Array {
  const taken = new Uint8Array(rows.length);
  for (let row = 0; row < rows.length; row++) taken[row] = values[rows[row]];
  return taken;
}

function takeHoldings(rows: Uint32Array, held: Uint32Array): Uint32Array {
  const taken = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row++) taken[row] = held[rows[row]];
  return taken;
}
