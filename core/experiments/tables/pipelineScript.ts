import type { Contender, TableSearchResult } from "../../contract/tableModel.ts";
import { MISSING } from "../../ingestion/flat/flatColumn.ts";
import type { FlatTable } from "../../ingestion/flat/flatTable.ts";
import type { TableModel } from "./tableModel.ts";

/**
 * The best single model as a script that people read and change: scikit-learn code that reads the table in the same way, gets
 * it ready, and learns anew with the same kind of model and the same settings. It comes near the model that was found, which is
 * a mixture of several; `model.onnx` beside it has that one's own scores.
 */
export function pipelineScript(result: TableSearchResult, model: TableModel, { dialect }: FlatTable): string {
  const { options, positive, table } = result;
  const best = result.leaderboard.find(({ weight }) => weight > 0) ?? result.leaderboard[0];
  const models = model.members.find(({ id }) => id === best.id)?.models ?? [];
  const names = (kind: string) => model.recipe.filter((column) => column.kind === kind).map(({ name }) => name);
  // columns that most of its models chose
  const isUsed = (name: string) => 2 * models.filter(({ columns }) => columns.includes(name)).length >= models.length;
  const steps = Math.round(models.reduce((sum, own) => sum + own.steps, 0) / Math.max(1, models.length));
  const { imports, lines, notes } = estimatorOf(best, steps, options.seed);
  const name = table.path.split(/[\\/]/).at(-1) ?? "";
  return `"""The chance that ${plain(options.target)} is ${plain(positive)}: ${best.learner} ${best.id}, the best single model of a search on
${plain(name)} (SHA-256 ${table.sha256}).
${notes.map((note) => `\n${note}`).join("")}
Needs pandas and scikit-learn 1.6 or later; the scores of the whole model need onnxruntime and model.onnx beside this file.

    python pipeline.py TRAIN.csv              its ROC AUC by five folds
    python pipeline.py TRAIN.csv ROWS.csv     learns from the first, scores the second into pipeline_scores.csv
    python pipeline.py --onnx ROWS.csv        scores of the model that was found
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
${[...imports].sort().join("\n")}

TARGET, POSITIVE = ${py(options.target)}, ${py(positive)}
NUMBERS = ${py(names("number"))}
# read as days since 1970-01-01
DATES = ${py(names("date"))}
CATEGORIES = ${py(names("category"))}
# columns that this model learns from
USED = ${py(model.recipe.filter((column) => isUsed(column.name)).map((column) => column.name))}
MISSING = ${py([...MISSING])}


def read(path):
    table = pd.read_csv(
        path, sep=${py(dialect.separator)}, encoding=${py(dialect.encoding)}, dtype=str, keep_default_na=False, skipinitialspace=True
    )
    table.columns = [name.strip() or f"column {place + 1}" for place, name in enumerate(table.columns)]
    return table.apply(lambda column: column.str.strip()).replace(MISSING, None)


def features(table):
    made = pd.DataFrame(index=table.index)
    for name in NUMBERS:
        made[name] = pd.to_numeric(table[name]${dialect.decimal === "," ? '.str.replace(",", ".", n=1)' : ""}, errors="coerce").astype(float)
    for name in DATES:
        days = pd.to_datetime(table[name], format="mixed", dayfirst=True, errors="coerce", utc=True)
        made[name] = (days - pd.Timestamp("1970-01-01", tz="UTC")) / pd.Timedelta(days=1)
    for name in CATEGORIES:
        made[name] = table[name].fillna("").astype(str)
    return made


def labelled(table):
    known = table[table[TARGET].notna()]
    return features(known), (known[TARGET] == POSITIVE).astype(int)


def pipeline():
    numbers = [name for name in NUMBERS + DATES if name in USED]
    labels = [name for name in CATEGORIES if name in USED]
${lines.map((line) => `    ${line}`).join("\n")}


def exact_scores(table):
    import onnxruntime

    session = onnxruntime.InferenceSession(Path(__file__).with_name("model.onnx"))
    made = features(table)
    given = {}
    for column in session.get_inputs():
        kind = object if column.type == "tensor(string)" else np.float64
        given[column.name] = made[column.name].to_numpy(kind).reshape(-1, 1)
    return session.run(None, given)[0].ravel()


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--onnx":
        table = read(arguments[1])
        scores = exact_scores(table)
    elif len(arguments) == 2:
        table = read(arguments[1])
        scores = pipeline().fit(*labelled(read(arguments[0]))).predict_proba(features(table))[:, 1]
    elif len(arguments) == 1:
        x, y = labelled(read(arguments[0]))
        folds = StratifiedKFold(5, shuffle=True, random_state=${options.seed})
        scores = cross_val_predict(pipeline(), x, y, cv=folds, method="predict_proba")[:, 1]
        print(json.dumps({"rows": len(y), "auc": roc_auc_score(y, scores)}))
        return
    else:
        sys.exit(__doc__)
    pd.DataFrame({"row": range(1, len(scores) + 1), "score": scores}).to_csv("pipeline_scores.csv", index=False)
    found = {"rows": len(scores)}
    if TARGET in table and table[TARGET].nunique() == 2:
        known = table[TARGET].notna().to_numpy()
        found["auc"] = roc_auc_score(table[TARGET][known] == POSITIVE, scores[known])
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
`;
}

interface Estimator {
  imports: Set<string>;
  lines: string[];
  notes: string[];
}

/** The scikit-learn estimator that stands for a learner, as lines of a function with `numbers` and `labels`. */
function estimatorOf({ learner, parameters }: Contender, steps: number, seed: number): Estimator {
  const value = (name: string, otherwise: number) => {
    const own = parameters[name];
    return typeof own === "number" ? own : otherwise;
  };
  const notes: string[] = [];
  if (value("rowShare", 1) < 1) {
    notes.push(`Each tree was grown on ${value("rowShare", 1)} of the rows; scikit-learn's are grown on all.`);
  }
  if ("keptRows" in parameters) {
    notes.push(`It learned from ${value("keptRows", 0)} random rows; this script learns from all.`);
  }
  switch (learner) {
    case "gbdt":
      return {
        imports: new Set([ENSEMBLE("HistGradientBoostingClassifier"), PREPROCESSING("OrdinalEncoder")]),
        notes,
        lines: [
          ...columns('"passthrough"', codes("np.nan")),
          "model = HistGradientBoostingClassifier(",
          `    max_iter=${Math.max(1, steps)},  # as many as the folds stopped at`,
          `    learning_rate=${value("learningRate", 0.1)},`,
          `    max_leaf_nodes=${value("leaves", 31)},`,
          `    min_samples_leaf=${value("minRows", 20)},`,
          `    l2_regularization=${value("lambda", 1)},`,
          `    max_features=${value("columnShare", 1).toFixed(2)},`,
          `    max_bins=${Math.min(255, value("maxBins", 255))},`,
          "    categorical_features=[False] * len(numbers) + [True] * len(labels),",
          "    early_stopping=False,",
          `    random_state=${seed},`,
          ")",
          "return make_pipeline(columns, model)",
        ],
      };
    case "extra-trees": {
      const tries = value("tries", 0);
      return {
        imports: new Set([ENSEMBLE("ExtraTreesClassifier"), IMPUTE, PREPROCESSING("OrdinalEncoder")]),
        notes,
        lines: [
          ...columns('SimpleImputer(strategy="median", add_indicator=True)', codes("-1")),
          "model = ExtraTreesClassifier(",
          `    n_estimators=${value("trees", 100)},`,
          `    max_leaf_nodes=${value("leaves", 256)},`,
          `    min_samples_leaf=${value("minCases", 3)},`,
          `    max_features=${tries === 0 ? '"sqrt"' : `min(${tries}, len(numbers) + len(labels))`},`,
          `    random_state=${seed},`,
          ")",
          "return make_pipeline(columns, model)",
        ],
      };
    }
    case "mlp": {
      const { hidden } = parameters;
      return {
        imports: new Set([IMPUTE, SCALED, "from sklearn.neural_network import MLPClassifier"]),
        notes,
        lines: [
          ...columns(STANDARD, LABELS),
          "model = MLPClassifier(",
          `    hidden_layer_sizes=(${Array.isArray(hidden) ? hidden.join(", ") : 64},),`,
          `    learning_rate_init=${value("learningRate", 0.001)},`,
          `    alpha=${value("l2", 1e-4)},`,
          `    batch_size=${value("batch", 256)},`,
          `    max_iter=${Math.max(1, steps)},  # as many as the folds stopped at`,
          `    random_state=${seed},`,
          ")",
          "return make_pipeline(columns, model)",
        ],
      };
    }
    case "logistic":
      return {
        imports: new Set([IMPUTE, SCALED, "from sklearn.linear_model import LogisticRegression"]),
        notes,
        lines: [
          ...columns(STANDARD, LABELS),
          `return make_pipeline(columns, LogisticRegression(C=1 / ${value("l2", 1)}, max_iter=1000))`,
        ],
      };
    case "naive-bayes":
      return {
        imports: new Set([IMPUTE, SCALED, "from sklearn.naive_bayes import GaussianNB"]),
        notes: [...notes, "Categories count as numbers 0 and 1 here; the model that was found counts their rates."],
        lines: [...columns(STANDARD, LABELS), "return make_pipeline(columns, GaussianNB())"],
      };
    default:
      return {
        imports: new Set(["from sklearn.dummy import DummyClassifier"]),
        notes: [...notes, "No model was better than the share of all rows."],
        lines: [
          ...columns('"passthrough"', '"drop"'),
          'return make_pipeline(columns, DummyClassifier(strategy="prior"))',
        ],
      };
  }
}

const ENSEMBLE = (name: string) => `from sklearn.ensemble import ${name}`;
const PREPROCESSING = (names: string) => `from sklearn.preprocessing import ${names}`;
const IMPUTE = "from sklearn.impute import SimpleImputer";
const SCALED = PREPROCESSING("OneHotEncoder, StandardScaler");
const STANDARD = 'make_pipeline(SimpleImputer(strategy="mean", add_indicator=True), StandardScaler())';
const LABELS = 'OneHotEncoder(handle_unknown="infrequent_if_exist", max_categories=51, sparse_output=False)';
const codes = (unknown: string) =>
  `OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=${unknown}, max_categories=200)`;

function columns(numbers: string, labels: string): string[] {
  return [
    "columns = ColumnTransformer(",
    "    [",
    `        ("numbers", ${numbers}, numbers),`,
    `        ("labels", ${labels}, labels),`,
    "    ]",
    ")",
  ];
}

/** A text, or a list of texts, as Python writes it. */
const py = (value: string | readonly string[]): string => JSON.stringify(value);

/** Within a docstring. */
const plain = (text: string): string => text.replace(/[\\"\r\n]/g, " ");
