import { many } from "../many.ts";

const people = (n: string) => many(n, "customer");
const purchases = (n: string) => many(n, "purchase");

export const recommendations = {
  title: "Who will buy what next month?",
  tabs: { overview: "Overview", product: "Product", customers: "Customers" },
  answers: {
    overview: (it: { expected: string; revenue: string; month: string; first: string; share: string }) =>
      `${purchases(it.expected)} are to be expected in ${it.month}, worth ${it.revenue} of margin; ${it.share} of it from ${it.first}.`,
    product: (product: string, expected: string, candidates: string, month: string) =>
      `${product}: ${purchases(expected)} to be expected in ${month} among the ${candidates} who do not hold it.`,
    customers: (month: string) => `What one customer is likely to buy in ${month}, and why.`,
  },
  again: "Learn again …",
  options: "Choose options …",
  next: "Plan a campaign",
  kept: {
    label: "Kept recommendation",
    choose: "Choose an older one",
    option: (id: string, version: string, time: string) => `${id} · ${version} · ${time}`,
    ofThisVersion: (version: string) => `Of version ${version}`,
    ofOtherVersions: "Of other versions",
  },
  none: "Nothing was learned yet",
  noneOfVersion: (version: string) => `Nothing was learned from version ${version} yet`,
  noneWhy:
    "One model per product will learn from past months who buys what. The last month stays untouched, so that you see how good the predictions are before you use them.",
  toNewest: "Show the newest version",
  learnNow: "Learn who buys what",
  times: (lift: string) => `${lift} ×`,
  tiles: {
    expected: "Expected purchases",
    worth: (month: string, eur: string) => `${month}, worth ${eur}`,
    ranking: "Reachable",
    against: (coHolding: string, popularity: string) => `co-holding ${coHolding}, popular ${popularity}`,
    lift: "in the top 1 %",
    liftNote: "mean over all purchases",
    tested: (month: string) => `Bought in ${month}`,
    foretold: (n: string) => `${n} foretold, unseen month`,
  },
  months: {
    title: "Which months taught, and which tested",
    span: (from: string, to: string) => `${from} to ${to}`,
    taught: (n: number) => (n === 1 ? "1 month taught the models" : `${n} months taught the models`),
    tuned: "said when to stop",
    tested: "tested, untouched",
    foretold: "is foretold",
    settled: (training: string, features: number, settled: string, month: string, newcomers: string) =>
      `The models saw ${training} customer-months with ${features} features. All figures below are of ${people(settled)} of ${month} who were there the month before (settled); ${people(newcomers)} came new and are kept apart.`,
    newcomers: (share: string) =>
      `Newcomers have no history: they are ranked by what newcomers came with before, which reached ${share} of the reachable. Mixed in, they would flatter every figure.`,
    openings: (n: number, month: string) =>
      n <= 1
        ? `${month} was opened for these figures for the first time.`
        : `${month} has been opened ${n} times: figures chosen by looking at it again and again flatter.`,
    fits: (n: string) => `${n} more models were tried within the time given.`,
  },
  ranking: {
    title: (difference: string, isAhead: boolean) =>
      isAhead
        ? `The models reach ${difference} more of what is possible than the best simple rule`
        : `A simple rule reaches ${difference} more of what is possible than the models`,
    note: (customers: string, month: string, version: string, ceiling: string) =>
      `MAP@7 of ${customers} settled customers, ${month}, ${version}; the reachable 100 % is ${ceiling}: most bought nothing`,
    ways: {
      model: "Models",
      coHolding: "What goes together (co-holding)",
      popularity: "What sells most of what is not held",
      popularityLeftIn: "What sells most, one list for all",
    },
    possible: "best possible",
    axis: "Share of the reachable MAP@7",
    way: "Ranked by",
    share: "Share of the reachable",
  },
  populations: {
    title: "Settled and new customers apart",
    note: (month: string, version: string) =>
      `${month}, ${version}. New customers bring products with them: counted in, they would flatter every figure`,
    settled: "Settled",
    newcomers: "New in the month",
    everybody: "Everybody (not comparable)",
    byModels: "models",
    byNewcomers: "what new ones came with before",
    byBoth: "each by its own",
    columns: {
      who: "Customers",
      ranked: "Ranked by",
      customers: "Number",
      ceiling: "Got a product",
      share: "Share of the reachable",
    },
  },
  newcomers: {
    choose: "Settled or new customers",
    whose: { settled: "Settled customers", new: "New customers" },
    tableName: "Products of new customers",
    note: (customers: string, month: string, version: string) =>
      `${people(customers)} new in ${month}, ${version}. Nothing was known of them before: all get one list, what new customers came with in the months learned from`,
    columns: {
      product: "Product",
      came: "Came with it",
      expected: "Foretold",
      share: "Share of the new",
      map7: "MAP@7 of those",
    },
  },
  products: {
    title: "Products",
    tableName: "Predictions by product",
    note: (scoresFor: string, testedOn: string, customers: string, version: string) =>
      `Margin and purchases expected in ${scoresFor}; the rest is measured on ${customers} settled customers of ${testedOn}, ${version}. Choose a row to see its model`,
    methods: { model: "model", "base rate": "base rate" },
    columns: {
      product: "Product",
      revenue: "Margin, EUR",
      next: "Next month",
      method: "Method",
      purchases: "Bought",
      expected: "Foretold",
      auc: "AUC",
      averagePrecision: "Average precision",
      baseRate: "Base rate",
      lift: "Lift at 1 %",
      map7: "MAP@7 of its buyers",
      topBought: "Bought of the 10,000 likeliest",
      topLift: "Lift at 10,000",
      topRevenue: "Margin at 10,000, EUR",
      coHoldingAuc: "Co-holding AUC",
      coHoldingAveragePrecision: "Average precision of co-holding",
      trees: "Trees",
      volatility: "Volatility",
      training: "Purchases learned from",
      margin: "Margin per purchase",
    },
  },
  segments: {
    titles: { bank: "Ranking by the bank's segments", own: "Ranking by our segments" },
    choose: "Whose segments",
    whose: { bank: "The bank's", own: "Ours" },
    population: (customers: string, testedOn: string, version: string) =>
      `${customers} settled customers, ${testedOn}, ${version}.`,
    note: "Each is offered the product expected to earn most; the last columns are of the 10,000 offers that promise most, or of all when there are fewer.",
    placed: (segmentation: string, month: string) =>
      `Placed in ${segmentation} by what was known at the end of ${month}.`,
    knew: (month: string) =>
      `The segments themselves were learned from ${month}, with the tested month in sight: for reporting only.`,
    columns: {
      segment: "Segment",
      customers: "Customers",
      share: "Models reach",
      popularity: "Popularity",
      offers: "Offers",
      bought: "Bought",
      lift: "Lift",
      revenue: "Margin, EUR",
    },
  },
  doubtWord: "doubt it",
  doubts: {
    "AUC too good": "An AUC above 0.96 is more often chance or a give-away than skill.",
    "few purchases": "Fewer than 30 purchases were tested: one more or less would move every figure.",
    "co-holding nearly as good":
      "Ranking by what customers already hold does as well to within 0.02: the model has learned little more.",
  },
  lookForALeak: "Look at what drives it: a column may know the answer.",
  product: {
    choose: "Product",
    note: (family: string, margin: string) => `${family}; margin ${margin} per purchase`,
    about: (candidates: string, month: string, version: string) =>
      `${candidates} settled customers without it, ${month}, ${version}`,
    doubtTitle: "These figures look too good",
    noteTitle: "Good to know",
    baseRate: (n: string) =>
      `Too few purchases to learn from (${n}): everyone is given the same probability, the base rate.`,
    nothingSold: "Nobody bought it in the untouched month, so the ranking cannot be judged.",
    suspect: (column: string, auc: string) =>
      `${column} alone foretells it with AUC ${auc}: is it known before the month?`,
    together: (share: string, needs: string) => `${share} of its purchases were by holders or buyers of ${needs}.`,
    members: (tried: number, members: string) => `Blended from ${tried} models tried: ${members}.`,
    recipes: {
      usual: "usual",
      shallow: "shallow trees",
      "full history": "full history",
      "more non-buyers": "more non-buyers",
      "one column a tree": "one column a tree",
      "heavy penalty": "heavy penalty",
      "full history, slow": "full history, slow",
      slow: "slow",
      scorecard: "scorecard",
      logistic: "logistic regression",
      "scorecard, full history": "scorecard, full history",
    } as Record<string, string>,
    newcomers: (withIt: string, all: string, expected: string | null, map7: string | null) =>
      `${withIt} of ${all} newcomers came with it${expected === null ? "" : `, ${expected} were to be expected`}${map7 === null ? "" : `; MAP@7 of those ${map7}`}. They are in none of these figures.`,
    tiles: {
      next: (month: string) => `Expected, ${month}`,
      worth: (eur: string) => `worth ${eur}`,
      purchases: (month: string) => `Bought, ${month}`,
      foretold: (n: string) => `${n} were foretold`,
      coHolding: (auc: string) => `co-holding ${auc}`,
      lift: "Lift in the top 1 %",
      volatility: (value: string) => `volatility ${value}`,
    },
  },
  reliability: {
    title: (expected: string, n: string) => `Do probabilities come true? ${expected} foretold, ${n} bought`,
    predicted: "Foretold share of buyers, % (square-root scale)",
    observed: "Share who bought, %",
    diagonal: "as foretold  ",
    hover: (predicted: string, observed: string, rows: string) =>
      `foretold ${predicted}, bought ${observed}<br>${people(rows)}`,
    group: "Group",
    rows: "Customers",
    predictedShare: "Foretold share",
    observedShare: "Share who bought",
  },
  capture: {
    title: (share: string) => `The likeliest tenth made ${share} of the purchases`,
    customers: "Share of customers, likeliest first",
    purchases: "Share of the purchases",
    random: " at random",
    tenth: (share: string) => `${share} with the likeliest 10 %`,
    hover: (customers: string, share: string, lift: string) =>
      `likeliest ${customers}: ${share} of the purchases<br>${lift} times as many as at random`,
    lift: "Times as many as at random",
    none: "Whom to write to first",
    noneWhy: "Nobody bought it in the untouched month: there is nothing that could be reached.",
  },
  drivers: {
    title: (meaning: string) => `What moves the predictions most: ${meaning}`,
    note: "Larger means that it changes the probability more, in either direction",
    axis: "Mean absolute Shapley value, log odds",
    hover: (column: string, weight: string) => `${column}: ${weight}`,
    meaning: "What",
    column: "Feature",
    weight: "Mean absolute Shapley value, log odds",
  },
  finder: {
    title: "Find a customer",
    key: "Customer key",
    find: "Find",
    product: "Likeliest buyers of",
    anyProduct: "any product",
    likeliest: "Likeliest buyers",
    likeliestNote: (month: string) => `of those who may be offered something for ${month}`,
    nobody: "Nobody may be offered this product.",
  },
  customer: {
    none: "Nobody to look at",
    noneWhy: "Enter the key of a customer, or choose another product.",
    title: (customer: string) => `Customer ${customer}`,
    note: (month: string, version: string) => `As known at the end of ${month}, ${version}`,
    notKnown: "Not known: the extract has no value here",
    offers: (month: string) => `What to offer for ${month}`,
    offersNote: "Likeliest first; what is held or never offered to this customer stands below",
    offersOf: (customer: string) => `Offers to ${customer}`,
    plan: "Plan a campaign",
    held: "held",
    barred: "not offered",
    tiny: (share: string) => `< ${share}`,
    yes: "yes",
    no: "no",
    columns: { rank: "Rank", product: "Product, and why", revenue: "Margin, EUR" },
  },
  history: {
    title: (n: number) => (n === 1 ? "1 product held over the months" : `${n} products held over the months`),
    note: (customer: string, from: string, to: string, version: string) =>
      `Customer ${customer}, ${from} to ${to}, ${version}; filled: held, grey: not held, empty: not a customer`,
    held: "held",
    notHeld: "not held",
    month: "Month",
    present: "Customer",
    heldColumn: "Products held",
    yes: "yes",
    no: "no",
  },
  run: {
    title: "Learn who buys what",
    intro: (month: string) =>
      `Learns from all months up to ${month} of the newest version and foretells the month after.`,
    how: "One model per product. The last month stays untouched and says how good they are; the month before says when to stop. Takes from seconds to some minutes; you can go on working.",
    minutes: "Minutes for trying more models",
    minutesWhy: "0 learns the usual models. With time, other ways of growing trees are tried and the best are blended.",
    trees: "Most trees of a model",
    treesWhy: "Models stop earlier by themselves when more trees no longer help.",
    seed: "Seed",
    seedWhy: "Where chance starts. The same data, options and seed give the same models again.",
    start: "Learn",
  },
};
