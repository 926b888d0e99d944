"""Golden figures for scorecards: weights of evidence and ridits by their definitions, weighed by scikit-learn's
LogisticRegression. Run: python3 tests/golden/learning/scorecard.py"""
import json
import math
import pathlib

import numpy as np
import sklearn
from congruential import congruential
from scipy.stats import rankdata
from sklearn.linear_model import LogisticRegression

ROWS, PENALTY = 4000, 12.5
u = congruential(21)
x, y = np.empty((ROWS, 3)), np.empty(ROWS, dtype=int)
for i in range(ROWS):
    row = [float(int(next(u) * 5)), float(next(u) < 0.4), float(int(next(u) * 8))]
    margin = -2 + 0.4 * row[0] - row[1] + (1.2 if row[2] in (2, 3) else 0)
    y[i] = next(u) < 1 / (1 + math.exp(-margin))
    if next(u) < 0.25:
        row[0] = math.nan
    x[i] = row


def evidence(values):
    rate = y.mean()
    base = math.log(rate / (1 - rate))
    out = np.empty(ROWS)
    for own in [values == v for v in np.unique(values[~np.isnan(values)])] + [np.isnan(values)]:
        if not own.any():
            continue
        positives = y[own].sum() + 1
        others = own.sum() - y[own].sum() + (1 - rate) / rate
        out[own] = math.log(positives / others) - base
    return [out]


def ridits(values):
    known = ~np.isnan(values)
    out = np.full(ROWS, 0.5)
    out[known] = (rankdata(values[known], method="average") - 0.5) / known.sum()
    return [out] if known.all() else [out, 1.0 - known]


def probabilities(scores):
    columns = np.column_stack([s for c in range(3) for s in scores(x[:, c])])
    standard = (columns - columns.mean(0)) / columns.std(0)
    model = LogisticRegression(C=1 / PENALTY, tol=1e-12, max_iter=10000).fit(standard, y)
    return model.predict_proba(standard)[:40, 1].tolist()


pathlib.Path(__file__).with_suffix(".json").write_text(
    json.dumps(
        {
            "source": f"scikit-learn {sklearn.__version__}",
            "positives": int(y.sum()),
            "penalty": PENALTY,
            "evidence": probabilities(evidence),
            "ridits": probabilities(ridits),
        },
        indent=1,
    )
    + "\n"
)
