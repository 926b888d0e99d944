/**
 * A cell that a spreadsheet shows and never runs: text that begins like a formula gets an apostrophe; what is a number stays
 * one. Quoted as RFC 4180 has it. Source of the rule: OWASP, CSV injection.
 */
export function csvCell(value: string | number | null, delimiter = ",", decimal = "."): string {
  if (value === null || Number.isNaN(value)) return "";
  if (typeof value === "number") {
    const text = decimal === "." ? String(value) : String(value).replace(".", decimal);
    return text.includes(delimiter) ? `"${text}"` : text;
  }
  const isFormula = /^[=+\-@\t\r]/.test(value) && (value.trim() === "" || Number.isNaN(Number(value)));
  const safe = isFormula ? `'${value}` : value;
  return safe.includes(delimiter) || /["\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
