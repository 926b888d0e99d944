import { many } from "../many.ts";

const customersInWords = (n: string) => many(n, "customer");
const groupsInWords = (n: number) => many(n, "group");

export const evaluation = {
  title: "Where is the model weak?",
  answer: {
    weakest: (label: string, auc: string, low: string, high: string) =>
      `It ranks worst for ${label}: AUC ${auc} (95 %: ${low} to ${high}).`,
    spots: (n: number, products: string) => `${groupsInWords(n)} bought more or less than foretold (${products}).`,
    noSpots: "No group of customers bought more or less than foretold beyond chance.",
  },
  which: (id: string, other: string, month: string, version: string, replicates: string) =>
    `${id} beside ${other}, judged on ${month}, version ${version}; 95 % intervals of ${replicates} bootstrap samples`,
  controls: {
    model: "Model",
    modelOf: (number: number, derived: string) => `Model ${number} (${derived})`,
    beside: "Compare with",
    holdings: "Holdings alone",
    product: "Product",
    again: "Evaluate again",
  },
  holdings: "ranking by holdings alone",
  none: "There is no model yet.",
  empty: (number: number) => `Model ${number} was not evaluated yet`,
  emptyBeside: (number: number, other: number) => `Model ${number} was not evaluated beside model ${other} yet`,
  emptyWhy:
    "Its month that no model had seen is looked at from all sides: groups of customers, probabilities, noise, fairness. This takes seconds to minutes and changes nothing.",
  emptyAction: "Evaluate it",
  nothing: "No product with a model of its own was bought in the month: there is nothing to evaluate.",
  products: {
    title: "Products",
    product: "Product",
    buyers: "Buyers",
    low: "AUC from",
    high: "AUC to",
    spots: "Weak spots",
  },
  metrics: {
    auc: "AUC",
    averagePrecision: "Average precision",
    liftTopTenth: "Lift in the best tenth",
    calibration: "Bought over foretold",
    logLoss: "Log loss",
  },
  interval: (low: string, high: string) => `95 %: ${low} to ${high}`,
  noInterval: "too few buyers for an interval",
  charted: (product: string, of: string, month: string, version: string) =>
    `${product}, ${of}, ${month}, ${version}; 95 % intervals`,
  about: (candidates: string, buyers: string, month: string) =>
    `${customersInWords(candidates)} without it, ${buyers} bought it in ${month}`,
  slices: {
    title: (metric: string) => `${metric} by group of customers`,
    metric: "Metric",
    overall: (value: string) => `all: ${value}`,
    leftOut: (n: number) =>
      n === 0 ? "" : `. ${groupsInWords(n)} with too few buyers for an interval: in the table only`,
    none: "No group has enough buyers for an interval. The table has them all.",
    hover: (name: string, value: string, low: string, high: string, buyers: string) =>
      `${name}<br>${value} (${low} to ${high})<br>${buyers} buyers`,
    table: "Groups of customers",
    by: "By",
    group: "Group",
    customers: "Customers",
    buyers: "Buyers",
    from: (metric: string) => `${metric}, from`,
    to: (metric: string) => `${metric}, to`,
  },
  beside: {
    title: (other: string) => `Beside ${other}`,
    note: "The same customers; the interval is of the paired difference.",
    metric: "Metric",
    model: "This model",
    other: "The other",
    difference: "Difference",
    low: "From",
    high: "To",
    verdict: "Verdict",
    better: "better",
    worse: "worse",
    open: "no difference shown",
  },
  spots: {
    title: "Weak spots",
    note: (tested: string) =>
      `${tested} groups of up to three conditions looked at; finds allow for that (Benjamini and Hochberg, 5 %).`,
    none: "None: nobody's purchases differ from what was foretold by more than chance.",
    few: "Too few purchases to look: a group needs 5 foretold or 10 made.",
    more: (where: string, customers: string, expected: string, bought: string) =>
      `${where}: ${bought} bought, ${expected} were foretold (${customersInWords(customers)}). The model thinks too little of them.`,
    fewer: (where: string, customers: string, expected: string, bought: string) =>
      `${where}: ${bought} bought, ${expected} were foretold (${customersInWords(customers)}). The model thinks too much of them.`,
    and: " and ",
  },
  reliability: {
    title: "Do probabilities come true?",
    predicted: "Foretold, %",
    observed: "Bought, %",
    diagonal: "as foretold",
    rows: "Customers",
    low: "From",
    high: "To",
    hover: (predicted: string, rate: string, low: string, high: string, rows: string) =>
      `foretold ${predicted}<br>bought ${rate} (${low} to ${high})<br>${rows} customers`,
  },
  noise: {
    title: "How much noise does it bear?",
    noise: "Noise, share of a standard deviation",
    summary: (at: string, from: string, to: string) => `AUC ${from} without noise, ${to} with noise of ${at}.`,
    hover: (noise: string, auc: string) => `noise ${noise}: AUC ${auc}`,
    none: "The models tested were not kept with this recommendation, or too few bought: learn again to see it.",
  },
  shift: {
    title: "When customers change",
    apart: (auc: string) =>
      `Told apart by their features, this month and the one before have an AUC of ${auc}; 0.5 is not at all.`,
    few: "None of the customers least like the month before bought: nothing can be said of them.",
    worse: (rows: string, auc: string, rest: string) =>
      `On the ${rows} customers least like the month before, AUC is ${auc}, against ${rest} on the others.`,
    calibration: (ratio: string) => `They bought ${ratio} times what was foretold.`,
    none: "The models tested were not kept with this recommendation: learn again to see it.",
  },
  conformal: {
    title: "How often can it say yes or no?",
    note: "Sets that hold the truth as often as wanted: fitted on one half of the month, measured on the other",
    wanted: "Wanted to be right, %",
    share: "Customers, %",
    sets: { buys: "buys", not: "does not buy", both: "cannot say", neither: "neither fits" },
    buyers: "Right for buyers, %",
    others: "Right for others, %",
    right: (wanted: string, buyers: string, others: string) =>
      `wanted ${wanted}: right for ${buyers} of buyers, ${others} of others`,
  },
  fairness: {
    title: (by: string) => `Whom does the best tenth hold, by ${by}?`,
    by: "Group by",
    ratio: (least: string) =>
      `Least group over largest: ${least}; the four-fifths rule asks for 0.8. It informs; nothing is chosen by it`,
    one: "One group only: there is nothing to compare",
    line: "four fifths of the largest",
    selected: "In the best tenth, %",
    group: "Group",
    found: "Of its buyers found, %",
    low: "From",
    high: "To",
    calibration: "Bought over foretold",
    customers: "Customers",
    buyers: "Buyers",
    hover: (group: string, rate: string, low: string, high: string) => `${group}<br>${rate} (${low} to ${high})`,
    none: "The data has neither age nor gender.",
  },
};
