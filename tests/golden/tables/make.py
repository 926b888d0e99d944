"""Tables that scikit-learn ships, split into rows to learn from and rows held out, and what a tuned
HistGradientBoostingClassifier reaches on the held-out rows. Run with scikit-learn 1.9: python make.py

Writes <name>.train.csv.gz, <name>.test.csv.gz and aucs.json beside itself.
"""

import gzip
import json
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_wine
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import GridSearchCV, StratifiedKFold, train_test_split

HERE = Path(__file__).parent


def tables():
    cancer = load_breast_cancer(as_frame=True)
    yield "breast_cancer", cancer.data, np.where(cancer.target == 0, "malignant", "benign"), "malignant"
    digits = load_digits(as_frame=True)
    yield "digits", digits.data.astype(int), np.where(digits.target % 2 == 1, "odd", "even"), "odd"
    wine = load_wine(as_frame=True)
    yield "wine", wine.data, np.where(wine.target == 1, 1, 0), 1
    diabetes = load_diabetes(as_frame=True, scaled=False)
    yield "diabetes", diabetes.data, np.where(diabetes.target > diabetes.target.median(), "yes", "no"), "yes"


GRID = {"l2_regularization": [0, 1, 10], "learning_rate": [0.05, 0.1], "max_leaf_nodes": [7, 31], "max_iter": [150]}
aucs = {"source": f"scikit-learn {sklearn.__version__}, HistGradientBoostingClassifier, 4-fold grid search", "tables": {}}
parts = []
for name, data, labels, positive in tables():
    data = data.rename(columns=lambda column: column.replace(" ", "_"))
    train, test, y_train, y_test = train_test_split(data, labels, test_size=0.3, random_state=7, stratify=labels)
    for part, rows, answers in [("train", train, y_train), ("test", test, y_test)]:
        text = rows.assign(answer=answers).to_csv(index=False)
        with open(HERE / f"{name}.{part}.csv.gz", "wb") as raw:
            with gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
                file.write(text.encode())
    parts.append((name, train, test, y_train, y_test, positive))

for name, train, test, y_train, y_test, positive in parts:
    search = GridSearchCV(
        HistGradientBoostingClassifier(random_state=1),
        GRID,
        scoring="roc_auc",
        cv=StratifiedKFold(4, shuffle=True, random_state=1),
        n_jobs=1,
    ).fit(train, y_train == positive)
    scores = search.predict_proba(test)[:, 1]
    aucs["tables"][name] = {
        "positive": str(positive),
        "rows": len(train),
        "heldOut": len(test),
        "parameters": search.best_params_,
        "auc": roc_auc_score(y_test == positive, scores),
        "averagePrecision": average_precision_score(y_test == positive, scores),
    }
    print(name, aucs["tables"][name], flush=True)
(HERE / "aucs.json").write_text(json.dumps(aucs, indent=2) + "\n")
