/** What a model version is judged on: one untouched month, customer by customer, beside a reference. */
export interface Evidence {
  /** `YYYY-MM` */
  month: string;
  /** Average precision at 7 of each customer's ranking, 0 for who bought nothing. */
  model: Float64Array;
  reference: Float64Array;
  /** 1 for a customer who bought something. */
  buyer: Uint8Array;
  /** What the reference is: the champion's number, or null for popularity. */
  champion: number | null;
  /** Why the champion could not be the reference; null when it could, or when there is none. */
  incomparable: string | null;
  /** Groups that customers fall in; code -1 for none. */
  groups: readonly { by: string; labels: readonly string[]; codes: Int16Array }[];
  /** Purchases foretold and made, by product. */
  products: readonly { label: string; expected: number; purchases: number }[];
  /** Share of the largest MAP@7 in the month before the untouched one, tuned on; null when it was not measured. */
  tuningShare: number | null;
  /** Processor time to score 1,000 customers on all products, features included; milliseconds. */
  scoringMs: number;
  seed: string;
}
