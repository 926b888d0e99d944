import { type AddCommand, type Json, using } from "../command.ts";
import { parseWhole } from "../numbers.ts";
import { count, follow, print, table } from "../output.ts";
import { addRecommendCommands } from "./recommendCommands.ts";

/** Commands that learn from a version: segments, recommendations. */
export function addModelCommands(command: AddCommand): void {
  command("segment", "put the customers of a month into named segments, and keep them")
    .argument("<workspace>")
    .option("--version <version>", "the current one when left out")
    .option("--month <month>", "YYYY-MM; the last when left out")
    .option("--try <counts>", "numbers of segments to compare, for example 4-8 or 5,7", "5-8")
    .option("--k <n>", "this many, whatever the vote says", parseWhole)
    .option("--reason <text>", "why this many; kept with the result")
    .option("--seed <n>", "the same seed gives the same segments", parseWhole, 1)
    .option("--name <id=name...>", 'name a segment, for example --name "S1=Young savers"')
    .option("--rename <id=name...>", "learn nothing: rename segments of a kept segmentation; can be undone")
    .option("--customers <segment>", "learn nothing: the customers of one segment of a kept segmentation")
    .option("--of <id>", "--rename, --customers: which segmentation; the newest when left out", "segmentation")
    .option("--search <text>", "--customers: those whose key begins with it", "")
    .option("--offset <n>", "--customers: rows to pass over", parseWhole, 0)
    .option("--limit <n>", "--customers: most rows to print", parseWhole, 20)
    .option("--place <id>", "learn nothing: place the customers in this kept segmentation, for example segmentation-1")
    .action(async (path: string, { json, try: counts, name, place, ...flags }: Json & SegmentFlags) => {
      const { rename, customers, of, search, offset, limit, ...options } = flags;
      if (rename !== undefined) {
        const named = await using(path, false, (w) => {
          for (const [id, text] of rename.map(parseName)) w.nameSegment(of, id, text);
          const { id, result } = w.showSegments(of);
          return { id, segments: result.segments.map((s) => ({ id: s.id, name: s.name, namedBy: s.namedBy })) };
        });
        print(named, json, () =>
          table(
            ["id", "name", "named by"],
            named.segments.map((s) => [s.id, s.name, s.namedBy]),
          ),
        );
        return;
      }
      if (customers !== undefined) {
        const query = { id: of, segment: customers, search, offset, limit };
        const page = await using(path, true, (w) => w.segmentCustomers(query));
        print(page, json, () => [
          ...table(page.columns, page.rows),
          `${count(page.rows.length)} of ${count(page.total)} customers of ${customers}; easymoney export has them all`,
        ]);
        return;
      }
      if (place !== undefined) {
        const { version, month } = options;
        const placed = await using(path, true, (w) => w.placeInSegments(place, version, month));
        print(placed, json, () => [
          `Customers of ${placed.month}, ${placed.version}, in the segments of ${placed.segmentation}; --json has each of them`,
          ...table(
            ["id", "name", "customers"],
            placed.segments.map((s) => [s.id, s.name, s.customers]),
          ),
        ]);
        return;
      }
      const control = follow();
      const names = Object.fromEntries((name ?? []).map(parseName));
      const request = { ...options, counts: parseCounts(counts), ...(name ? { names } : {}) };
      const found = await using(path, false, (w) => w.segment(request, control)).finally(control.end);
      print(found, json, () => [
        `${found.k} segments of ${count(found.customers)} customers in ${found.month}, chosen by ${found.chosenBy === "vote" ? "vote" : "you"}. ${found.reason}`,
        "",
        ...table(
          [
            "k",
            "stability",
            "9 in 10 above",
            "worst segment",
            "silhouette",
            "smallest %",
            "3 questions %",
            "points",
            "ruled out by",
          ],
          found.vote.map((v) => [
            v.k === found.k ? `${v.k} *` : String(v.k),
            v.stability.median.toFixed(2),
            v.stability.low.toFixed(2),
            v.stability.worst.toFixed(2),
            v.silhouette.toFixed(3),
            (v.smallestShare * 100).toFixed(1),
            (v.separability * 100).toFixed(1),
            v.points.all.toFixed(3),
            v.fails.join(", "),
          ]),
        ),
        "",
        ...table(
          ["id", "name", "customers", "%", "age", "months", "active %", "products", "EUR held", "refits"],
          found.segments.map((s) => [
            s.id,
            s.name,
            s.customers,
            (s.share * 100).toFixed(1),
            s.averages.age?.toFixed(0) ?? null,
            s.averages.tenureMonths?.toFixed(0) ?? null,
            s.averages.activeShare === null ? null : (s.averages.activeShare * 100).toFixed(0),
            s.averages.products.toFixed(2),
            s.averages.marginEur.toFixed(0),
            s.trust,
          ]),
        ),
        "",
        ...found.segments.flatMap((s) => [`${s.id} ${s.name}`, ...s.facts.map((fact) => `   ${fact}`)]),
        "",
        `kept as ${found.id}, of ${found.version}`,
      ]);
    });

  addRecommendCommands(command);

  command("report", "one HTML page with everything that was made of a version, to read without network")
    .argument("<workspace>")
    .option("--out <file>", "where to write it", "report.html")
    .option("--version <version>", "the current one when left out")
    .action(async (path: string, { json, out, version }: Json & { out: string; version?: string }) => {
      const control = follow();
      const made = await using(path, false, (w) => w.report(out, version, control)).finally(control.end);
      print(made, json, () => [
        `${made.path}: ${(made.bytes / 1e6).toFixed(1)} MB, made of ${made.parts.join(", ")}; kept as ${made.id}`,
      ]);
    });
}

interface SegmentFlags {
  version?: string;
  month?: string;
  try: string;
  k?: number;
  reason?: string;
  seed: number;
  name?: string[];
  place?: string;
  rename?: string[];
  customers?: string;
  of: string;
  search: string;
  offset: number;
  limit: number;
}

/** `4-8` or `5,7`. */
function parseCounts(text: string): number[] {
  return text.split(",").flatMap((part) => {
    const [from, to = from] = part.split("-").map(Number);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  });
}

function parseName(text: string): [string, string] {
  const at = text.indexOf("=");
  return [text.slice(0, at), text.slice(at + 1)];
}
