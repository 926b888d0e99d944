"""Isotonic and Platt's calibration by scikit-learn. Run: python3 tests/golden/learners/calibration.py"""
import json
import pathlib

import numpy as np
import sklearn
from sklearn.calibration import _SigmoidCalibration
from sklearn.isotonic import IsotonicRegression

random = np.random.RandomState(1)
scores = random.randint(1, 200, 300) / 200
target = (random.uniform(size=300) < scores**2).astype(int)
at = [0.001, 0.01, 0.2, 0.333, 0.5, 0.77, 0.995, 0.999]
isotonic = IsotonicRegression(out_of_bounds="clip").fit(scores, target)
platt = _SigmoidCalibration().fit(np.log(scores / (1 - scores)), target)
pathlib.Path(__file__).with_suffix(".json").write_text(
    json.dumps(
        {
            "source": f"scikit-learn {sklearn.__version__}",
            "scores": scores.tolist(),
            "target": target.tolist(),
            "at": at,
            "isotonic": isotonic.predict(at).tolist(),
            "slope": -float(platt.a_),
            "intercept": -float(platt.b_),
        }
    )
)
