"""Models trained elsewhere, as ONNX files, with what onnxruntime scores. Run: python3 tests/golden/onnx/models.py"""
import json
import pathlib
import sys

import lightgbm
import numpy as np
import onnxruntime
import pandas as pd
import xgboost
from onnxmltools import convert_lightgbm, convert_xgboost
from onnxmltools.convert.common.data_types import FloatTensorType as MlFloat
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import ExtraTreesClassifier, GradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

sys.path.append(str(pathlib.Path(__file__).parents[1] / "learning"))
from congruential import congruential  # noqa: E402

HERE = pathlib.Path(__file__).parent
u = congruential(3)
ROWS = 600
NAMES = ["age", "income", "tenure"]
X = np.array([[np.float32(next(u) * 6 - 3) for _ in NAMES] for _ in range(ROWS)], dtype=np.float32)
city = np.array(["north", "south", "east"])[[int(next(u) * 3) for _ in range(ROWS)]]
y = np.array([next(u) < 1 / (1 + np.exp(1 - X[i, 0] - X[i, 1] * X[i, 2] / 2 - (city[i] == "east"))) for i in range(ROWS)], dtype=int)
holed = X.copy()
holed[::7, 1] = np.nan
frame = pd.DataFrame(holed, columns=NAMES).assign(city=city)

flat = [("input", FloatTensorType([None, 3]))]
columns = [(n, FloatTensorType([None, 1])) for n in NAMES] + [("city", StringTensorType([None, 1]))]
ready = ColumnTransformer(
    [("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), NAMES), ("city", OneHotEncoder(handle_unknown="ignore"), ["city"])]
)
fit = {
    "logistic-pipeline": to_onnx(make_pipeline(ready, LogisticRegression()).fit(frame, y), initial_types=columns, target_opset=17),
    "mlp": to_onnx(make_pipeline(StandardScaler(), MLPClassifier((8, 4), max_iter=300, random_state=1)).fit(X, y), initial_types=flat, options={"zipmap": False}, target_opset=17),
    "extra-trees": to_onnx(ExtraTreesClassifier(10, max_depth=5, random_state=1).fit(X, y), initial_types=flat, options={"zipmap": False}, target_opset=17),
    "gradient-boosting": to_onnx(GradientBoostingClassifier(n_estimators=12).fit(X, y), initial_types=flat, options={"zipmap": False}, target_opset=17),
    "naive-bayes": to_onnx(GaussianNB().fit(X, y), initial_types=flat, options={"zipmap": False}, target_opset=17),
    "lightgbm": convert_lightgbm(lightgbm.LGBMClassifier(n_estimators=12, num_leaves=8, verbose=-1).fit(holed, y), initial_types=[("input", MlFloat([None, 3]))], target_opset=15),
    "xgboost": convert_xgboost(xgboost.XGBClassifier(n_estimators=12, max_depth=3).fit(holed, y), initial_types=[("input", MlFloat([None, 3]))], target_opset=15),
}
take = 80
golden = {"source": f"onnxruntime {onnxruntime.__version__}", "columns": {n: [None if np.isnan(v) else float(v) for v in holed[:take, i]] for i, n in enumerate(NAMES)}, "city": city[:take].tolist(), "probabilities": {}}
operators = {}
for name, model in fit.items():
    (HERE / f"{name}.onnx").write_bytes(model.SerializeToString())
    session = onnxruntime.InferenceSession(model.SerializeToString())
    rows = X[:take] if name in ("mlp", "extra-trees", "naive-bayes", "gradient-boosting") else holed[:take]
    feed = {"input": rows} if len(session.get_inputs()) == 1 else {**{n: holed[:take, [i]] for i, n in enumerate(NAMES)}, "city": city[:take].astype(object).reshape(-1, 1)}
    scores = session.run(None, feed)[1]
    golden["probabilities"][name] = [float(s[1]) for s in scores]
    operators[name] = sorted({n.op_type for n in model.graph.node})
golden["whole"] = [float(v) for v in X[:take, 1]]
(HERE / "models.json").write_text(json.dumps(golden))
print(json.dumps(operators, indent=1))
