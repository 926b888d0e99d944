import { exportModels, OPERATOR_SETS } from "../connections/onnx/export/exportModels.ts";
import { recommendation } from "../contract/recommendation.ts";
import { DomainError } from "../errors/domainError.ts";
import { categoryShares } from "../recommendation/categoryShares.ts";
import { meaningOf } from "../recommendation/reasons.ts";
import type { KeptModel } from "../recommendation/trainRecommender.ts";
import { CODE_VERSION } from "../store/codeVersion.ts";
import { findDerived, readArray } from "../store/derived.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { writeWhole } from "../store/writeWhole.ts";
import { keptResult } from "./keptResult.ts";
import type { Panels } from "./panels.ts";

/** Writes the models of a kept recommendation as one ONNX file; one product's only, when it is named. */
export function exportOnnx(file: WorkspaceFile, panels: Panels, path: string, id = "recommendation", product?: string) {
  const kept = findDerived(file, id);
  const { testedOn, scoresFor } = keptResult(kept, recommendation);
  const panel = panels.at(kept.version);
  const all: KeptModel[] = JSON.parse(new TextDecoder().decode(readArray(file, kept.id, "models")));
  const models = product === undefined ? all : all.filter((each) => each.product === product);
  if (models.length === 0) throw new UnknownProductError(product ?? "", all);
  const bytes = exportModels(models, {
    categories: categoryShares(panel),
    meaningOf: (column) => meaningOf(column, panel.schema),
    codeVersion: CODE_VERSION,
    metadata: { recommendation: kept.id, dataVersion: kept.version, content: kept.content, testedOn, scoresFor },
  });
  writeWhole(path, bytes);
  return {
    id: kept.id,
    path,
    bytes: bytes.length,
    operatorSets: { onnx: OPERATOR_SETS.onnx, ml: OPERATOR_SETS.ml },
    products: models.map((each) => each.product),
  };
}

class UnknownProductError extends DomainError {
  constructor(product: string, known: readonly KeptModel[]) {
    const products = known.map((each) => each.product);
    super({
      code: "unknown-product",
      what: `There is no model of ${product}`,
      mend: `Choose one of ${products.join(", ")}.`,
      facts: { product, known: products },
    });
  }
}
