"""More models trained elsewhere: forests, calibration, several classes, with all that onnxruntime scores. Run: python3 tests/golden/onnx/classes.py"""
import json
import pathlib
import sys

import numpy as np
import onnxruntime
import pandas as pd
import skl2onnx.common._container as container
import xgboost
from onnxmltools import convert_xgboost
from onnxmltools.convert.common.data_types import FloatTensorType as MlFloat
from skl2onnx import to_onnx
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

sys.path.append(str(pathlib.Path(__file__).parents[1] / "learning"))
from congruential import congruential  # noqa: E402

# skl2onnx 1.20 hands booleans to onnx 1.23, which wants whole numbers
plain = container.make_node
container.make_node = lambda *parts, **settings: plain(
    *parts, **{k: [int(i) if isinstance(i, (bool, np.bool_)) else i for i in v] if isinstance(v, list) else v for k, v in settings.items()}
)

HERE = pathlib.Path(__file__).parent
u = congruential(5)
ROWS, TAKE = 600, 40
NAMES = ["age", "income", "tenure"]
# as wide as ages, incomes and months with a bank, so that the models say something of customers
X = np.array([[18 + 70 * next(u), 5000 + 295_000 * next(u) ** 3, 240 * next(u)] for _ in range(ROWS)], dtype=np.float32)
margin = (X[:, 0] - 45) / 15 - (X[:, 2] - 60) / 80 + np.log(X[:, 1] / 60_000)
y = np.array([next(u) < 1 / (1 + np.exp(1 - m)) for m in margin], dtype=int)
PRODUCTS = ["debit_card", "payroll", "pension_plan", "short_term_deposit"]
bought = np.array([PRODUCTS[min(3, int(4 * next(u) ** (1 + (m > 0))))] for m in margin])
holed = X.copy()
holed[::7, 1] = np.nan
frame = pd.DataFrame(holed, columns=NAMES)
matrix = {"zipmap": False}
logistic = LogisticRegression(max_iter=500)
fit = {
    "scaled-logistic": to_onnx(make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), logistic).fit(holed, y), X[:1]),
    "random-forest": to_onnx(RandomForestClassifier(10, max_depth=4, random_state=1).fit(X, y), X[:1], options=matrix),
    "hist-gradient-boosting": to_onnx(HistGradientBoostingClassifier(max_iter=8, max_leaf_nodes=8, random_state=1).fit(holed, y), X[:1], options=matrix),
    "calibrated": to_onnx(CalibratedClassifierCV(make_pipeline(StandardScaler(), logistic), method="isotonic", cv=2).fit(X, y), X[:1], options=matrix),
    "xgboost-classes": convert_xgboost(xgboost.XGBClassifier(n_estimators=4, max_depth=3).fit(holed, np.digitize(margin, [-1, 1])), initial_types=[("input", MlFloat([None, 3]))]),
    "products": to_onnx(make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), LogisticRegression(max_iter=500)).fit(frame, bought), frame[:1]),
}
whole = ("random-forest", "calibrated")
golden = {"source": f"onnxruntime {onnxruntime.__version__}", "columns": {n: [None if np.isnan(v) else float(v) for v in holed[:TAKE, i]] for i, n in enumerate(NAMES)}, "whole": [float(v) for v in X[:TAKE, 1]], "filled": list(whole), "scores": {}}
for name, model in fit.items():
    data = model.SerializeToString()
    (HERE / f"{name}.onnx").write_bytes(data)
    session = onnxruntime.InferenceSession(data)
    rows = (X if name in whole else holed)[:TAKE]
    inputs = session.get_inputs()
    feed = {inputs[0].name: rows} if len(inputs) == 1 else {n: rows[:, [i]] for i, n in enumerate(NAMES)}
    scores = session.run(None, feed)[1]
    if isinstance(scores[0], dict):
        scores = [[row[c] for c in sorted(row)] for row in scores]
    golden["scores"][name] = [[round(float(v), 9) for v in row] for row in scores]
    print(name, len(data), [i.name for i in inputs], sorted({n.op_type for n in model.graph.node}), file=sys.stderr)
(HERE / "classes.json").write_text(json.dumps(golden))
