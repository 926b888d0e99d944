import { readFileSync } from "node:fs";
import { zipEntries } from "../../core/reporting/tables/zipEntries.ts";

/** The first sheet of a workbook as the archive's own XML: every cell with its text, and whether it is stored as a number. */
export function readXlsx(path: string): { cells: { value: string; isNumber: boolean }[][]; xml: string } {
  const parts = new Map(zipEntries(readFileSync(path)));
  const part = (name: string) => parts.get(name)?.toString("utf8") ?? "";
  const xml = part("xl/worksheets/sheet1.xml");
  const shared = xml.includes('t="s"')
    ? [...part("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) => textOf(item))
    : [];
  const cells = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, body = ""]) => {
      const type = /t="(\w+)"/.exec(attributes)?.[1];
      const value = textOf(body);
      if (type === "s") return { value: shared[Number(value)], isNumber: false };
      return { value, isNumber: type === undefined || type === "n" };
    }),
  );
  return { cells, xml };
}

function textOf(xml: string): string {
  const text = [...xml.matchAll(/<(?:t|v)(?: [^>]*)?>(.*?)<\/(?:t|v)>/gs)].map(([, inner]) => inner).join("");
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
