"""Golden figures for the evaluation suite, from scikit-learn and statsmodels. Run: python3 tests/golden/evaluation/figures.py"""
import json
import pathlib
import sys

import numpy as np
import sklearn
import statsmodels
from scipy.stats import norm
from sklearn.metrics import average_precision_score, log_loss, roc_auc_score
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

sys.path.append(str(pathlib.Path(__file__).parents[1] / "learning"))
from congruential import congruential  # noqa: E402

u = congruential(5)
ROWS = 1500
scores, target, weights = np.empty(ROWS), np.empty(ROWS, dtype=int), np.empty(ROWS, dtype=int)
for i in range(ROWS):
    p = next(u) ** 3
    target[i] = next(u) < p
    scores[i] = int(p * 40) / 40 * 0.98 + 0.01  # rounded, so that many scores are tied
    weights[i] = int(next(u) * 4)
weighted = {"sample_weight": weights}
p_values = [0.0001, 0.012, 0.013, 0.04, 0.5, 0.03, 0.9, 0.002]
pathlib.Path(__file__).with_suffix(".json").write_text(
    json.dumps(
        {
            "source": f"scikit-learn {sklearn.__version__}, statsmodels {statsmodels.__version__}",
            "auc": roc_auc_score(target, scores, **weighted),
            "averagePrecision": average_precision_score(target, scores, **weighted),
            "logLoss": log_loss(target, scores, **weighted),
            "wilson": [[k, n, *proportion_confint(k, n, method="wilson")] for k, n in [(3, 40), (0, 12), (12, 12), (57, 1000)]],
            "p": p_values,
            "adjusted": multipletests(p_values, method="fdr_bh")[1].tolist(),
            "tails": [[z, 2 * norm.sf(z)] for z in [0.0, 0.5, 1.96, 3.3, 6.0]],
        },
        indent=1,
    )
)
