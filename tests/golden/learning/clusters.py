"""Golden figures for clustering, from scikit-learn and scipy. Run: python3 tests/golden/learning/clusters.py"""
import json
import pathlib

import numpy as np
import scipy.optimize
import sklearn
from congruential import congruential
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import adjusted_rand_score, silhouette_samples
from sklearn.tree import DecisionTreeClassifier

ROWS, WIDTH, K = 600, 5, 4
u = congruential(7)
x = np.empty((ROWS, WIDTH), dtype=np.float32)
for i in range(ROWS):
    group = i % K
    for j in range(WIDTH):
        x[i, j] = (group >> (j % 2) & 1) * 1.2 + j * 0.1 * group + next(u) + next(u)
initial = x[:K].astype(np.float64)
model = KMeans(K, init=initial, n_init=1, tol=1e-4, algorithm="lloyd").fit(x.astype(np.float64))
labels = model.labels_
other = np.arange(ROWS) % 3
samples = silhouette_samples(x.astype(np.float64), labels)
pca = PCA(2).fit(x.astype(np.float64))
tree = DecisionTreeClassifier(max_depth=3, random_state=0).fit(x.astype(np.float64), labels)
gains = [[round(next(u) * 100) for _ in range(7)] for _ in range(5)]
rows, columns = scipy.optimize.linear_sum_assignment(-np.array(gains))
pathlib.Path(__file__).with_suffix(".json").write_text(
    json.dumps(
        {
            "source": f"scikit-learn {sklearn.__version__}, scipy {scipy.__version__}",
            "centres": model.cluster_centers_.tolist(),
            "inertia": model.inertia_,
            "sizes": np.bincount(labels).tolist(),
            "labels": "".join(map(str, labels)),
            "ari": adjusted_rand_score(labels, other),
            "silhouette": samples.mean(),
            "silhouetteByCluster": [samples[labels == c].mean() for c in range(K)],
            "pcaShares": pca.explained_variance_ratio_.tolist(),
            "pcaAxes": np.abs(pca.components_).tolist(),
            "treeAccuracy": tree.score(x.astype(np.float64), labels),
            "gains": gains,
            "matching": columns.tolist(),
        },
        indent=1,
    )
)
