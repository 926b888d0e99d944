import { many } from "../many.ts";

const people = (n: string) => many(n, "customer");

export const segments = {
  title: "Who are the customers?",
  tabs: {
    overview: "Overview",
    vote: "How many",
    map: "Map",
    compare: "Compare",
    migration: "Migration",
    customers: "Customers",
  },
  answers: {
    overview: (it: {
      k: number;
      customers: string;
      month: string;
      largest: string;
      share: string;
      without: string | null;
    }) =>
      `${it.k} groups among ${people(it.customers)} of ${it.month}; the largest, “${it.largest}”, has ${it.share}${
        it.without === null ? "" : `, and ${it.without} hold no product`
      }.`,
    vote: (k: number, points: string, ruledOut: number) =>
      `${k} segments won with ${points} of 1 point${ruledOut === 0 ? "" : `; ${ruledOut === 1 ? "one number was" : `${ruledOut} numbers were`} ruled out`}.`,
    fixed: (k: number) => `${k} segments were set by a person; the criteria are shown all the same.`,
    map: (points: string, share: string) =>
      `${points} customers on the two directions in which they differ most: these carry ${share} of all differences.`,
    compare: (month: string) => `What sets chosen segments apart in ${month}: products and averages.`,
    migration: (share: string, moved: string, from: string, to: string) =>
      `${share} stayed in their segment between ${from} and ${to}; ${people(moved)} moved to another.`,
    noMigration: "There is no month before in the data, so nobody can have moved yet.",
    customers: (n: string, month: string) =>
      `Everyone of the ${people(n)} of ${month} is in exactly one segment: choose one to see its list.`,
  },
  again: "Segment again …",
  options: "Choose options …",
  next: "See who will buy what",
  kept: {
    label: "Kept segmentation",
    choose: "Choose an older one",
    option: (id: string, version: string, time: string) => `${id} · ${version} · ${time}`,
    ofThisVersion: (version: string) => `Of version ${version}`,
    ofOtherVersions: "Of other versions",
  },
  none: "Nobody is in a segment yet",
  noneOfVersion: (version: string) => `No segments of version ${version} yet`,
  noneWhy:
    "Customers who are alike in age, activity, tenure and products will stand here as segments, each with a name, a profile and how far it can be trusted. The number of segments is found by a vote of four criteria.",
  toNewest: "Show the newest version",
  segmentNow: (month: string) => `Segment the customers of ${month}`,
  tiles: {
    segments: "Segments",
    chosenBy: {
      vote: (n: string) => `of ${n} customers, by vote`,
      person: (n: string) => `of ${n} customers, set by a person`,
    },
    sample: (n: string) => `refits on halves of ${n}`,
    weakest: "Least stable segment",
    features: (n: number) => `on ${n} features`,
  },
  trust: {
    "very stable": "Very stable",
    stable: "Stable",
    "pattern only": "Pattern only",
    "do not trust": "Do not trust",
    setAside: "Set aside",
  },
  segment: "Segment",
  name: "Name",
  customers: "Customers",
  share: "Share of customers",
  sizes: (largest: string, smallest: string) => `Segments have from ${smallest} to ${largest} of the customers`,
  sizesNote: (customers: string, month: string, version: string) =>
    `${people(customers)}, ${month}, ${version}; choose a bar to see its customers`,
  profiles: "Profiles",
  profilesNote: (month: string, version: string) =>
    `Averages and products of ${month}, ${version}; the tick in a bar is the share among all customers`,
  size: (customers: string, share: string) => `${people(customers)} · ${share}`,
  setAsideWhy:
    "Who holds no product is set aside before the rest is grouped: otherwise “holds nothing” would be the main difference and hide the others.",
  seeCustomers: (customers: string) => `See ${customers === "1" ? "this customer" : `these ${customers} customers`}`,
  rename: (segment: string) => `Rename ${segment}`,
  renamed: (segment: string, name: string) => `${segment} is now called “${name}”`,
  namedByPerson: "Named by a person: kept from refit to refit",
  namedByProposal: "A proposed name: rename it",
  nameNeeded: "Give it a name",
  saveName: "Save the name",
  keepName: "Leave the name as it was",
  averagesOf: (name: string) => `Averages of ${name} and of all customers`,
  average: "Average",
  here: "Here",
  everybody: "All customers",
  averages: {
    age: { label: "Age", unit: "years" },
    tenureMonths: { label: "Months with the bank", unit: "" },
    activeShare: { label: "Months active", unit: "" },
    products: { label: "Products held", unit: "" },
    marginEur: { label: "Margin of what is held", unit: "" },
    incomeMedian: { label: "Household income, median", unit: "" },
  },
  productsOf: (id: string) => `Products of ${id}`,
  productsHead: "Products held more than by others: share",
  noTellingProduct: "No product is held more often than by all customers.",
  times: (lift: string) => `${lift} ×`,
  vote: {
    why: "Why this number",
    whyFixed: "Why this number: set by a person",
    criteria: {
      stability:
        "do refits on random halves of the customers find the same segments again? Median, low and worst, averaged.",
      silhouette: "are customers closer to their own segment than to the next one? Points are relative to the best.",
      size: "is the smallest segment large enough to work with? Full points from 3 % of the customers; below 1 % rules out.",
      separability: "could a person tell the segments apart by three yes-or-no questions? Full points from 85 %.",
    },
    names: {
      stability: "Stability",
      silhouette: "Silhouette",
      size: "Smallest size",
      separability: "Separability",
      all: "All",
    },
    axis: "Points: each criterion up to 0.25, together up to 1",
    segments: (k: number) => `${k} segments`,
    chart: (k: number, points: string) => `${k} segments have ${points} points`,
    count: "Segments",
    pointsFor: (criterion: string) => `${criterion}, points`,
    note: (sample: string, month: string, version: string) =>
      `Measured on a sample of ${people(sample)} of ${month}, ${version}, without the set-aside`,
    table: "Every criterion as measured",
    tableName: "Vote on the number of segments",
    chosen: "chosen",
    ruledOut: (reasons: string) => `ruled out: ${reasons}`,
    fails: { stability: "not stable", size: "a segment too small" },
    columns: {
      median: "Stability",
      low: "9 in 10 above",
      worst: "Worst",
      silhouette: "Silhouette",
      smallest: "Smallest",
      separability: "3 questions",
      points: "Points",
      verdict: "Verdict",
    },
  },
  map: {
    title: "Where the segments lie",
    note: (points: string, month: string, version: string) => `Sample of ${people(points)}, ${month}, ${version}`,
    first: (share: string) => `First direction: ${share} of the variance`,
    second: (share: string) => `Second direction: ${share} of the variance`,
    summary: (segments: number, share: string) =>
      `${segments} groups of points on two directions that carry ${share} of the variance; the table gives the middle of each.`,
    key: "Segments",
    keyNote: "Choose one to bring it forward",
    explained: (share: string) =>
      `Near points are customers who are alike. The picture shows ${share} of the differences: segments that overlap here can still be apart in the rest. Customers without products are not on it.`,
    segment: "Segment",
    name: "Name",
    points: "Points",
    middleX: "Middle, first direction",
    middleY: "Middle, second direction",
  },
  compare: {
    label: "Segments to compare",
    description: (most: number) => `Two to ${most}`,
    tooFew: "Choose at least two segments",
    tooFewWhy: "Their products and averages will stand side by side here.",
    products: "Products held",
    productsTitle: (product: string, least: string, most: string) =>
      `${product} sets them apart most: ${least} against ${most}`,
    measure: "Measure",
    share: "Share",
    lift: "Lift",
    shareAxis: "Share who hold the product",
    liftAxis: "Times the share among all customers",
    everybody: "All customers",
    everybodyShort: "All",
    product: "Product",
    shareOf: (id: string) => `${id}, share`,
    liftOf: (id: string) => `${id}, lift`,
    times: (lift: string) => `${lift} ×`,
    averages: "Averages side by side",
    average: "Average",
    note: (names: string, month: string, version: string) => `${names}; ${month}, ${version}`,
  },
  migration: {
    none: "No month before this one",
    noneWhy: "Once the month before is in the data, this part shows who moved from which segment to which.",
    tiles: {
      stayed: "Stayed in their segment",
      ofBoth: (n: string) => `of ${n} in both months`,
      moved: "Moved to another",
      between: "between segments",
      joined: "Joined",
      left: "Left",
      notIn: (month: string) => `not in ${month}`,
    },
    joined: "Joined",
    left: "Left",
    flow: (from: string, to: string, n: string) => `Most went from ${from} to ${to}: ${people(n)}`,
    flowNone: "Nobody moved",
    flowNote: (who: "moved" | "all", from: string, to: string, version: string) =>
      `${who === "moved" ? "Customers who moved, joined or left" : "All customers"}, ${from} to ${to}, ${version}; colours say where they come from`,
    who: "Who is drawn",
    movedOnly: "Moved only",
    everybody: "Everybody",
    table: "Movements",
    tableNote: (from: string, to: string, version: string) => `${from} to ${to}, ${version}`,
    columns: {
      segment: "Segment",
      from: "From",
      to: "To",
      customers: "Customers",
      share: "Share of “From”",
    },
    trend: (name: string, change: string) => `“${name}” changed most: ${change}`,
    trendNote: (from: string, to: string, version: string) =>
      `Customers by segment, ${from} to ${to}, ${version}; earlier months placed by the same model, each on its own scale from zero`,
  },
  list: {
    title: (name: string) => name,
    name: (segment: string) => `Customers of ${segment}`,
    note: (month: string, version: string) =>
      `${month}, ${version}. The filter finds keys by how they begin; choose a row to see offers`,
    segment: "Segment",
    option: (name: string, customers: string) => `${name} · ${customers}`,
    yes: "yes",
    no: "no",
  },
  run: {
    title: "Segment the customers",
    intro:
      "Groups customers who are alike. Takes seconds to a few minutes; you can go on working, and earlier results stay.",
    month: "Month",
    monthWhy: "Customers of this month are grouped, by what is known of them up to its end.",
    count: "How many segments",
    byVote: "By vote",
    byPerson: "I decide",
    byVoteWhy:
      "Each number in the range is tried. Stability, silhouette, size and separability give points; the most points win. More than 8 are hard to work with.",
    byPersonWhy: "Use this when a number is given from outside, such as teams or budgets. It is kept with your reason.",
    from: "From",
    to: "To",
    rangeFault: "Must not be above the other end",
    k: "Number of segments",
    reason: "Why this number?",
    reasonWhy: "Kept with the result, for those who will ask.",
    reasonFault: "Say why in a few words",
    seed: "Seed",
    seedWhy: "Where chance starts. The same data, options and seed give the same segments again.",
    start: (month: string) => `Segment ${month}`,
  },
};
