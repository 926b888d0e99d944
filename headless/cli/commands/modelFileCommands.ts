import { type AddCommand, type Json, using } from "../command.ts";
import { count, print, table } from "../output.ts";

/** Commands that carry models out of a workspace, and bring others to it. */
export function addModelFileCommands(command: AddCommand): void {
  const models = command(
    "models",
    "models by number: champion, challenger, gates, signatures, cards, files",
  ).enablePositionalOptions();
  const add: AddCommand = (name, description) =>
    models.command(name).description(description).option("--json", "print the result as JSON");

  add("export", "write the models of a recommendation as one ONNX file, preprocessing included")
    .argument("<workspace>")
    .argument("[id]", "which recommendation; the newest when left out")
    .requiredOption("--onnx <file>", "where to write it")
    .option("--product <id>", "this product's model only")
    .action(async (path: string, id: string | undefined, { json, onnx, product }: Json & ExportFlags) => {
      const made = await using(path, true, (w) => w.exportOnnx(onnx, id, product));
      print(made, json, () => [
        `${made.path}: ${(made.bytes / 1e6).toFixed(2)} MB, ${made.products.length} models of ${made.id}, operator sets ${made.operatorSets.onnx} and ai.onnx.ml ${made.operatorSets.ml}`,
      ]);
    });

  add("import", "keep an ONNX model that was trained elsewhere, once it is scored beside ours")
    .argument("<workspace>")
    .argument("<file>", "the ONNX model: scikit-learn, LightGBM, XGBoost or one of ours")
    .requiredOption("--product <id>", "the product that it foretells")
    .option("--of <id>", "whose month and features; the newest recommendation when left out")
    .option("--output <name>", "its output to read; the one called a probability when left out")
    .option("--columns <names>", "our features in the order of its one matrix, separated by commas")
    .option("--replicates <n>", "bootstrap replicates of the intervals", Number, 200)
    .action(async (path: string, model: string, { json, of, columns, ...flags }: Json & ScoreFlags) => {
      const request = { ...flags, recommendation: of, columns: columns?.split(",") };
      const made = await using(path, false, (w) => w.importOnnx(model, request));
      print(made, json, () => [
        `${made.id}: ${made.name} (${made.producer}), a model of ${made.product}, is kept; \`models score\` takes it by that id.`,
        ...standing([made]),
      ]);
    });

  add("imported", "models that were imported, each beside ours on the month that ours had not seen")
    .argument("<workspace>")
    .action(async (path: string, { json }: Json) => {
      const models = await using(path, true, (w) => w.importedModels());
      print({ models }, json, () =>
        models.length > 0 ? standing(models) : ["None is imported; `models import` keeps one."],
      );
    });

  add("score", "score an ONNX model that was trained elsewhere, beside ours, on the month that ours had not seen")
    .argument("<workspace>")
    .argument("<model>", "an ONNX file of scikit-learn, LightGBM, XGBoost or ours; or the id of an imported model")
    .requiredOption("--product <id>", "the product that it foretells")
    .option("--of <id>", "whose month and features; the newest recommendation when left out")
    .option("--output <name>", "its output to read; the one called a probability when left out")
    .option("--columns <names>", "our features in the order of its one matrix, separated by commas")
    .option("--replicates <n>", "bootstrap replicates of the intervals", Number, 200)
    .action(async (path: string, model: string, { json, of, columns, ...flags }: Json & ScoreFlags) => {
      const request = { ...flags, recommendation: of, columns: columns?.split(",") };
      const made = await using(path, true, (w) => w.scoreOnnx(model, request));
      print(made, json, () => [
        `${made.file} (${made.producer}) beside ${made.recommendation}: ${count(made.purchases)} of ${count(made.rows)} bought ${made.product} in ${made.testedOn}. Fair only if it has not seen that month.`,
        "",
        ...table(
          ["metric", "this model", "ours", "difference", "from", "to"],
          made.comparison.map(({ metric, model: own, other, difference }) => [
            metric,
            ...[own, other, difference.value, difference.low, difference.high].map((v) => v?.toFixed(4) ?? null),
          ]),
        ),
      ]);
    });
}

/** Each imported model and its product's own, metric by metric. */
function standing(models: readonly Standing[]): string[] {
  return table(
    ["model", "product", "metric", "this model", "ours", "difference", "from", "to"],
    models.flatMap(({ id, product, comparison }) =>
      comparison.map(({ metric, model, ours, difference, low, high }) => [
        id,
        product,
        metric,
        ...[model, ours, difference, low, high].map((value) => value?.toFixed(4) ?? null),
      ]),
    ),
  );
}

interface Standing {
  id: string;
  product: string;
  comparison: readonly ({ metric: string } & Record<"model" | "ours" | "difference" | "low" | "high", number | null>)[];
}

interface ScoreFlags {
  product: string;
  of?: string;
  output?: string;
  columns?: string;
  replicates: number;
}

interface ExportFlags {
  onnx: string;
  product?: string;
}
