"""Golden figures for boosting, from scikit-learn's HistGradientBoostingClassifier. Run: python3 tests/golden/learning/gbdt.py"""
import json
import math
import pathlib

import numpy as np
import sklearn
from congruential import congruential
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import log_loss, roc_auc_score

ROWS, WIDTH = 12000, 6


def table(seed):
    u = congruential(seed)
    x, y = np.empty((ROWS, WIDTH)), np.empty(ROWS, dtype=int)
    for i in range(ROWS):
        row = [next(u) for _ in range(WIDTH)]
        row[1] = float(row[1] < 0.2)
        margin = -4 + 3 * row[0] * row[1] + 2 * math.sin(6 * row[2]) + (1.5 if row[3] > 0.9 else 0)
        if next(u) < 0.3:
            row[3] = math.nan
        y[i] = next(u) < 1 / (1 + math.exp(-margin))
        x[i] = np.array(row, dtype=np.float32)
    return x, y


x, y = table(3)
xt, yt = table(4)
model = HistGradientBoostingClassifier(
    max_iter=100, max_leaf_nodes=31, learning_rate=0.1, l2_regularization=1, early_stopping=False, random_state=0
).fit(x, y)
p = model.predict_proba(xt)[:, 1]
pathlib.Path(__file__).with_suffix(".json").write_text(
    json.dumps(
        {
            "source": f"scikit-learn {sklearn.__version__}",
            "positives": int(y.sum()),
            "auc": roc_auc_score(yt, p),
            "logLoss": log_loss(yt, p),
        },
        indent=1,
    )
)
