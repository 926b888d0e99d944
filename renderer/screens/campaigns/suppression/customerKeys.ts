/** Customer keys in a text that a person pasted, one a line or with marks between, each once; quotes around them go. */
export function customerKeys(text: string): string[] {
  const keys = text
    .split(/[\s,;]+/)
    .map((key) => key.replace(/^["']+|["']+$/g, ""))
    .filter((key) => key !== "");
  return [...new Set(keys)];
}
