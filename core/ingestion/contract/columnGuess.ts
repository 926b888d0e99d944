const FLAG = /^[01]([.,]0+)?$/;
const INTEGER = /^[+-]?\d{1,9}([.,]0+)?$/;
const DATE = /^\d{4}-\d{2}(-\d{2})?$/;
const YES = /^(s|si|sí|y|yes|true|t|1|1\.0)$/i;

/** Different values that are remembered; with more the count is a lower bound. */
const MOST_DISTINCT = 300_000;

/** What the values of a column have in common. */
export class ColumnGuess {
  readonly name: string;
  readonly field: number;
  readonly nullTokens = new Set<string>();
  rows = 0;
  nulls = 0;
  #decimal = ".";
  readonly #values = new Set<string>();
  readonly #are = { flag: true, integer: true, number: true, date: true };
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;

  constructor(name: string, field: number) {
    this.name = name;
    this.field = field;
  }

  get distinct(): number {
    return this.#values.size;
  }

  get isFlag(): boolean {
    return this.#are.flag && this.distinct > 0;
  }

  /** @param codes into labels; 0 = empty. `tokens` are texts that may mean "no value" */
  add(codes: Uint32Array, labels: readonly string[], decimal: "." | ",", tokens: readonly string[]): void {
    this.#decimal = decimal;
    const isNull = labels.map((label, code) => code === 0 || tokens.includes(label));
    this.rows += codes.length;
    for (let i = 0; i < codes.length; i++) if (isNull[codes[i]]) this.nulls++;
    for (const [code, label] of labels.entries()) {
      if (isNull[code]) {
        if (code > 0) this.nullTokens.add(label);
      } else if (this.distinct < MOST_DISTINCT && !this.#values.has(label)) {
        this.#values.add(label);
        this.#look(label);
      }
    }
  }

  /** Whether the values can have the role, whatever the name says. */
  fits(role: string): boolean {
    const { flag, integer, number, date } = this.#are;
    if (role === "key") return this.nulls === 0 && this.distinct > 1 && !date && !flag && (integer || !number);
    if (role === "month") return this.nulls === 0 && date && this.distinct <= 600;
    if (role === "joined") return date;
    if (role === "age") return integer && this.#min >= 0 && this.#max <= 150;
    if (role === "income") return number;
    if (role === "active" || role === "deceased") return flag || this.distinct === 2 || this.distinct === 1;
    return this.distinct > 0;
  }

  /** A column of a contract. */
  column(id: string, role: string | null) {
    const base = { id, source: [this.name], role };
    const { flag, integer, number, date } = this.#are;
    if (role === "key")
      return { ...base, type: integer && !this.#hasLeadingZeros ? "integer" : "category", onNull: "reject" };
    if (role === "month") return { ...base, type: "month", onNull: "reject" };
    if (role === "holding") {
      const rest = this.nulls > 0 ? { onNull: { repair: 0 } } : { onNull: "reject" };
      return {
        ...base,
        type: "flag",
        label: this.name,
        ...rest,
        product: { family: "other", marginEur: 0, credit: false },
      };
    }
    if (role === "age") return { ...base, type: "integer", min: 0, max: 120 };
    if (role === "region" && integer && !this.#hasLeadingZeros) return { ...base, type: "code" };
    if (role === "active" || role === "deceased") {
      if (flag) return { ...base, type: "flag" };
      return {
        ...base,
        type: "flag",
        values: Object.fromEntries([...this.#values].map((v) => [v, YES.test(v) ? 1 : 0])),
      };
    }
    if (flag && role === null) return { ...base, type: "flag" };
    if (date && this.distinct > 0) return { ...base, type: "date", onInvalid: "null" };
    const isAttribute = role === null || role === "income";
    if (isAttribute && number && this.distinct > 0 && !this.#hasLeadingZeros) {
      return { ...base, type: integer && role === null ? "integer" : "decimal" };
    }
    return { ...base, type: "category" };
  }

  describe(): string {
    const more = this.distinct >= MOST_DISTINCT ? "more than " : "";
    const values = `${more}${this.distinct} different value${this.distinct === 1 ? "" : "s"}`;
    const range = this.#are.number && this.#min <= this.#max ? ` from ${this.#min} to ${this.#max}` : "";
    return `${values}${range} in ${this.rows} rows, ${this.nulls} missing`;
  }

  get #hasLeadingZeros(): boolean {
    for (const value of this.#values) if (/^0\d/.test(value)) return true;
    return false;
  }

  #look(text: string): void {
    const are = this.#are;
    are.flag &&= FLAG.test(text);
    are.integer &&= INTEGER.test(text);
    are.date &&= DATE.test(text);
    if (!are.number) return;
    const value = Number(this.#decimal === "," ? text.replace(",", ".") : text);
    if (text === "" || Number.isNaN(value)) are.number = false;
    else {
      this.#min = Math.min(this.#min, value);
      this.#max = Math.max(this.#max, value);
    }
  }
}
