"""Rows placed in groups of other rows, from pandas and scikit-learn. Run: python3 tests/golden/tables/place.py"""
import json
import pathlib

import numpy as np
import pandas as pd
import sklearn
from sklearn.cluster import KMeans
from sklearn.preprocessing import OneHotEncoder, StandardScaler

random = np.random.default_rng(11)
KINDS = [(25, 10, "Vigo"), (70, 12, "Lugo"), (50, 90, "Lugo")]


def table(rows, shift=0.0):
    kind = random.integers(0, 3, rows)
    age = np.round([KINDS[k][0] for k in kind] + 3 * random.standard_normal(rows) + shift, 1)
    spend = np.round([KINDS[k][1] for k in kind] + 4 * random.standard_normal(rows), 2)
    city = np.array([KINDS[k][2] for k in kind], dtype=object)
    return pd.DataFrame({"age": age, "spend": spend, "city": city})


train, new = table(240), table(60, 2.0)
train.loc[random.choice(240, 12, replace=False), "age"] = np.nan
train.loc[random.choice(240, 6, replace=False), "city"] = ""
new.loc[[3, 14, 15], "age"] = np.nan
new.loc[[5, 6], "spend"] = [400.0, -50.0]
new.loc[[7, 8], "city"] = ["", "Ourense"]  # missing, and never seen before

encoder = OneHotEncoder(sparse_output=False, dtype=float).fit(train[["city"]])
median = train[["age", "spend"]].median()
numbers = train[["age", "spend"]].fillna(median)
low, high = np.quantile(numbers, [0.01, 0.99], axis=0)
scaler = StandardScaler().fit(numbers.clip(low, high, axis=1))


def matrix(rows):
    values = scaler.transform(rows[["age", "spend"]].fillna(median).clip(low, high, axis=1))
    known = rows["city"].where(rows["city"].isin(encoder.categories_[0]), "")
    return np.hstack([values, encoder.transform(known.to_frame())])


model = KMeans(3, n_init=20, tol=0, random_state=0).fit(matrix(train))
own = model.transform(matrix(train)).min(axis=1)
reach = [np.quantile(own[model.labels_ == k], 0.99, method="inverted_cdf") for k in range(3)]
order = np.argsort(-np.bincount(model.labels_))
place = {int(k): int(at) for at, k in enumerate(order)}
labels, distances = model.predict(matrix(new)), model.transform(matrix(new)).min(axis=1)
pathlib.Path(__file__).with_suffix(".json").write_text(
    json.dumps(
        {
            "source": f"scikit-learn {sklearn.__version__}, pandas {pd.__version__}",
            "train": train.to_csv(index=False),
            "new": new.to_csv(index=False),
            "groups": [f"G{place[int(k)] + 1}" for k in labels],
            "distances": np.round(distances, 6).tolist(),
            "far": (distances > np.array(reach)[labels]).astype(int).tolist(),
        },
        indent=1,
    )
)
