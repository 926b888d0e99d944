/**
 * One HistGradientBoostingClassifier per product on our binned columns, stopped by the tuning month's log loss; the l2 penalty that does
 * best there is kept. Writes log odds of the tuning and the untouched month.
 */
export const PEER_SCRIPT = `
import json, sys, time
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import log_loss
folder, count = sys.argv[1], int(sys.argv[2])
missing = np.fromfile(f"{folder}/missing", np.float32)
def read(name):
    x = np.fromfile(f"{folder}/{name}.codes", np.uint8).reshape(len(missing), -1).T.astype(np.float32)
    x[x == missing] = np.nan
    return (x,) + tuple(np.fromfile(f"{folder}/{name}.{part}", kind) for part, kind in (("held", np.uint32), ("gained", np.uint32), ("weight", np.float32)))
learn, tune, test = read("learn"), read("tune"), read("test")
began, found = time.perf_counter(), []
for p in range(count):
    bit = np.uint32(1 << p)
    rows, judged = (learn[1] & bit) == 0, (tune[1] & bit) == 0
    y, yt = ((learn[2] & bit) > 0)[rows].astype(int), ((tune[2] & bit) > 0)[judged].astype(int)
    if y.sum() < 30: continue
    x = learn[0][rows]
    columns = ~np.isnan(x).all(axis=0)
    best = None
    for l2 in (1, 30):
        model = HistGradientBoostingClassifier(max_iter=300, learning_rate=0.08, max_leaf_nodes=15, min_samples_leaf=30, l2_regularization=l2, early_stopping=True, n_iter_no_change=20)
        model.fit(x[:, columns], y, sample_weight=learn[3][rows], X_val=tune[0][judged][:, columns], y_val=yt)
        loss = log_loss(yt, model.predict_proba(tune[0][judged][:, columns])[:, 1], labels=[0, 1])
        if best is None or loss < best[0]: best = (loss, model)
    for name, part in (("tune", tune), ("test", test)):
        best[1].decision_function(part[0][:, columns]).astype(np.float64).tofile(f"{folder}/{name}.{p}")
    found.append(p)
print(json.dumps({"seconds": time.perf_counter() - began, "products": found}))
`;
