/** A count with its noun. */
export const many = (n: string | number, one: string, more = `${one}s`) => `${n} ${String(n) === "1" ? one : more}`;
