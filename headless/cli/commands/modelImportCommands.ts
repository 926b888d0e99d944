import type { Command } from "commander";
import type { BesideFigure, ImportedModel, OnnxSlot } from "../../../core/contract/importedModel.ts";
import { type AddCommand, type Json, using } from "../command.ts";
import { parseWhole } from "../numbers.ts";
import { count, follow, print, table } from "../output.ts";

/** Commands about models that were trained elsewhere. */
export function addModelImportCommands(add: AddCommand): void {
  asked(add("mapping", "what an ONNX file is, and which of our features its inputs would be given"))
    .option("--features", "also list every feature that a column can be given")
    .action(
      async (path: string, model: string, { json, features, ...flags }: Json & Flags & { features?: boolean }) => {
        const look = await using(path, true, (w) => w.lookAtOnnx(model, requestOf(flags)));
        print(look, json, () => [
          `${look.name} (${look.producer}): ${setsOf(look)}, ${WHAT[look.kind]}; the output ${look.output} is its score.`,
          look.ranks.length > 0
            ? `It can rank ${look.ranks.length} of our products.`
            : `Product: ${look.product ?? "the file names none; say which with --product"}.`,
          ...missingLines(look.slots),
          "",
          ...slotLines(look.slots),
          ...(features
            ? [
                "",
                ...table(
                  ["feature", "meaning"],
                  [...look.features, ...look.categories].map(({ id, meaning }) => [id, meaning]),
                ),
              ]
            : []),
        ]);
      },
    );

  asked(add("import", "keep an ONNX model that was trained elsewhere, once it is scored beside ours"))
    .option("--replicates <n>", "bootstrap replicates of the intervals", parseWhole, 200)
    .action(async (path: string, model: string, { json, ...flags }: Json & Flags) => {
      const control = follow();
      const made = await using(path, false, (w) => w.importOnnx(model, requestOf(flags), control)).finally(control.end);
      print(made, json, () => [
        ...besideLines(made),
        "",
        `kept as ${made.id}; take it back with: easymoney undo ${path}`,
      ]);
    });

  add("imported", "models that were imported, or one of them beside ours on the month that ours had not seen")
    .argument("<workspace>")
    .argument("[id]", "one of them, in full")
    .action(async (path: string, id: string | undefined, { json }: Json) => {
      if (id !== undefined) {
        const kept = await using(path, true, (w) => w.importedModel(id));
        print(kept, json, () => besideLines(kept));
        return;
      }
      const models = await using(path, true, (w) => w.importedModels());
      const columns = [
        "model",
        "file",
        "kind",
        "operators",
        "inputs",
        "product",
        "beside",
        "metric",
        "this",
        "ours",
        "verdict",
      ];
      print({ models }, json, () =>
        models.length === 0
          ? ["None is imported; `models import` keeps one."]
          : table(
              columns,
              models.map((each) => {
                const { metric, model, ours, verdict } = each.comparison;
                const figures = [METRICS[metric], written(model.value), written(ours.value), verdict];
                const what = [each.id, each.name, WHAT[each.kind], setsOf(each), each.inputs];
                return [...what, each.product ?? "ranks all", each.recommendation, ...figures];
              }),
            ),
      );
    });

  add("drop", "remove an imported model; `easymoney undo` brings it back")
    .argument("<workspace>")
    .argument("<id>", "the imported model: imported-model-1")
    .action(async (path: string, id: string, { json }: Json) => {
      const result = await using(path, false, (w) => w.removeImportedModel(id));
      print(result, json, () => [`${result.removed} is removed; bring it back with: easymoney undo ${path}`]);
    });

  add("scores", "write an imported model's scores of the untouched month beside ours, customer by customer")
    .argument("<workspace>")
    .argument("<id>", "the imported model: imported-model-1")
    .requiredOption("--out <file>", "where to write them: .csv or .xlsx")
    .action(async (path: string, id: string, { json, out }: Json & { out: string }) => {
      const control = follow();
      const made = await using(path, true, (w) => w.exportImportScores(id, out, control)).finally(control.end);
      print(made, json, () => [`${made.path}: ${count(made.rows)} scores of ${made.id} for ${made.month}`]);
    });

  asked(add("score", "score an ONNX model that was trained elsewhere beside ours, without keeping it"))
    .option("--replicates <n>", "bootstrap replicates of the intervals", parseWhole, 200)
    .action(async (path: string, model: string, { json, ...flags }: Json & Flags) => {
      const control = follow();
      const made = await using(path, true, (w) => w.scoreOnnx(model, requestOf(flags), control)).finally(control.end);
      print(made, json, () => besideLines(made));
    });
}

/** What each command that reads a file takes. */
function asked(command: Command): Command {
  return command
    .argument("<workspace>")
    .argument(
      "<model>",
      "an ONNX file of scikit-learn, LightGBM, XGBoost or ours; to score, also the id of an imported model",
    )
    .option("--product <id>", "the product that it foretells; left out, the one that the file names, or a ranking")
    .option("--of <id>", "whose month and features; the champion's when left out, else the newest recommendation's")
    .option("--output <name>", "its output to read; the one called a probability when left out")
    .option(
      "--columns <names>",
      "our features in the order of its columns, separated by commas; by name when left out or empty",
    );
}

const requestOf = ({ of, columns, ...flags }: Flags) => ({
  ...flags,
  recommendation: of,
  columns: columns?.split(",").map((name) => name.trim()),
});

const WHAT = {
  trees: "trees",
  linear: "a linear model",
  network: "a neural network",
  several: "a mixture of models",
  formula: "a formula",
} as const;

const setsOf = ({ operatorSets }: Pick<ImportedModel, "operatorSets">) =>
  operatorSets.map(({ domain, version }) => `${domain} ${version}`).join(", ");

function missingLines(slots: readonly OnnxSlot[]): string[] {
  const missing = slots.filter(({ feature }) => feature === null).map(({ name }) => name);
  if (missing.length === 0) return [`Each of its ${slots.length} columns is given one of our features.`];
  const names =
    missing.length > 12 ? `${missing.slice(0, 12).join(", ")} and ${missing.length - 12} more` : missing.join(", ");
  return [
    `Nothing of ours is known for ${missing.length} of its ${slots.length} columns: ${names}.`,
    "Choose features with --columns; --features lists them.",
  ];
}

function slotLines(slots: readonly OnnxSlot[]): string[] {
  return table(
    ["column", "kind", "is given", "by"],
    slots.map(({ name, isText, feature, by }) => [name, isText ? "text" : "number", feature, by]),
  );
}

const METRICS: Readonly<Record<BesideFigure["metric"], string>> = {
  auc: "AUC",
  averagePrecision: "average precision",
  liftTop: "lift",
  logLoss: "log loss",
  calibration: "calibration",
  map7: "MAP@7",
};

/** An imported model beside ours, metric by metric. */
function besideLines(model: ImportedModel): string[] {
  const { name, producer, recommendation, testedOn, ranking, products, unranked, isProbability } = model;
  const rows = [
    ...(ranking?.comparison ?? []).map((figure) => ["all", ...figureCells(figure)]),
    ...products.flatMap(({ id, comparison }) => comparison.map((figure) => [id, ...figureCells(figure)])),
  ];
  const [first] = products;
  const whom = ranking
    ? `${count(ranking.buyers)} of ${count(ranking.customers)} customers bought something in ${testedOn}`
    : `${count(first.purchases)} of ${count(first.rows)} bought ${first.id} in ${testedOn}`;
  return [
    `${name} (${producer}) beside ${recommendation}: ${whom}. Fair only if it has not seen that month.`,
    ...(unranked.length > 0 ? [`It never recommends ${unranked.join(", ")}: it has no score for them.`] : []),
    ...(isProbability ? [] : ["Its scores are no probabilities: log loss and calibration mean nothing."]),
    `Lift at ${count(first.listSize)} customers; of calibration (bought over foretold) the distances from 1 are compared.`,
    "",
    ...table(["product", "metric", "this model", "ours", "difference", "from", "to", "verdict"], rows),
  ];
}

const figureCells = ({ metric, model, ours, difference: { value, low, high }, verdict }: BesideFigure) => [
  METRICS[metric],
  ...[model.value, ours.value, value, low, high].map(written),
  verdict,
];

const written = (value: number | null) => value?.toFixed(4) ?? null;

interface Flags {
  product?: string;
  of?: string;
  output?: string;
  columns?: string;
  replicates?: number;
}
