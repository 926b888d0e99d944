import { type AddCommand, type Json, using } from "../command.ts";
import { print } from "../output.ts";
import { addModelImportCommands } from "./modelImportCommands.ts";

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

  addModelImportCommands(add);
}

interface ExportFlags {
  onnx: string;
  product?: string;
}
