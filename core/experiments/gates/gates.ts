import type { Gate, GateReport, SignOff } from "../../contract/experiments.ts";
import type { Evidence } from "./evidence.ts";
import { meanDifference } from "./pairedDifference.ts";
import { judgeSlices } from "./slices.ts";

/** Share of the reference's MAP@7 that a challenger may seem to lose by chance. */
const TOLERANCE = 0.05;
const CALIBRATED = { least: 0.8, most: 1.25 };
/** A product with as many purchases must be within this factor by itself. */
const PRODUCT = { purchases: 50, factor: 2 };
const STEADY = { least: 0.75, most: 1.33 };
/** Milliseconds for 1,000 customers: half a million in two minutes. */
const QUICK_MS = 250;

/** Measures the gates of a model version; the signature is judged when it is asked for. */
export function measureGates(evidence: Evidence, now = new Date()): GateReport {
  const slices = judgeSlices(evidence);
  const worse = slices.filter(({ isWorse }) => isWorse);
  const reference = referenceOf(evidence);
  return {
    champion: evidence.champion,
    month: evidence.month,
    measured: now.toISOString(),
    gates: [
      metricGate(evidence),
      calibrationGate(evidence),
      stabilityGate(evidence),
      {
        id: "slices",
        title: "No group of customers is served worse",
        passes: slices.length > 0 && worse.length === 0,
        figure: `${worse.length} of ${slices.length} groups worse than ${reference}`,
        detail:
          worse.length > 0
            ? worse.map(({ by, value }) => `${by} ${value}`).join(", ")
            : slices.length > 0
              ? "Groups by segment, region, age and gender with 30 buyers or more; 99 % intervals."
              : "No group has 30 buyers: nothing can be said.",
      },
      {
        id: "latency",
        title: "Scoring is quick",
        passes: evidence.scoringMs <= QUICK_MS,
        figure: `${evidence.scoringMs.toFixed(0)} ms for 1,000 customers, at most ${QUICK_MS} ms`,
        detail: "Processor time for all products, features included, on one thread.",
      },
    ],
    slices,
  };
}

/** Whether someone answers for the model with name and reason. */
export function signatureGate(signOff: SignOff | null): Gate {
  return {
    id: "signature",
    title: "Someone answers for it",
    passes: signOff !== null,
    figure: signOff ? `signed by ${signOff.name}` : "not signed",
    detail: signOff ? signOff.reason : "Sign with your name and a reason.",
  };
}

export function referenceOf({ champion }: Pick<GateReport, "champion">): string {
  return champion === null ? "popularity" : `the champion (model ${champion})`;
}

function metricGate(evidence: Evidence): Gate {
  const { model, reference, champion, incomparable, month, seed } = evidence;
  const title = "It ranks better than what is in use";
  const differences = model.map((value, row) => value - reference[row]);
  const { value, low, high } = meanDifference(differences, { level: 0.95, seed: `${seed}/metric` });
  const before = reference.reduce((sum, each) => sum + each, 0) / Math.max(1, reference.length);
  const least = champion === null ? 0 : -TOLERANCE * before;
  const figure = `MAP@7 ${signed(value)} on ${referenceOf(evidence)} (95 %: ${signed(low)} to ${signed(high)})`;
  if (incomparable !== null) return { id: "metric", title, passes: false, figure, detail: incomparable };
  return {
    id: "metric",
    title,
    passes: champion === null ? low > least : low >= least,
    figure,
    detail:
      champion === null
        ? `The whole interval must lie above 0. ${model.length} customers of ${month}.`
        : `The interval must lie above ${signed(least)}, 5 % of the champion's. The same ${model.length} customers of ${month}.`,
  };
}

function calibrationGate({ products, month }: Evidence): Gate {
  const expected = products.reduce((sum, each) => sum + each.expected, 0);
  const purchases = products.reduce((sum, each) => sum + each.purchases, 0);
  const ratio = purchases > 0 ? expected / purchases : Number.NaN;
  const off = products.filter(
    (each) =>
      each.purchases >= PRODUCT.purchases &&
      (each.expected > PRODUCT.factor * each.purchases || each.expected < each.purchases / PRODUCT.factor),
  );
  return {
    id: "calibration",
    title: "It foretells how much will be bought",
    passes: ratio >= CALIBRATED.least && ratio <= CALIBRATED.most && off.length === 0,
    figure: `${expected.toFixed(0)} purchases foretold, ${purchases} made in ${month}: ratio ${ratio.toFixed(2)}, wanted ${CALIBRATED.least} to ${CALIBRATED.most}`,
    detail:
      off.length > 0
        ? `Off by more than twice: ${off.map(({ label, expected: e, purchases: n }) => `${label} (${e.toFixed(0)} against ${n})`).join(", ")}.`
        : "No product with 50 purchases or more is off by more than twice.",
  };
}

function stabilityGate({ model, buyer, tuningShare, month }: Evidence): Gate {
  const buyers = buyer.reduce((sum, each) => sum + each, 0);
  const share = buyers > 0 ? model.reduce((sum, each) => sum + each, 0) / buyers : Number.NaN;
  const title = "It is as good from month to month";
  if (tuningShare === null || tuningShare === 0) {
    const detail = "It was made by a program that did not measure the month before. Learn again.";
    return { id: "stability", title, passes: false, figure: "not measured", detail };
  }
  const ratio = share / tuningShare;
  return {
    id: "stability",
    title,
    passes: ratio >= STEADY.least && ratio <= STEADY.most,
    figure: `${percent(share)} of the reachable MAP@7 in ${month}, ${percent(tuningShare)} the month before: ratio ${ratio.toFixed(2)}, wanted ${STEADY.least} to ${STEADY.most}`,
    detail: "The month before said when to stop learning, which flatters it a little.",
  };
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(5)}`;
