"""Golden figures for ranking metrics, from scikit-learn. Run: python3 tests/golden/learning/metrics.py"""
import json
import pathlib

import numpy as np
import sklearn
from congruential import congruential
from sklearn.metrics import average_precision_score, log_loss, roc_auc_score

u = congruential(11)
ROWS = 2000
scores, target = np.empty(ROWS), np.empty(ROWS, dtype=int)
for i in range(ROWS):
    p = next(u) ** 3
    target[i] = next(u) < p
    scores[i] = int(p * 50) / 50 * 0.98 + 0.01  # rounded, so that many scores are tied
pathlib.Path(__file__).with_suffix(".json").write_text(
    json.dumps(
        {
            "source": f"scikit-learn {sklearn.__version__}",
            "auc": roc_auc_score(target, scores),
            "averagePrecision": average_precision_score(target, scores),
            "logLoss": log_loss(target, scores),
            "positives": int(target.sum()),
        },
        indent=1,
    )
)
