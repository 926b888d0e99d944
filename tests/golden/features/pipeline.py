"""Golden figures for feature steps, from scikit-learn and numpy. Run: python3 tests/golden/features/pipeline.py"""
import json
import pathlib

import numpy as np
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import QuantileTransformer, RobustScaler, StandardScaler

x = np.array([3.5, np.nan, 120.0, 7.25, 0.0, 7.25, -4.0, np.nan, 11.0, 2000.0, 7.25, 5.0]).reshape(-1, 1)
present = x[~np.isnan(x)].reshape(-1, 1)
filled = SimpleImputer(strategy="median").fit_transform(x)
low, high = np.quantile(present, [0.1, 0.9])
rank = QuantileTransformer(n_quantiles=len(present), output_distribution="uniform").fit(present)
pathlib.Path(__file__).with_suffix(".json").write_text(
    json.dumps(
        {
            "source": f"scikit-learn {sklearn.__version__}, numpy {np.__version__}",
            "median": filled.ravel().tolist(),
            "capped": np.clip(filled, low, high).ravel().tolist(),
            "log1p": np.log1p(np.maximum(filled, 0)).ravel().tolist(),
            "standard": StandardScaler().fit_transform(filled).ravel().tolist(),
            "robust": RobustScaler().fit_transform(filled).ravel().tolist(),
            "rank": rank.transform(present).ravel().tolist(),
        },
        indent=1,
    )
)
