import { DomainError } from "../../../core/errors/domainError.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { print, table } from "../output.ts";

/** Commands that say where a workspace stands, and take changes back. */
export function addEditCommands(command: AddCommand): void {
  command("overview", "what changed in a workspace, and what to do next and why")
    .argument("<workspace>")
    .action(async (path: string, { json }: Json) => {
      const { changes, next } = await using(path, true, (w) => w.overview());
      print({ changes, next }, json, () => [
        "What changed",
        ...changes.map(({ at, text }) => `  ${at.slice(0, 16).replace("T", " ")}  ${text}`),
        "",
        "What to do next",
        ...next.flatMap(({ title, why }) => [`  ${title}`, `      ${why}`]),
      ]);
    });

  command("undo", "take the last change back: an import, a restored version, a name, a rule, the suppression list")
    .argument("<workspace>")
    .action(async (path: string, { json }: Json) => {
      const result = await using(path, false, (w) => w.undo());
      print(result, json, () => [`Undone: ${result.undone}`]);
    });

  command("redo", "do again what was undone last")
    .argument("<workspace>")
    .action(async (path: string, { json }: Json) => {
      const result = await using(path, false, (w) => w.redo());
      print(result, json, () => [`Done again: ${result.redone}`]);
    });

  command("rules", "list the accepted rules of columns, accept those that the data suggests, or drop some")
    .argument("<workspace>")
    .option("--accept <columns>", "accept the suggested rules of these columns, or `all`", split)
    .option("--drop <columns>", "drop the rules of these columns, or `all`", split)
    .action(async (path: string, { json, accept = [], drop = [] }: Json & { accept?: string[]; drop?: string[] }) => {
      const rules = await using(path, accept.length + drop.length === 0, async (w) => {
        const dropped = drop.includes("all") ? w.rules().map(({ column }) => column) : drop;
        for (const column of dropped) w.setRule(column, null);
        if (accept.length > 0) {
          const suggested = (await w.quality()).rules;
          const known = suggested.map(({ column }) => column);
          for (const column of accept.includes("all") ? known : accept) {
            const rule = suggested.find((each) => each.column === column);
            if (!rule) throw new NoSuggestionError(column, known);
            w.setRule(column, rule);
          }
        }
        return w.rules();
      });
      print(rules, json, () => [
        ...table(
          ["column", "from", "to", "codes", "most nulls %", "because"],
          rules.map((rule) => [
            rule.column,
            rule.min ?? null,
            rule.max ?? null,
            rule.codes?.length ?? null,
            rule.maxNullShare === undefined ? null : (rule.maxNullShare * 100).toFixed(0),
            rule.reason,
          ]),
        ),
        `${rules.length} rules accepted; easymoney quality counts by them`,
      ]);
    });
}

class NoSuggestionError extends DomainError {
  constructor(column: string, known: readonly string[]) {
    super({
      code: "no-suggestion",
      what: `The data suggests no rule for ${column}`,
      mend: `Choose from ${known.join(", ")}.`,
      facts: { column, known },
    });
  }
}

const split = (text: string) => text.split(",").map((part) => part.trim());
