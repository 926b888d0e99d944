import process from "node:process";
import { applyBins, binMatrix } from "../../core/learning/gbdt/binMatrix.ts";
import { fitGbdt } from "../../core/learning/gbdt/fitGbdt.ts";
import { trainerOf } from "../../core/learning/gbdt/growTree.ts";
import { predictMargins } from "../../core/learning/gbdt/tree.ts";
import { rocAuc } from "../../core/learning/metrics/ranking.ts";
import { comparePeers } from "./learnerPeers.ts";
import { processorSeconds } from "./peer.ts";
import { columnsOf, peopleTable, TARGETS, WIDTH } from "./peopleTable.ts";

const TREES = 100;
const SKLEARN = `
from sklearn.ensemble import HistGradientBoostingClassifier
from threadpoolctl import threadpool_limits
with threadpool_limits(1):
    began, aucs = time.process_time(), []
    models = [HistGradientBoostingClassifier(max_iter=${TREES}, l2_regularization=1, early_stopping=False).fit(x, y[:, t]) for t in range(${TARGETS})]
    seconds = time.process_time() - began
found["scikit-learn HGB"] = {"seconds": seconds, "auc": float(np.mean([roc_auc_score(yt[:, t], m.decision_function(xt)) for t, m in enumerate(models)]))}`;
const XGBOOST = `
import xgboost
began = time.process_time()
models = [xgboost.XGBClassifier(n_estimators=${TREES}, max_leaves=31, max_depth=0, grow_policy="lossguide", learning_rate=0.1, n_jobs=1).fit(x, y[:, t]) for t in range(${TARGETS})]
seconds = time.process_time() - began
found["xgboost"] = {"seconds": seconds, "auc": float(np.mean([roc_auc_score(yt[:, t], m.predict_proba(xt)[:, 1]) for t, m in enumerate(models)]))}`;

/** Thirteen rare targets, 100 trees of 31 leaves each, one thread for all: seconds of the processor and mean AUC on as many unseen rows. */
export async function benchGbdt(rows: number): Promise<void> {
  const train = peopleTable(rows, "train");
  const test = peopleTable(Math.min(rows, 100_000), "test");
  const trainer = trainerOf();
  const began = processorSeconds();
  const matrix = binMatrix(columnsOf(train.values));
  const models = train.targets.map((target) => fitGbdt(matrix, target, { trees: TREES }, trainer).model);
  const seconds = processorSeconds() - began;
  const unseen = applyBins(matrix.columns, columnsOf(test.values));
  const aucs = models.map((model, t) => rocAuc(predictMargins(model, unseen), test.targets[t]));
  const auc = aucs.reduce((sum, own) => sum + own, 0) / TARGETS;
  process.stdout.write(`${rows} x ${WIDTH}, ${TARGETS} targets, ${TREES} trees of 31 leaves, 1 thread\n`);
  comparePeers(train, test, { seconds, auc }, ["scikit-learn HGB", "xgboost"], [SKLEARN, XGBOOST]);
}
