import { keyIds } from "../store/customerKeys.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import type { ContractColumn } from "./contract/dataContract.ts";
import type { MonthArrays } from "./monthRows.ts";
import type { TableRows } from "./readRows.ts";

/** A text that a 32-bit number writes back the same: it needs no id of its own. Leading zeros are text. */
const WHOLE_NUMBER = /^(0|[1-9]\d{0,8})$/;

/** By label of a table's text key: the customer's id; null when the key is a number, or there is none. */
export function textKeyIds(file: WorkspaceFile, { columns, labels }: TableRows): Int32Array | null {
  const own = labels[columns.findIndex(({ role }) => role === "key")];
  if (!own) return null;
  const texts = own.filter((label, code) => code > 0 && !WHOLE_NUMBER.test(label));
  const ids = keyIds(file, texts);
  const byText = new Map(texts.map((text, i) => [text, ids[i]]));
  return Int32Array.from(own, (label, code) => (code === 0 ? 0 : (byText.get(label) ?? Number(label))));
}

/** Puts ids in the place of label codes. */
export function replaceTextKeys(month: MonthArrays, columns: readonly ContractColumn[], ids: Int32Array): void {
  const codes = month.columns[columns.findIndex(({ role }) => role === "key")];
  if (codes) for (let row = 0; row < month.rows; row++) codes[row] = ids[codes[row]];
}
