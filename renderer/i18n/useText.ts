import { useSettings } from "../client/settings.ts";
import { en } from "./en/index.ts";
import { es } from "./es/index.ts";

/** The catalogue: English is the source, the other languages have exactly its entries. */
export type Catalogue = typeof en;

const LANGUAGES: Record<"en" | "es", Catalogue> = { en, es };

/** The words of one part of the window in the person's language. Entries with a figure or a name in them are functions. */
export function useText<Part extends keyof Catalogue>(part: Part): Catalogue[Part] {
  return LANGUAGES[useSettings().language][part];
}
