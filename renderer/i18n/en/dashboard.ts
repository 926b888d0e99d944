import { many } from "../many.ts";

/** The dashboard and the customers behind its figures. Signs are -1, 0 or 1. */
export const dashboard = {
  question: "How is the business going?",
  answerCustomers: (n: string, month: string, conditions: string) =>
    conditions === "" ? `${n} customers in ${month}` : `${n} customers in ${month} (${conditions})`,
  moved: (sign: number, share: string) =>
    sign === 0 ? "as many as the month before" : `${share} ${sign > 0 ? "more" : "fewer"} than the month before`,
  answerPurchases: (n: string) => `They made ${n} purchases.`,
  answerNoPurchases: "Purchases are not known: the month before is not in the data.",
  answerPurchasesMoved: (n: string, sign: number, share: string, mover: string | null) =>
    sign === 0
      ? `Purchases stayed at ${n}.`
      : `Purchases ${sign > 0 ? "rose" : "fell"} ${share} to ${n}${mover === null ? "" : `; ${mover} did most of it`}.`,
  seeCustomers: "See these customers",
  goSegments: "Segment the customers",
  uncounted: "Figures of this version were not counted yet",
  uncountedWhy:
    "Customers, holdings, purchases, revenue and cohorts will be here, month by month. Counting them takes seconds and is kept.",
  countFigures: "Count figures",
  counting: "Counting these customers …",
  noCustomers: "No customer meets these conditions",
  noCustomersWhy: "Take a condition off, or ask for other values.",

  filters: "Conditions on the customers",
  addFilter: "Add a condition",
  addThis: "Add this condition",
  removeCondition: (condition: string) => `Take off: ${condition}`,
  clearAll: "Clear all",
  unfilteredNote: "All customers. A condition narrows every figure on this screen.",
  filteredNote: (n: string, all: string) =>
    `${n} of ${all} customers. A condition counts in the last month in which a customer is there.`,
  column: "Ask about",
  ofCustomer: "Customer",
  attributes: "Attributes",
  products: "Products",
  from: (column: string) => `${column}, from`,
  to: (column: string) => `${column}, to`,
  turned: "The end lies before the start",
  condition: {
    is: (label: string, value: string) => `${label}: ${value}`,
    or: "or",
    oneOf: (n: number, first: string) => `${first} or ${n - 1} others`,
    held: "held",
    notHeld: "not held",
    bought: "bought in the month",
    cancelled: "given up in the month",
    missing: "not known",
    yes: "Yes",
    no: "No",
    under: (value: string) => `under ${value}`,
    fromBelow: (from: string, below: string) => `from ${from} to under ${below}`,
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    atMost: (value: string) => `${value} or less`,
    atLeast: (value: string) => `${value} or more`,
    came: { new: "New in the month", returned: "Returned in the month", stayed: "There the month before" },
    leaves: "Absent the month after",
    stays: "There the month after",
    firstSeen: "First seen",
    gained: "Gained in the month",
    products: "Number of products",
  },

  allCustomers: "All customers",
  customersWith: (conditions: string) => `Customers with ${conditions}`,
  n: (n: string) => `n = ${n}`,

  measures: {
    customers: "Customers",
    new: "New",
    lost: "Lost",
    returned: "Returned",
    active: "Active share",
    productsPerCustomer: "Products per customer",
    purchases: "Purchases",
    revenue: "Revenue",
  },
  revenueFrom: { sales: "Revenue, margin of the sales", purchases: "Revenue, purchases at their margin" },
  inMonth: (change: string) => `${change} in a month`,
  inYear: (change: string) => `${change} in a year`,
  wasMonthBefore: (value: string) => `${value} the month before`,
  wasYearAgo: (value: string) => `${value} a year ago`,
  noMonthBefore: "The month before is not in the data: nothing to compare with",
  noYearAgo: "no figures a year ago",

  families: { account: "Accounts", investment: "Investment", financing: "Financing" },
  other: "Other",
  otherProducts: (n: number) => many(n, "other product", "other products"),
  rest: (n: number) => many(n, "other", "others"),
  unknown: "Not known",
  ageBand: (from: number | undefined, below: number | undefined) =>
    from === undefined ? `Under ${below}` : below === undefined ? `${from} and over` : `${from}–${below - 1}`,

  month: "Month",
  product: "Product",
  family: "Family",
  customer: "Customer",
  holders: "Holders",
  cancellations: "Cancellations",
  penetration: "Penetration",
  share: "Share",
  activeShare: "Active share",
  measure: "Measure",
  across: "Side by side",
  byMonth: "Month",
  monthBefore: "Month before",
  yearAgo: "Year ago",
  count: {
    holders: (n: string) => `${n} holders`,
    purchases: (n: string) => `${n} purchases`,
    cancellations: (n: string) => `${n} cancellations`,
  },
  nCustomers: (n: string) => `${n} customers`,
  nProducts: (n: number) => (n === 0 ? "No product" : many(n, "product", "products")),
  nProductsOrMore: (n: number) => `${n} products or more`,
  ofAll: (share: string) => `${share} of all`,
  partOf: (part: string, all: string) => `${part} of ${all}`,
  onMonthBefore: (change: string) => `${change} on the month before`,
  onYearAgo: (change: string) => `${change} on a year ago`,
  before: (n: string, change: string) =>
    change === "" ? `${n} the month before` : `${n} the month before (${change})`,
  brought: (n: string) => `${n} more came with new and returned customers`,
  broughtHeading: "Brought by new and returned",

  customersTitle: "Customers, and who came and went",
  customersSummary: (first: string, from: string, last: string, to: string) =>
    `${first} customers in ${from}, ${last} in ${to}.`,
  revenueTitle: "Revenue by product family, EUR",
  revenueSummary: (total: string, month: string, family: string) =>
    `Purchases of ${month} are worth ${total} at their margins, most of it in ${family}.`,
  marginBasis: (sales: number, rules: number) =>
    rules === 0
      ? "purchases at the mean margin of their sales"
      : sales === 0
        ? "purchases at the margins of the contract"
        : `purchases at the margin of their sales (${many(sales, "product", "products")}) or of the contract (${rules})`,
  bookedSales: "Booked sales",
  totalEur: "All, EUR",

  productsBlock: "What they hold and buy",
  purchasesTitle: "Purchases by product",
  tickIsBefore: "tick: month before",
  purchasesSummary: (product: string, n: string, change: string, month: string) =>
    `${product} sold most in ${month}: ${n} purchases${change === "" ? "" : `, ${change} on the month before`}.`,
  noPurchases: "Nothing was bought in the month.",
  productCountTitle: "Customers by number of products",
  productCountSummary: (share: string, month: string) => `${share} of the customers hold no product in ${month}.`,
  productsHeld: "Products held",
  shareYearAgo: "Share a year ago",
  productsTitle: {
    holders: "Holders by product",
    purchases: "Purchases by product and month",
    cancellations: "Cancellations by product and month",
  },
  ownScale: "each product on its own scale",
  productsSummary: (product: string, count: string, month: string) =>
    `The largest is ${product} with ${count} in ${month}.`,
  penetrationTitle: "Penetration, % of customers",
  shadeIsRoot: "shade grows with the square root",
  penetrationSummary: (product: string, share: string, month: string) =>
    `${product} is held most: by ${share} of the customers in ${month}.`,

  groupsBlock: "Who they are",
  groupsNote: "The same measure by every grouping of the contract",
  penetrationOfGroup: "Penetration of",
  penetrationOf: (product: string) => `Penetration of ${product}`,
  byGroup: (measure: string, group: string) => `${measure} by ${group.toLowerCase()}`,
  allGroups: (value: string) => `all: ${value}`,
  groupSummary: (dimension: string, group: string, value: string, month: string) =>
    `Highest by ${dimension.toLowerCase()} in ${month}: ${group} with ${value}.`,

  loyaltyBlock: "What goes together, and who stays",
  crossHoldingTitle: "Who holds one product also holds …, % of the row's holders",
  crossHoldingSummary: (row: string, share: string, column: string) =>
    `${share} of the holders of ${row} also hold ${column}.`,
  noCrossHolding: (fewest: number) => `Fewer than two products have ${fewest} holders or more.`,
  tooFew: (n: number, fewest: number) => `without ${many(n, "product", "products")} of fewer than ${fewest} holders`,
  holdersOf: "Holders of",
  alsoHold: (row: string, column: string) => `Holders of ${row} who hold ${column}`,
  againstAll: (share: string) => `${share} of all customers hold it`,
  cohortsTitle: "Customers still there, by month first seen",
  cohortsSummary: (first: string, share: string, month: string) =>
    `Of the customers first seen in ${first}, ${share} are there in ${month}.`,
  orBefore: (month: string) => `${month} or before`,
  oneMonth: "One month alone shows nobody staying or leaving.",
  firstSeenIn: (month: string) => `First seen in ${month}`,
  firstSeenHeading: "First seen",
  monthsLater: (n: number) => (n === 0 ? "the same month" : many(n, "month later", "months later")),
  monthsSince: "Months since first seen",
  afterMonths: (n: number) => many(n, "month after", "months after"),

  productTable: "Products in figures",
  marginHeading: "Margin, EUR",
  holdersChange: "Holders, change",
  purchasesChange: "Purchases, change",

  rowsQuestion: "Which customers are these?",
  rowsAnswer: (n: string, all: string, month: string, version: string, conditions: string) =>
    conditions === ""
      ? `All ${all} customers of ${month}, version ${version}.`
      : `${n} of ${all} customers of ${month}, version ${version}: ${conditions}.`,
  rowsNote: (month: string) => `Conditions count in ${month}. The filter finds customers whose number begins with it.`,
  rowsTable: "Customers",
  toFigures: "Figures of these customers",
  customerTitle: (customer: string) => `Customer ${customer}`,
  attributesIn: (month: string) => `Attributes in ${month}`,
  holdingsByMonth: "Holdings by month",
  neverHeld: "Held no product in any month.",
  absent: "no customer",
  hatched: "Hatched: no customer in that month.",
  offers: "What to offer next",
  noRecommendation: (version: string) =>
    `There are no recommendations of ${version} yet. Learn them on the Recommendations screen.`,
  notScored: "Not scored: only customers of the last month are.",
  noOffers: "Nothing may be offered to this customer.",
  allOffers: (n: number) => `Show all ${n}`,
  fewerOffers: "Show fewer",
};
