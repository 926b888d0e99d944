"""Small public tables and what scikit-learn makes of them. Run: python3 tests/golden/learners/tables.py

Values are rounded to three significant digits before anything learns from them. Every third row is for the test.
"""
import json
import pathlib

import numpy as np
import sklearn
from sklearn.datasets import load_breast_cancer, load_digits, load_wine, make_classification
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.naive_bayes import GaussianNB
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

PEERS = {
    "gbdt": lambda: HistGradientBoostingClassifier(l2_regularization=1, early_stopping=False, random_state=0),
    "logistic": lambda: make_pipeline(StandardScaler(), LogisticRegression(C=1, tol=1e-10, max_iter=10000)),
    "naive-bayes": lambda: GaussianNB(),
    "extra-trees": lambda: ExtraTreesClassifier(100, min_samples_leaf=3, random_state=0),
    "mlp": lambda: make_pipeline(StandardScaler(), MLPClassifier((64, 32), max_iter=60, random_state=0)),
}


def rounded(x):
    return np.array([[float(f"{v:.3g}") for v in row] for row in x])


def shuffled(x, y, rows):
    order = np.random.RandomState(0).permutation(len(y))[:rows]
    return rounded(x[order]), y[order]


made = make_classification(
    1200, 10, n_informative=5, n_redundant=2, n_clusters_per_class=3, weights=[0.9], flip_y=0.02, random_state=7
)
TABLES = {
    "breast-cancer": (*shuffled(*load_breast_cancer(return_X_y=True), 520), [1]),
    "wine": (*shuffled(*load_wine(return_X_y=True), 178), [0, 1, 2]),
    "digits": (*shuffled(*load_digits(return_X_y=True), 660), [3, 8]),
    "made": (*shuffled(*made, 1200), [1]),
}
for name, (x, y, classes) in TABLES.items():
    test = np.arange(len(y)) % 3 == 0
    figures = {}
    for positive in classes:
        own = (y == positive).astype(int)
        figures[str(positive)] = {}
        for peer, make in PEERS.items():
            p = make().fit(x[~test], own[~test]).predict_proba(x[test])[:, 1]
            figures[str(positive)][peer] = {"auc": roc_auc_score(own[test], p), "logLoss": log_loss(own[test], p)}
    kept = {
        "source": f"scikit-learn {sklearn.__version__}",
        "values": [" ".join(f"{v:g}" for v in column) for column in x.T],
        "classes": "".join(str(v) for v in y),
        "figures": figures,
    }
    (pathlib.Path(__file__).parent / f"{name}.json").write_text(json.dumps(kept, indent=1))
