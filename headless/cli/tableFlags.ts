/** What every command takes that applies a model to a table. */
export interface ApplyFlags {
  out: string;
  id?: string;
  workspace?: string;
}

/** Names of columns with commas between. */
export const parseNames = (text: string) => text.split(",").map((name) => name.trim());
