import type { GateReport, ModelList } from "../../../core/contract/experiments.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { parseWhole } from "../numbers.ts";
import { follow, print, table } from "../output.ts";

/** Commands about the registry: models, their gates, who is champion, cards. */
export function addRegistryCommands(command: AddCommand): void {
  const models = command(
    "models",
    "models by number: champion, challenger, gates, signatures, cards",
  ).enablePositionalOptions();
  const add = (name: string, description: string) =>
    models.command(name).description(description).option("--json", "print the result as JSON").argument("<workspace>");

  add("list", "models, newest first").action(async (path: string, { json }: Json) => {
    const list = await using(path, true, (w) => w.models());
    print(list, json, () => listLines(list));
  });

  add("show", "a model's figures; with --gates measures its gates against the present champion")
    .argument("<model>", "its number", parseWhole)
    .option("--gates", "measure the gates now and keep what comes out")
    .action(async (path: string, number: number, { json, gates }: Json & { gates?: boolean }) => {
      const control = follow();
      const model = await using(path, gates !== true, async (w) => {
        if (gates) await w.measureModel(number, control);
        return w.model(number);
      }).finally(control.end);
      print(model, json, () => [
        `Model ${model.number} (${model.derived}), of ${model.data}, judged on ${model.testedOn}, scores for ${model.scoresFor}: MAP@7 ${model.map7.toFixed(5)}, popularity ${model.popularityMap7.toFixed(5)}`,
        model.aliases.length > 0 ? `It is the ${model.aliases.join(" and ")}` : "It is neither champion nor challenger",
        model.signOff ? `Signed by ${model.signOff.name}: ${model.signOff.reason}` : "Nobody signed",
        "",
        ...(model.gates ? gateLines(model.gates) : ["The gates were not measured: add --gates"]),
      ]);
    });

  add("promote", "make a model the champion, which campaigns then use; red gates refuse it. Can be undone")
    .argument("<model>", "its number", parseWhole)
    .action(async (path: string, number: number, { json }: Json) => {
      const control = follow();
      const list = await using(path, false, async (w) => {
        if (!w.model(number).gatesAreCurrent) await w.measureModel(number, control);
        return w.promoteModel(number);
      }).finally(control.end);
      print(list, json, () => [`Model ${number} is the champion`, "", ...listLines(list)]);
    });

  add("rollback", "put the former champion back. Can be undone").action(async (path: string, { json }: Json) => {
    const list = await using(path, false, (w) => w.rollBackModel());
    print(list, json, () => [`Model ${list.champion} is the champion again`, "", ...listLines(list)]);
  });

  add("sign", "answer for a model by name and reason")
    .argument("<model>", "its number", parseWhole)
    .requiredOption("--name <name>", "who signs")
    .requiredOption("--reason <text>", "why it may be used")
    .option("--override", "sign in spite of red gates")
    .action(
      async (path: string, number: number, flags: Json & { name: string; reason: string; override?: boolean }) => {
        const { json, name, reason, override } = flags;
        const signed = await using(path, false, (w) =>
          w.signModel(number, { name, reason, overrides: override === true }),
        );
        print(signed, json, () => [
          `${signed.name} signed model ${number}${signed.overrides ? ", in spite of red gates" : ""}: ${signed.reason}`,
        ]);
      },
    );

  add("card", "the model card: what it is, was made of, how good it is, where not to use it")
    .argument("<model>", "its number", parseWhole)
    .option("--out <file>", "HTML, or Markdown for a name that ends in .md", "model-card.html")
    .action(async (path: string, number: number, { json, out }: Json & { out: string }) => {
      const written = await using(path, true, (w) => w.writeModelCard(number, out));
      print(written, json, () => [`${written.path}: ${(written.bytes / 1e3).toFixed(0)} kB`]);
    });
}

function listLines({ versions, rollbackTo }: ModelList): string[] {
  return [
    ...table(
      ["model", "result", "data", "judged on", "MAP@7", "popularity", "is", "red gates", "signed by"],
      versions.map((model) => [
        model.number,
        model.derived,
        model.data,
        model.testedOn,
        model.map7.toFixed(5),
        model.popularityMap7.toFixed(5),
        model.aliases.join(", "),
        model.gatesAreCurrent && model.gates
          ? model.gates.gates.flatMap(({ id, passes }) => (passes ? [] : [id])).join(", ") || "none"
          : "not measured",
        model.signOff?.name ?? null,
      ]),
    ),
    ...(rollbackTo === null ? [] : [`easymoney models rollback would put model ${rollbackTo} back`]),
  ];
}

function gateLines({ gates, slices, champion, month }: GateReport): string[] {
  return [
    `Gates on ${month}, against ${champion === null ? "popularity" : `model ${champion}`}`,
    ...gates.flatMap(({ title, passes, figure, detail }) => [
      `  ${passes ? "green" : "red  "}  ${title}: ${figure}`,
      `         ${detail}`,
    ]),
    "",
    ...table(
      ["by", "group", "customers", "buyers", "MAP@7", "difference", "from", "to", "worse"],
      slices.map(({ by, value, customers, buyers, map7, difference, isWorse }) => [
        by,
        value,
        customers,
        buyers,
        map7.toFixed(5),
        difference.value.toFixed(5),
        difference.low.toFixed(5),
        difference.high.toFixed(5),
        isWorse ? "yes" : "",
      ]),
    ),
  ];
}
