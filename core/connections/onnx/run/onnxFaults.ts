import { DomainError } from "../../../errors/domainError.ts";

export class NotOnnxError extends DomainError {
  constructor(where: string) {
    super({
      code: "not-onnx",
      what: "The file is not an ONNX model, or it is cut off",
      where,
      mend: "Export the model again, for example with skl2onnx or onnxmltools.",
    });
  }
}

export class UnknownOperatorError extends DomainError {
  constructor(operators: readonly string[], where: string) {
    super({
      code: "unknown-operator",
      what: `The model needs operators that are not known here: ${operators.join(", ")}`,
      where,
      mend: "Export it without these steps, or do them before; models of scikit-learn, LightGBM and XGBoost for tables are read.",
      facts: { operators },
    });
  }
}

export class UnknownOutputError extends DomainError {
  constructor(output: string, outputs: readonly string[], where: string) {
    super({
      code: "unknown-output",
      what: output === "" ? "The model has no output" : `The model has no output ${output}`,
      where,
      mend: outputs.length > 0 ? `Choose one of ${outputs.join(", ")}.` : "Export it again with an output.",
      facts: { outputs },
    });
  }
}

export class OnnxRunError extends DomainError {
  constructor(operator: string, what: string, where: string) {
    super({
      code: "onnx-run",
      what: `The operator ${operator} cannot work on ${what}`,
      where,
      mend: "Check the names and types of the model's inputs; or export it anew with plain float inputs.",
      facts: { operator },
    });
  }
}
