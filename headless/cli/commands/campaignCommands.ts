import { readFileSync } from "node:fs";
import { type AddCommand, type Json, using } from "../command.ts";
import { count, print, table } from "../output.ts";

/** Commands about whom to contact. */
export function addCampaignCommands(command: AddCommand): void {
  command("suppress", "list or change the people who are never contacted")
    .argument("<workspace>")
    .option("--add <file>", "a text file with one customer key a line")
    .option("--remove <file>", "likewise, to take off the list")
    .option("--reason <text>", "kept with each customer added", "asked not to be contacted")
    .action(
      async (path: string, { json, add, remove, reason }: Json & { add?: string; remove?: string; reason: string }) => {
        if (add === undefined && remove === undefined) {
          const list = await using(path, true, (w) => w.suppressed());
          print(list, json, () =>
            table(
              ["customer", "reason", "added"],
              list.map((s) => [s.customer, s.reason, s.added.slice(0, 10)]),
            ),
          );
          return;
        }
        const result = await using(path, false, (w) => ({
          ...(add === undefined ? {} : w.suppress(keysIn(add), reason)),
          ...(remove === undefined ? {} : w.unsuppress(keysIn(remove))),
        }));
        print(result, json, () => Object.entries(result).map(([what, n]) => `${count(n)} ${what}`));
      },
    );
}

function keysIn(path: string): string[] {
  return readFileSync(path, "utf8")
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
