/** Terms of art: what each means and how we compute it. Shown where a term is first used, and in Help. */
export const glossary = {
  customerMonth: { term: "Customer-month", meaning: "One row of the panel: one customer in one month." },
  version: {
    term: "Version",
    meaning: "A list of stored months. An import makes a new version; the old one stays readable, unchanged.",
  },
  contract: {
    term: "Data contract",
    meaning:
      "Says which columns an extract has and what they mean: customer, month, attributes, products. The one that fits your files best is chosen.",
  },
  active: { term: "Active", meaning: "Customers whose activity flag is 1 in the month." },
  newCustomers: { term: "New", meaning: "Customers in the month who were in no earlier month of the data." },
  lost: { term: "Lost", meaning: "Customers of the month before who are absent in this month." },
  returned: { term: "Returned", meaning: "Customers who are there again after at least one month of absence." },
  holding: { term: "Holding", meaning: "A product that a customer holds in the month." },
  penetration: { term: "Penetration", meaning: "Holders of a product, divided by all customers of the month." },
  purchase: {
    term: "Purchase",
    meaning: "A product held in this calendar month and not in the one before (0 to 1), by a customer present in both.",
  },
  cancellation: {
    term: "Cancellation",
    meaning: "A product held in the calendar month before and not in this one (1 to 0), by a customer present in both.",
  },
  revenue: {
    term: "Revenue",
    meaning:
      "Margin of the purchases of a month: the margin of the sales where the extract has them, else the contract's margin per purchase.",
  },
  cohort: { term: "Cohort", meaning: "Customers first seen in the same month, followed through the months after." },
  crossHolding: { term: "Cross-holding", meaning: "Customers who hold both of two products, in the last month." },
  completeness: { term: "Completeness", meaning: "Share of cells that are not missing, 0 to 100." },
  validity: {
    term: "Validity",
    meaning: "Share of known values that keep to their rule; rows refused at import count as broken.",
  },
  uniqueness: { term: "Uniqueness", meaning: "Share of rows that do not repeat a customer of the month." },
  consistency: { term: "Consistency", meaning: "Share of rows that break no check between columns and months." },
  timeliness: {
    term: "Timeliness",
    meaning: "Share of the last twelve months that are there; a late one counts half.",
  },
  silhouette: {
    term: "Silhouette",
    meaning:
      "How much closer customers are to their own segment than to the next one, -1 to 1; above 0.25 there is structure.",
  },
  stability: {
    term: "Stability",
    meaning:
      "Agreement of the segments with those of refits on half of the customers (adjusted Rand index): 1 is the same again, 0 is chance.",
  },
  separability: {
    term: "Separability",
    meaning: "Share of customers that a tree of at most three yes-or-no questions puts into their segment.",
  },
  jaccard: {
    term: "Trust",
    meaning:
      "Mean Jaccard similarity with the like segment of refits: from 0.85 very stable, from 0.75 stable, from 0.6 a pattern only, below do not trust.",
  },
  lift: {
    term: "Lift",
    meaning: "A share divided by the same share among all customers. 1 is the same, 2 is twice as much.",
  },
  propensity: {
    term: "Probability",
    meaning: "Calibrated chance that the customer buys the product next month, given that he does not hold it now.",
  },
  auc: {
    term: "AUC",
    meaning:
      "Chance that a buyer is ranked above a non-buyer, 0.5 is chance. Measured on a month that no model had seen.",
  },
  averagePrecision: {
    term: "Average precision",
    meaning:
      "Mean share of buyers among the customers ranked at least as high as each buyer. Compare with the base rate beside it.",
  },
  map7: {
    term: "MAP@7",
    meaning:
      "How high the products that a customer bought stand among the first seven in his list, averaged over all customers. The largest possible value is the share who bought anything.",
  },
  calibration: {
    term: "Calibration",
    meaning: "Whether probabilities come true: of customers given 2 %, two in a hundred should buy.",
  },
  baseRate: { term: "Base rate", meaning: "Share of all candidates who bought in the month." },
  interval: {
    term: "P10, P50, P90",
    meaning:
      "In one of ten cases the result is below P10, in half of the cases below P50, in nine of ten below P90. Allows for chance and for how unsteady each product sells.",
  },
  holdOut: {
    term: "Hold-out",
    meaning:
      "Customers of the list, drawn at random, who are not contacted: the only way to see what the campaign itself brought.",
  },
  detectableLift: {
    term: "Smallest effect you could see",
    meaning:
      "Smallest true difference in the purchase rate between contacted and held-out customers that a test would find 4 times in 5 (80 % power, 5 % error, two-sided).",
  },
  suppression: {
    term: "Suppression list",
    meaning: "People who are never contacted, whatever is planned or exported.",
  },
  gap: {
    term: "Optimality gap",
    meaning:
      "How much better, at most, any other list within the same limits could be, as a share of the value of this list.",
  },
};

export type TermId = keyof typeof glossary;
