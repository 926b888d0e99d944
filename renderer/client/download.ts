/** Hands a file made by the page to the browser's downloads (in the shell, to its save dialog). */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // the download has taken its copy by then
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Rows as CSV with a byte order mark, so that Excel reads it as UTF-8; texts that would run as a formula are defused. */
export function csvOf(columns: readonly string[], rows: readonly (readonly unknown[])[]): Blob {
  const text = [columns, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n");
  return new Blob([`\ufeff${text}\r\n`], { type: "text/csv" });
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isNaN(value) ? "" : String(value);
  const text = String(value);
  const safe = /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A file name of what is in it: words and digits, dashes between. */
export function fileName(...parts: readonly (string | null)[]): string {
  return parts
    .filter((part): part is string => Boolean(part))
    .join(" ")
    .normalize("NFKD")
    .replaceAll(/[^\w.]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 80);
}
