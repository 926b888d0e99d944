"""Trees of scikit-learn's gradient boosting with the contributions that the shap package finds, path dependent.

Run: python3 tests/golden/learners/contributions.py
"""
import json
import pathlib

import numpy as np
import shap
import sklearn
from sklearn.ensemble import GradientBoostingRegressor

random = np.random.RandomState(3)
x = random.randint(0, 64, (400, 5)) / 64
y = 4 * x[:, 0] * x[:, 1] + np.sin(6 * x[:, 2]) + 0.1 * random.normal(size=400)
model = GradientBoostingRegressor(n_estimators=8, max_depth=5, learning_rate=0.3, random_state=0).fit(x, y)
rows = x[:12]
explainer = shap.TreeExplainer(model, feature_perturbation="tree_path_dependent")
trees = [
    {
        "column": [int(c) if c >= 0 else -1 for c in tree.tree_.feature],
        "threshold": tree.tree_.threshold.tolist(),
        "left": tree.tree_.children_left.tolist(),
        "right": tree.tree_.children_right.tolist(),
        "value": (0.3 * tree.tree_.value[:, 0, 0]).tolist(),
        "cover": tree.tree_.weighted_n_node_samples.tolist(),
    }
    for tree in model.estimators_[:, 0]
]
pathlib.Path(__file__).with_suffix(".json").write_text(
    json.dumps(
        {
            "source": f"shap {shap.__version__}, scikit-learn {sklearn.__version__}",
            "base": float(model.init_.constant_[0, 0]),
            "expected": float(np.ravel(explainer.expected_value)[0]),
            "trees": trees,
            "rows": rows.tolist(),
            "contributions": explainer.shap_values(rows).tolist(),
        }
    )
)
