import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "../../core/random/random.ts";

/** Further columns of a made table. */
type Extra = (row: number, answer: boolean, answers: readonly boolean[]) => Readonly<Record<string, string | number>>;

/**
 * Writes a table in which `answer` hangs on two numbers and a colour, with noise, in a folder of its own.
 *
 * @returns path of the CSV
 */
export function madeTable(rows: number, extra: Extra = () => ({}), seed = 1): string {
  const random = createRandom(seed);
  const made = Array.from({ length: rows }, () => {
    const [x, y] = [random.normal(), random.normal()];
    const colour = ["red", "green", "blue"][random.integer(3)];
    const margin = 1.5 * x - y + (colour === "red" ? 1 : 0) + 0.8 * random.normal() - 0.5;
    return { x, y, colour, answer: margin > 0 };
  });
  const answers = made.map(({ answer }) => answer);
  const lines = made.map(({ x, y, colour, answer }, row) => ({
    x: x.toFixed(4),
    y: y.toFixed(4),
    colour,
    ...extra(row, answer, answers),
    answer: answer ? "yes" : "no",
  }));
  const path = join(mkdtempSync(join(tmpdir(), "table-")), "made.csv");
  const text = [Object.keys(lines[0]).join(","), ...lines.map((line) => Object.values(line).join(","))].join("\n");
  writeFileSync(path, `${text}\n`);
  return path;
}
